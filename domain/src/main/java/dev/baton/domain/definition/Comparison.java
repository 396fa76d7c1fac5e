package dev.baton.domain.definition;

import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.TextSet;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.FoldedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A question about one value. An unknown value makes it false, except the question whether it exists. */
public sealed interface Comparison {

    /** The value is the operand; a set, if it holds this one and nothing else. */
    record Is(Operand operand) implements Comparison {}

    /** The value is known and is not the operand. */
    record IsNot(Operand operand) implements Comparison {}

    /** The value is one of these; a set, if it holds any of them. */
    record In(List<Operand> operands) implements Comparison {}

    /** The text holds the operand; the set has it as a member. */
    record Contains(Operand operand) implements Comparison {}

    /** The text begins with the operand. */
    record StartsWith(Operand operand) implements Comparison {}

    /** The text, or a member of the set, fits one of the globs. */
    record Matches(List<Glob> globs) implements Comparison {}

    /** The value is less, at most, at least or more than the operand. */
    record Ordered(Order order, Operand operand) implements Comparison {}

    /** The value lies between the operands, both ends in. */
    record Between(Operand low, Operand high) implements Comparison {}

    /** The value is known, or is not. */
    record Exists(boolean wanted) implements Comparison {}

    /** The four orders. */
    enum Order {
        LESS,
        AT_MOST,
        AT_LEAST,
        MORE;

        private static final Map<String, Order> SIGNS = Map.of("<", LESS, "<=", AT_MOST, ">=", AT_LEAST, ">", MORE);
        private static final Map<String, Order> WORDS = Map.of("below", LESS, "at-most", AT_MOST, "at-least", AT_LEAST,
                "above", MORE);

        /** The order of a sign, as values of attributes are compared. */
        public static Optional<Order> of(String sign) {
            return Optional.ofNullable(SIGNS.get(sign));
        }

        /** The order of a word, as scores are compared. */
        public static Optional<Order> named(String word) {
            return Optional.ofNullable(WORDS.get(word));
        }

        /** Whether a comparison that came out so (negative: less) fulfils this order. */
        public boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case AT_LEAST -> comparison >= 0;
                case MORE -> comparison > 0;
            };
        }
    }

    /** Whether it holds of a value that may be unknown. */
    default boolean holds(Optional<AttributeValue> value) {
        if (this instanceof Exists(boolean wanted)) {
            return value.isPresent() == wanted;
        }
        return value.isPresent() && holdsOf(value.get());
    }

    /** Whether it reads a text as a text: so that {@link #holdsOfFolded} may be asked, once the text has been folded. */
    default boolean readsFolded() {
        return switch (this) {
            case Is _,IsNot _,In _,Contains _,StartsWith _,Matches _ -> true;
            case Ordered _,Between _,Exists _ -> false;
        };
    }

    /** Whether it holds of a text, given folded, so that a text of which much is asked is folded once. */
    default boolean holdsOfFolded(String text) {
        return switch (this) {
            case Is(Operand operand) -> operand.isText() && operand.folded().equals(text);
            case IsNot(Operand operand) -> !(operand.isText() && operand.folded().equals(text));
            case In(List<Operand> operands) -> isAmong(operands, text);
            case Contains(Operand operand) -> operand.isText() && text.contains(operand.folded());
            case StartsWith(Operand operand) -> operand.isText() && text.startsWith(operand.folded());
            case Matches(List<Glob> globs) -> fits(globs, text);
            case Ordered _,Between _,Exists _ -> throw new IllegalArgumentException("reads no folded text: " + this);
        };
    }

    private boolean holdsOf(AttributeValue value) {
        if (value instanceof AttributeValue.Text(String text) && readsFolded()) {
            return holdsOfFolded(FoldedText.fold(text));
        }
        return switch (this) {
            case Is(Operand operand) -> operand.equalTo(value);
            case IsNot(Operand operand) -> !operand.equalTo(value);
            case In(List<Operand> operands) -> operands.stream().anyMatch(value instanceof TextSet(List<String> texts)
                    ? operand -> operand.isAmong(texts)
                    : operand -> operand.equalTo(value));
            case Contains(Operand operand) when value instanceof TextSet(List<String> texts) -> operand.isAmong(texts);
            case StartsWith _ when value instanceof TextSet -> false;
            case Matches _ when value instanceof TextSet(List<String> texts) ->
                texts.stream().map(FoldedText::fold).anyMatch(this::holdsOfFolded);
            case Contains _,StartsWith _,Matches _ -> holdsOfFolded(text(value));
            case Ordered(Order order, Operand operand) -> {
                OptionalInt compared = operand.order(value);
                yield compared.isPresent() && order.holds(compared.getAsInt());
            }
            case Between(Operand low, Operand high) -> {
                OptionalInt toLow = low.order(value);
                OptionalInt toHigh = high.order(value);
                yield toLow.isPresent() && toHigh.isPresent() && toLow.getAsInt() >= 0 && toHigh.getAsInt() <= 0;
            }
            case Exists(boolean wanted) -> wanted;
        };
    }

    private static boolean isAmong(List<Operand> operands, String folded) {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).isText() && operands.get(i).folded().equals(folded)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(List<Glob> globs, String folded) {
        for (int i = 0; i < globs.size(); i++) {
            if (globs.get(i).matches(folded)) {
                return true;
            }
        }
        return false;
    }

    private static String text(AttributeValue value) {
        return value.as(Type.TEXT).map(text -> FoldedText.fold(((AttributeValue.Text) text).value())).orElse("");
    }
}
