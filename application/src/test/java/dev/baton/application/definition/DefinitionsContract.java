package dev.baton.application.definition;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.agreement.Versions;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.agreement.VersionsContract;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every {@link Definitions} keeps to. The store is empty when a test begins. */
public abstract class DefinitionsContract extends VersionsContract {

    /** The definitions. */
    protected abstract Definitions definitions();

    @Override
    protected final Versions versions() {
        return definitions();
    }

    @Override
    protected final boolean activate(String key, int version, Predicate<StoredVersion> expected,
            Optional<Waiver> waiver, Instant at) {
        return definitions().activate(key, version, expected, waiver, StageEffects.USUAL, at);
    }

    @Override
    protected final Optional<StoredVersion> active() {
        return definitions().active().flatMap(judge -> definitions().find(judge.definition(), judge.version()));
    }

    @Test
    void the_active_version_is_the_one_that_judges() {
        StoredVersion draft = definitions().add("b2b", Tree.branch().with("definition", "b2b").done(), NOW);
        assertThat(definitions().active()).isEmpty();

        assertThat(definitions().activate("b2b", draft.version(), Optional.of(new Waiver("a test", "tester", NOW)),
                NOW)).isTrue();

        assertThat(definitions().active()).contains(new JudgedBy("b2b", 1));
    }
}
