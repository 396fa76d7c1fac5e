package dev.baton.domain.handoff;

import dev.baton.domain.team.Consequence;
import dev.baton.domain.team.RejectionReason;

/**
 * For what a lead came back from sales, as the reason said then. A team may say something else of its reasons later; what came
 * back before did so for what was said before.
 *
 * @param reason         its code
 * @param disqualifies   whether the lead is never to be a customer; else it may come again
 * @param blamesCriteria whether the criteria had let in what they should not
 * @param missesMaterial whether the rep lacked material to go on with
 */
public record Grounds(String reason, boolean disqualifies, boolean blamesCriteria, boolean missesMaterial) {

    /** What a reason says now. */
    public static Grounds of(RejectionReason reason) {
        return new Grounds(reason.id(), reason.then() instanceof Consequence.Disqualify, reason.blamesCriteria(),
                reason.missesMaterial());
    }

    /** What becomes of the lead, as a written word. */
    public String then() {
        return disqualifies ? "disqualify" : "recycle";
    }
}
