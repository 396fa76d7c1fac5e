package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Between;
import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Condition.All;
import dev.baton.domain.definition.Condition.Any;
import dev.baton.domain.definition.Condition.Not;
import dev.baton.domain.definition.Condition.OfScore;
import dev.baton.domain.definition.Reach.Shown;
import dev.baton.domain.lead.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a condition can hold at all, as far as the bounds of scores and the stages in which it is asked tell: a yes may be wrong,
 * a no never is.
 */
final class Possibility {
    private final Reach reach;
    /** What conditions beside the one that is asked leave of the scores; by dimension, empty for the total. */
    private final Map<Optional<String>, Shown> left;
    /** The stages in which it may be asked. */
    private final Set<Stage> stages;

    Possibility(Reach reach, Set<Stage> stages) {
        this(reach, Map.of(), stages);
    }

    private Possibility(Reach reach, Map<Optional<String>, Shown> left, Set<Stage> stages) {
        this.reach = reach;
        this.left = Map.copyOf(left);
        this.stages = Set.copyOf(stages);
    }

    boolean canHold(Condition condition) {
        return can(positive(condition, true));
    }

    boolean alwaysHolds(Condition condition) {
        return !can(positive(condition, false));
    }

    /** The condition, or its contrary, with every {@code not} moved inwards. */
    private static Condition positive(Condition condition, boolean wanted) {
        return switch (condition) {
            case All(List<Condition> parts) -> wanted ? new All(each(parts, true)) : new Any(each(parts, false));
            case Any(List<Condition> parts) -> wanted ? new Any(each(parts, true)) : new All(each(parts, false));
            case Not(Condition part) -> positive(part, !wanted);
            case OfScore(Optional<String> dimension, Order order, int than) ->
                new OfScore(dimension, wanted ? order : contrary(order), than);
            case Condition.OfStage(Set<Stage> asked) -> wanted ? condition : new Condition.OfStage(others(asked));
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfCount _,Condition.OfJourney _,Condition.OfGrade _,Condition.OfAccount _ ->
                wanted ? condition : new Not(condition);
        };
    }

    private static Set<Stage> others(Set<Stage> stages) {
        return Arrays.stream(Stage.values()).filter(stage -> !stages.contains(stage))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Condition> each(List<Condition> parts, boolean wanted) {
        return parts.stream().map(part -> positive(part, wanted)).toList();
    }

    private static Order contrary(Order order) {
        return switch (order) {
            case LESS -> Order.AT_LEAST;
            case AT_MOST -> Order.MORE;
            case AT_LEAST -> Order.LESS;
            case MORE -> Order.AT_MOST;
        };
    }

    private boolean can(Condition condition) {
        return switch (condition) {
            case All(List<Condition> parts) -> together(parts);
            case Any(List<Condition> parts) -> parts.stream().anyMatch(this::can);
            case OfScore(Optional<String> dimension, Order order, int than) ->
                !left(dimension).that(order, than).isEmpty();
            case Condition.OfGrade(var grades) -> grades.stream().anyMatch(reach::reaches);
            case Condition.OfAttribute(String _, Comparison comparison) -> can(comparison);
            case Condition.OfAnswer(String _, Comparison comparison) -> can(comparison);
            case Condition.OfSource(Comparison comparison) -> can(comparison);
            case Condition.OfStage(Set<Stage> asked) -> asked.stream().anyMatch(stages::contains);
            case Not _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfCount _,Condition.OfJourney _,Condition.OfAccount _ ->
                true;
        };
    }

    static boolean can(Comparison comparison) {
        return !(comparison instanceof Between(Operand low, Operand high) && high.order(low.written()).orElse(0) > 0);
    }

    private Shown left(Optional<String> dimension) {
        return Optional.ofNullable(left.get(dimension)).orElseGet(() -> reach.shown(dimension));
    }

    /** What asks for scores or for the stage first narrows them for all the others. */
    private boolean together(List<Condition> parts) {
        List<Condition> others = new ArrayList<>();
        Map<Optional<String>, Shown> narrowed = new HashMap<>(left);
        Set<Stage> among = new HashSet<>(stages);
        for (Condition part : flat(parts)) {
            if (part instanceof OfScore(Optional<String> dimension, Order order, int than)) {
                Shown before = Optional.ofNullable(narrowed.get(dimension)).orElseGet(() -> reach.shown(dimension));
                narrowed.put(dimension, before.that(order, than));
            } else if (part instanceof Condition.OfStage(Set<Stage> asked)) {
                among.retainAll(asked);
            } else {
                others.add(part);
            }
        }
        Possibility rest = new Possibility(reach, narrowed, among);
        return !among.isEmpty() && narrowed.values().stream().noneMatch(Shown::isEmpty)
                && others.stream().allMatch(rest::can);
    }

    private static List<Condition> flat(List<Condition> parts) {
        return parts.stream().flatMap(part -> part instanceof All(List<Condition> inner)
                ? flat(inner).stream()
                : List.of(part).stream()).toList();
    }
}
