package dev.baton.application.policy;

import dev.baton.application.agreement.Versions;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.agreement.VersionsContract;
import dev.baton.domain.agreement.Waiver;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What every {@link Policies} keeps to. The store is empty when a test begins. */
public abstract class PoliciesContract extends VersionsContract {

    /** The policies. */
    protected abstract Policies policies();

    @Override
    protected final Versions versions() {
        return policies();
    }

    @Override
    protected final boolean activate(String key, int version, Predicate<StoredVersion> expected,
            Optional<Waiver> waiver, Instant at) {
        return policies().activate(key, version, expected, waiver, at);
    }

    @Override
    protected final Optional<StoredVersion> active() {
        return policies().active();
    }
}
