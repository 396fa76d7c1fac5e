package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Fields.Placed;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads questions about the journey: {@code decision}, {@code [decision, action]}, {@code {at-least: decision}},
 * {@code {is-not: awareness}}, {@code {exists: false}}. Each comes down to the positions for which it holds.
 */
final class JourneyConditionReader {
    private static final List<String> WORDS = List.of("is", "is-not", "in", "at-least", "above", "at-most", "below",
            "exists");

    private final Reading reading;
    private final Set<Funnel> positions;

    private JourneyConditionReader(Reading reading, Set<Funnel> positions) {
        this.reading = reading;
        this.positions = positions;
    }

    /** The condition under a field. */
    static Optional<Condition> read(Fields outer, String name, Set<Funnel> positions) {
        JourneyConditionReader reader = new JourneyConditionReader(outer.reading(), positions);
        return outer.tree(name).flatMap(tree -> tree instanceof Tree.Branch
                ? reader.compared(outer.reading().fields(tree, outer.at(name)))
                : reader.oneOf(outer, name));
    }

    private Optional<Condition> compared(Fields fields) {
        Optional<Condition> condition = fields.exactlyOne(WORDS).flatMap(word -> switch (word) {
            case "in" -> oneOf(fields, word);
            case "exists" -> fields.flag(word).map(this::exists);
            case "is" -> than(fields, word).map(at -> where(at::equals));
            case "is-not" -> than(fields, word).map(at -> where(position -> position != at));
            default -> Order.named(word).flatMap(order -> than(fields, word)
                    .map(at -> where(position -> order.holds(position.compareTo(at)))));
        });
        fields.finish();
        return condition;
    }

    private Condition exists(boolean wanted) {
        Condition known = where(_ -> true);
        return wanted ? known : new Condition.Not(known);
    }

    private Condition where(Predicate<Funnel> holds) {
        return new Condition.OfJourney(
                positions.stream().filter(holds).collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<Condition> oneOf(Fields fields, String name) {
        Set<Funnel> wanted = EnumSet.noneOf(Funnel.class);
        fields.list(name, Funnel.values().length).forEach(item -> position(item).ifPresent(wanted::add));
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Condition.OfJourney(Set.copyOf(wanted)));
    }

    private Optional<Funnel> than(Fields fields, String word) {
        return fields.tree(word).flatMap(tree -> position(new Placed(tree, fields.at(word))));
    }

    /** Only what the definition's journey tells can be asked for: nothing else would ever hold. */
    private Optional<Funnel> position(Placed item) {
        Optional<Funnel> position = item.tree() instanceof Tree.Text(String word)
                ? Optional.ofNullable(Funnel.WORDS.get(word)).filter(positions::contains)
                : Optional.empty();
        if (position.isEmpty()) {
            reading.object(item.place(), Flaw.UNKNOWN_REFERENCE,
                    item.tree() instanceof Tree.Text(String word) ? word : item.tree().kind(),
                    String.join(", ", positions.stream().map(Funnel::code).toList()));
        }
        return position;
    }
}
