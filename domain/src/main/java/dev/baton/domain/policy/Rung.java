package dev.baton.domain.policy;

import dev.baton.domain.worktime.WorkingTime;
import java.util.Locale;

/**
 * A step of the ladder that is climbed while a promise stays broken.
 *
 * @param after how much working time after the breach
 */
public record Rung(WorkingTime after, Act act) {

    /** What is done. */
    public enum Act {
        /** Whoever leads the team is told. */
        ALERT_LEAD,
        /** Another rep of the team is chosen. */
        REASSIGN,
        /** Marketing takes the lead back: nothing can come after it. Only what sales has not answered yet can be taken back. */
        RETURN;

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
