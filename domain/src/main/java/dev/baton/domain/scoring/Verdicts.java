package dev.baton.domain.scoring;

import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.Optional;

/** The questions that decide about stages, asked of one tally at one instant; the score is counted once, when needed. */
public final class Verdicts {
    private final Plan plan;
    private final Tally tally;
    private final Instant at;
    private Optional<Sums> sums = Optional.empty();

    Verdicts(Plan plan, Tally tally, Instant at) {
        this.plan = plan;
        this.tally = tally;
        this.at = at;
    }

    private Sums sums() {
        if (sums.isEmpty()) {
            sums = Optional.of(Sums.of(plan, tally, at.toEpochMilli()));
        }
        return sums.get();
    }

    /** Whether a lead now in one stage fulfils what another asks for. */
    public boolean enters(Stage asked, Stage present) {
        return Optional.ofNullable(plan.moves().get(asked))
                .map(moves -> moves.enter().holds(tally, at.toEpochMilli(), sums(), present)).orElse(false);
    }

    /** Whether what takes a lead out of a stage holds; that cannot ask for the stage. */
    public boolean leaves(Stage asked) {
        return Optional.ofNullable(plan.moves().get(asked)).flatMap(Plan.Moves::leave)
                .map(leave -> leave.holds(tally, at.toEpochMilli(), sums(), asked)).orElse(false);
    }

    /** The first exclusion that holds. */
    public Optional<String> exclusion() {
        return plan.exclusions().stream()
                .filter(exclusion -> exclusion.when().holds(tally, at.toEpochMilli(), Sums.NONE, Stage.LEAD))
                .findFirst().map(Plan.Excluding::id);
    }

    /** Whether one of the further conditions of the plan holds of a lead in a stage. */
    public boolean holds(int choice, Stage present) {
        return plan.choices().get(choice).holds(tally, at.toEpochMilli(), sums(), present);
    }

    /** The score at this instant. */
    public Score score() {
        return sums().score(at, plan.journey(tally, at.toEpochMilli()));
    }
}
