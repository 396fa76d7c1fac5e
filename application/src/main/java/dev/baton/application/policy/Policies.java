package dev.baton.application.policy;

import dev.baton.application.agreement.Versions;
import dev.baton.domain.agreement.Waiver;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The handoff policies, each with numbered versions. */
public interface Policies extends Versions {

    /**
     * Makes a signed version the one by which leads are handed over, and retires the one that was, whatever its key.
     *
     * @param expected asked in the same transaction, so that nobody activates what another has just changed
     * @param waiver   lets any version be active that never was
     * @return false if there is no such version, or it is not as expected
     */
    boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver, Instant at);

    /** The version by which leads are handed over now. */
    Optional<StoredVersion> active();
}
