package dev.baton.domain.scoring;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.lead.Stage;
import java.util.List;
import java.util.Set;

/** A condition made ready to be asked of a tally at an instant. */
sealed interface Test {
    /** No window: ever. */
    long EVER = Long.MAX_VALUE;

    record All(List<Test> parts) implements Test {}

    record Any(List<Test> parts) implements Test {}

    record Not(Test part) implements Test {}

    /** The answer to a question about the profile, which the tally keeps. */
    record Answer(int question) implements Test {}

    /** Whether the lead is a customer, which may end by itself. */
    record Customer(boolean wanted) implements Test {}

    /** At least n in the window, or with {@code atLeast} false, fewer than n. */
    record Enough(int track, int n, long window, boolean atLeast) implements Test {}

    /** The shown score of a dimension (its index), or of the total (−1). */
    record ScoreIs(int dimension, Order order, int than) implements Test {}

    record GradeIs(Set<String> grades) implements Test {}

    record StageIs(Set<Stage> stages) implements Test {}

    /**
     * Whether it holds.
     *
     * @param now   the instant in milliseconds
     * @param score what the tally scores now; empty sums while rules are still being asked
     */
    default boolean holds(Tally tally, long now, Sums score, Stage stage) {
        return switch (this) {
            case All(List<Test> parts) -> {
                for (int i = 0; i < parts.size(); i++) {
                    if (!parts.get(i).holds(tally, now, score, stage)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Any(List<Test> parts) -> {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i).holds(tally, now, score, stage)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Not(Test part) -> !part.holds(tally, now, score, stage);
            case Answer(int question) -> tally.answer(question);
            case Enough(int track, int n, long window, boolean atLeast) -> {
                long latest = Plan.latest(tally.track(track), n);
                yield atLeast == (latest != LatestInstants.NEVER && (window == EVER || latest > now - window));
            }
            case ScoreIs(int dimension, Order order, int than) ->
                order.holds(Integer.compare(score.shown(dimension), than));
            case GradeIs(Set<String> grades) -> score.grade().map(grades::contains).orElse(false);
            case StageIs(Set<Stage> stages) -> stages.contains(stage);
            case Customer(boolean wanted) -> tally.isCustomer(now) == wanted;
        };
    }

    /** The first instant after now at which the passing of a window can change the answer; {@link #EVER} if none. */
    default long changesAt(Tally tally, long now) {
        return switch (this) {
            case All(List<Test> parts) -> earliest(parts, tally, now);
            case Any(List<Test> parts) -> earliest(parts, tally, now);
            case Not(Test part) -> part.changesAt(tally, now);
            case Enough(int track, int n, long window, boolean _) ->
                closing(Plan.latest(tally.track(track), n), window, now);
            case Customer _ -> tally.customerEnd(now);
            case Answer _,ScoreIs _,GradeIs _,StageIs _ -> EVER;
        };
    }

    private static long earliest(List<Test> parts, Tally tally, long now) {
        long earliest = EVER;
        for (Test part : parts) {
            earliest = Math.min(earliest, part.changesAt(tally, now));
        }
        return earliest;
    }

    /** When an instant leaves a window, if that is still to come. */
    static long closing(long instant, long window, long now) {
        return instant == LatestInstants.NEVER || window == EVER || instant + window <= now ? EVER : instant + window;
    }
}
