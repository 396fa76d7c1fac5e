package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code is}, {@code in}, {@code matches}, {@code <} … beside whatever they compare. */
public final class ComparisonReader {
    private static final List<String> WORDS = List.of("is", "is-not", "in", "contains", "starts-with", "matches", "<",
            "<=", ">", ">=", "between", "exists");
    private static final int MOST_OPERANDS = 1_000;

    private ComparisonReader() {
    }

    /** The comparison among these fields; exactly one word of {@link #WORDS} is wanted. */
    public static Optional<Comparison> read(Fields fields) {
        return fields.exactlyOne(WORDS).flatMap(word -> {
            int before = fields.reading().count();
            Optional<Comparison> comparison = one(fields, word);
            if (comparison.isEmpty() && fields.reading().count() == before) {
                fields.object(word, Flaw.EMPTY);
            }
            return comparison;
        });
    }

    /** A shorthand: a single value means {@code is}, a list means {@code in}, a map is read as a comparison. */
    static Optional<Comparison> shorthand(Reading reading, Tree tree, Pointer place) {
        return switch (tree) {
            case Tree.Branch _ -> {
                Fields fields = reading.fields(tree, place);
                Optional<Comparison> comparison = read(fields);
                fields.finish();
                yield comparison;
            }
            case Tree.Listing _ -> {
                List<Operand> operands = operands(reading, new Fields.Placed(tree, place));
                yield operands.isEmpty() ? Optional.empty() : Optional.of(new Comparison.In(operands));
            }
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> operand(reading, new Fields.Placed(tree, place))
                    .map(Comparison.Is::new);
        };
    }

    private static Optional<Comparison> one(Fields fields, String word) {
        return switch (word) {
            case "is" -> operand(fields, word).map(Comparison.Is::new);
            case "is-not" -> operand(fields, word).map(Comparison.IsNot::new);
            case "contains" -> operand(fields, word).map(Comparison.Contains::new);
            case "starts-with" -> operand(fields, word).map(Comparison.StartsWith::new);
            case "in" -> many(fields, word).map(Comparison.In::new);
            case "matches" -> globs(fields, word);
            case "between" -> between(fields, word);
            case "exists" -> fields.flag(word).map(Comparison.Exists::new);
            default -> ordered(fields.reading(), fields.at(word), operand(fields, word))
                    .flatMap(operand -> Order.of(word).map(order -> new Comparison.Ordered(order, operand)));
        };
    }

    private static Optional<Operand> operand(Fields fields, String word) {
        return fields.tree(word).flatMap(tree -> operand(fields.reading(), new Fields.Placed(tree, fields.at(word))));
    }

    private static Optional<Operand> operand(Reading reading, Fields.Placed item) {
        if (item.tree() instanceof Tree.Listing) {
            reading.object(item.place(), Flaw.WRONG_TYPE, "one value", "list");
            return Optional.empty();
        }
        return AttributeValue.read(reading, item.tree(), item.place()).map(Operand::of);
    }

    private static List<Operand> operands(Reading reading, Fields.Placed list) {
        List<Tree> items = list.tree() instanceof Tree.Listing(List<Tree> written) ? written : List.of(list.tree());
        if (items.isEmpty()) {
            reading.object(list.place(), Flaw.EMPTY);
        } else if (items.size() > MOST_OPERANDS) {
            reading.object(list.place(), Flaw.TOO_MANY, items.size(), MOST_OPERANDS);
            return List.of();
        }
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            operand(reading, new Fields.Placed(items.get(i), list.place().to(i))).ifPresent(operands::add);
        }
        return operands;
    }

    private static Optional<List<Operand>> many(Fields fields, String word) {
        return fields.tree(word).map(tree -> operands(fields.reading(), new Fields.Placed(tree, fields.at(word))));
    }

    private static Optional<Comparison> globs(Fields fields, String word) {
        List<Glob> globs = new ArrayList<>();
        for (Fields.Placed item : fields.list(word, MOST_OPERANDS)) {
            Texts.read(fields.reading(), item.tree(), item.place(), Fields.LONGEST_TEXT).map(Glob::of)
                    .ifPresent(globs::add);
        }
        return globs.isEmpty() ? Optional.empty() : Optional.of(new Comparison.Matches(List.copyOf(globs)));
    }

    private static Optional<Comparison> between(Fields fields, String word) {
        List<Fields.Placed> ends = fields.list(word, MOST_OPERANDS);
        if (ends.size() != 2) {
            fields.object(word, Flaw.WRONG_TYPE, "list of two", "list of " + ends.size());
            return Optional.empty();
        }
        Optional<Operand> low = end(fields.reading(), ends.get(0));
        Optional<Operand> high = end(fields.reading(), ends.get(1));
        return low.flatMap(from -> high.filter(to -> isInOrder(fields.reading(), from, to, ends.get(1).place()))
                .map(to -> new Comparison.Between(from, to)));
    }

    private static Optional<Operand> end(Reading reading, Fields.Placed item) {
        return ordered(reading, item.place(), operand(reading, item));
    }

    /** What has no order is never less or more than anything: the rule would never match, and nobody would know why. */
    private static Optional<Operand> ordered(Reading reading, Pointer place, Optional<Operand> operand) {
        return operand.filter(present -> {
            boolean ordered = present.ordered().isPresent();
            if (!ordered) {
                reading.object(place, Flaw.WRONG_TYPE, "number, date, instant or amount",
                        present.written().type().code());
            }
            return ordered;
        });
    }

    /** Nothing lies between ends of different types, or in wrong order. */
    private static boolean isInOrder(Reading reading, Operand low, Operand high, Pointer place) {
        AttributeValue from = low.ordered().orElseThrow();
        AttributeValue to = high.ordered().orElseThrow();
        OptionalInt order = Operand.of(from).order(to);
        if (order.isEmpty()) {
            reading.object(place, Flaw.WRONG_TYPE, from.type().code(), to.type().code());
        } else if (order.getAsInt() < 0) {
            reading.object(place, Flaw.OUT_OF_RANGE, Texts.brief(high.folded()), Texts.brief(low.folded()), "…");
        }
        return order.isPresent() && order.getAsInt() >= 0;
    }
}
