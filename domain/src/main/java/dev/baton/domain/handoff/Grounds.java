package dev.baton.domain.handoff;

import dev.baton.domain.team.Consequence;
import dev.baton.domain.team.RejectionReason;
import java.util.Optional;

/**
 * For what a lead came back from sales, as the reason said then. A team may say something else of its reasons later; what came
 * back before did so for what was said before.
 *
 * @param reason         its code
 * @param disqualifies   whether the lead is never to be a customer; else it may come again
 * @param programme      in which marketing keeps in touch meanwhile; empty if in none in particular
 * @param blamesCriteria whether the criteria had let in what they should not
 * @param missesMaterial whether the rep lacked material to go on with
 */
public record Grounds(String reason, boolean disqualifies, Optional<String> programme, boolean blamesCriteria,
        boolean missesMaterial) {

    /** What a reason says now. */
    public static Grounds of(RejectionReason reason) {
        return switch (reason.then()) {
            case Consequence.Recycle(Optional<String> programme, var _) ->
                new Grounds(reason.id(), false, programme, reason.blamesCriteria(), reason.missesMaterial());
            case Consequence.Disqualify() -> new Grounds(reason.id(), true, Optional.empty(),
                    reason.blamesCriteria(), reason.missesMaterial());
        };
    }

    /** What becomes of the lead, as a written word. */
    public String then() {
        return disqualifies ? "disqualify" : "recycle";
    }
}
