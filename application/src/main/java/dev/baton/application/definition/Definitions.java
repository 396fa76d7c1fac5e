package dev.baton.application.definition;

import dev.baton.application.agreement.Versions;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The definitions, each with numbered versions. */
public interface Definitions extends Versions {

    /**
     * Makes a signed version the one that judges, and retires the one that did, whose rescoring ends. A {@link Rescorings
     * rescoring} begins.
     *
     * @param expected asked in the same transaction, so that nobody activates what another has just changed
     * @param waiver lets any version judge that never did
     * @return false if there is no such version, or it is not as expected
     */
    boolean activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver,
            StageEffects effects, Instant at);

    /** Makes a signed version the one that judges, whatever it says now, with the usual effects. */
    default boolean activate(String key, int version, Optional<Waiver> waiver, Instant at) {
        return activate(key, version, _ -> true, waiver, StageEffects.USUAL, at);
    }

    /** The version that judges now. */
    Optional<JudgedBy> active();
}
