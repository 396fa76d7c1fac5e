package dev.baton.domain.agreement;

/**
 * What becomes of the stages of known leads when another version begins to judge; chosen by whoever activates it. Scores are
 * counted anew in any case. A lead whose stage would not change needs none of this.
 */
public sealed interface StageEffects {
    /** So many leads a day where nobody chose. */
    int USUAL_PER_DAY = 100;
    /** What holds where nobody chose: sales is not flooded by accident. */
    StageEffects USUAL = new Paced(USUAL_PER_DAY);

    /** Each lead's stage follows with its own next fact. */
    record None() implements StageEffects {}

    /**
     * At most so many leads move on a calendar day of the definition's zone: those that enter a stage first, and of them the
     * highest score.
     */
    record Paced(int perDay) implements StageEffects {
        /** The most that a day may be given. */
        public static final int MOST_PER_DAY = 1_000_000;

        public Paced {
            if (perDay < 1 || perDay > MOST_PER_DAY) {
                throw new IllegalArgumentException("leads a day: " + perDay);
            }
        }
    }

    /** Every stage follows at once. */
    record All() implements StageEffects {}

    /** The written word. */
    default String code() {
        return switch (this) {
            case None _ -> "none";
            case Paced _ -> "paced";
            case All _ -> "all";
        };
    }
}
