package dev.baton.domain.definition;

import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The criteria on which marketing and sales agreed.
 *
 * @param key        its name; numbered versions hang on it
 * @param title      its name for people
 * @param zone       whose calendar days fading and {@code per-day} go by
 * @param reviewBy   when the two teams look at it again
 * @param dimensions what is scored, in written order
 * @param groups     rules under a common floor and ceiling, in written order
 * @param rules      in written order
 * @param grade      the two banded dimensions that make a grade, if any
 * @param total      the range of the total
 * @param stages     when a lead enters and leaves a stage
 * @param exclusions what keeps a lead from sales, in written order
 * @param journey    how far leads go, and what proves it
 * @param account    what the leads of an account come to together
 * @param scenarios  example leads with what is expected of them, in written order
 */
public record Definition(String key, Labels title, ZoneId zone, Optional<LocalDate> reviewBy,
        List<Dimension> dimensions,
        List<Group> groups, List<Rule> rules, Optional<Grade> grade, Range total, Map<Stage, StageRule> stages,
        List<Exclusion> exclusions, Journey journey, AccountRules account, List<Scenario> scenarios) {
    public Definition {
        dimensions = List.copyOf(dimensions);
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
        stages = Map.copyOf(stages);
        exclusions = List.copyOf(exclusions);
        scenarios = List.copyOf(scenarios);
    }

    /** When a lead enters and leaves a stage; empty if nobody enters it by this definition. */
    public Optional<StageRule> stageRule(Stage stage) {
        return Optional.ofNullable(stages.get(stage));
    }

    /** Whether the machine takes leads out of a stage; without a {@code leave} only a person does. */
    public boolean canLeave(Stage stage) {
        return stageRule(stage).flatMap(StageRule::leave).isPresent();
    }

    /**
     * One thing that is scored.
     *
     * @param weight whole percent of the total; the weights add up to 100
     * @param bands  from the highest lower end to the lowest; empty if the dimension is not banded
     */
    public record Dimension(String id, Labels title, Range range, int weight, List<Band> bands) {
        public Dimension {
            bands = List.copyOf(bands);
        }

        /** The band of a shown score. */
        public Optional<String> band(int shown) {
            for (Band band : bands) {
                if (shown >= band.from()) {
                    return Optional.of(band.name());
                }
            }
            return Optional.empty();
        }
    }

    /** A name for the scores from a lowest one up. */
    public record Band(String name, int from) {}

    /**
     * What keeps a lead from sales while it holds: it is a competitor, a student, in a country that is not served …
     *
     * @param when   may ask what rules may ask, so neither for scores nor for the stage
     * @param reason in the words of the teams
     */
    public record Exclusion(String id, Condition when, Labels reason) {}

    /** Rules of one dimension under a common floor and ceiling. */
    public record Group(String id, Labels title, String dimension, Range range) {}

    /** The dimensions whose bands, written one after the other, make the grade: A1 … C3. */
    public record Grade(String first, String second) {}

    /**
     * When a lead enters and leaves a stage.
     *
     * @param leave       without it only a person takes the lead out
     * @param coolDown    how long a lead that a person took out stays out
     * @param newEvidence whether it must show something new to come in again
     * @param settle      the pause before an offer that rests on e-mail engagements
     */
    public record StageRule(Condition enter, Optional<Condition> leave, Duration coolDown, boolean newEvidence,
            Duration settle) {}
}
