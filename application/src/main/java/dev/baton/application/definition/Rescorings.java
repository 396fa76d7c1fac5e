package dev.baton.application.definition;

import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How all leads come to be judged by the versions that were activated, one rescoring for each activation. */
public interface Rescorings {

    /** The latest first, at most so many, those after a place in that order. */
    List<Rescoring> list(Optional<Place> after, int most);

    /** That of one version. */
    Optional<Rescoring> find(JudgedBy version);

    /**
     * Lets stages follow no more by it. Leads that are not counted anew yet still are.
     *
     * @return false if there is none that runs
     */
    boolean cancel(JudgedBy version);

    /** Where a rescoring stands in the list. */
    record Place(Instant startedAt, JudgedBy version) {}

    /**
     * One rescoring, as far as it has come.
     *
     * @param done      leads that the version judges by now
     * @param total     leads that were known when it began
     * @param countedAt when all were counted anew
     * @param endedAt   when nothing was left to do
     * @param moved     leads whose stage followed by it
     * @param waiting   leads whose stage will follow, on their day
     */
    record Rescoring(JudgedBy version, StageEffects effects, boolean cancelled, long done, long total,
            Instant startedAt, Optional<Instant> countedAt, Optional<Instant> endedAt, long moved, long waiting) {

        /** How it stands. */
        public Status status() {
            return cancelled ? Status.CANCELLED : endedAt.isPresent() ? Status.DONE : Status.RUNNING;
        }
    }

    /** How a rescoring stands. */
    enum Status {
        /** Leads are counted, or wait for their day. */
        RUNNING,
        /** All are counted, and nobody waits. */
        DONE,
        /** A person stopped it, or another version was activated: stages follow no more by it. */
        CANCELLED;

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
