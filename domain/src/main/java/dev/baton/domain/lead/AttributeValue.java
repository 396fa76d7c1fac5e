package dev.baton.domain.lead;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an attribute says. */
public sealed interface AttributeValue {

    /** The types a value can have. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT,
        MONEY,
        SET;

        /** The name of the type in the written form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type of that name. */
        public static Optional<Type> of(String code) {
            return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
        }
    }

    /** A text, kept as given. */
    record Text(String value) implements AttributeValue {}

    /** A number, at most 20 digits before and 10 after the point. */
    record Number(BigDecimal value) implements AttributeValue {
        public Number {
            value = value.stripTrailingZeros();
        }
    }

    /** Yes or no. */
    record Bool(boolean value) implements AttributeValue {}

    /** A calendar date. */
    record Date(LocalDate value) implements AttributeValue {}

    /** An instant. */
    record Moment(Instant value) implements AttributeValue {}

    /** An amount of an ISO 4217 currency; toman is understood and kept as ten rials (IRR). */
    record Money(BigDecimal amount, String currency) implements AttributeValue {
        /** What is called toman, folded. */
        private static final Set<String> TOMAN = Set.of("irt", "toman", "tomans", "تومان");

        public Money {
            amount = amount.stripTrailingZeros();
        }

        private static Optional<Money> of(Fields fields, BigDecimal amount, String currency) {
            if (TOMAN.contains(FoldedText.fold(currency))) {
                return Optional.of(new Money(amount.movePointRight(1), "IRR"));
            }
            try {
                return Optional.of(new Money(amount, Currency.getInstance(currency.toUpperCase(Locale.ROOT))
                        .getCurrencyCode()));
            } catch (IllegalArgumentException _) {
                fields.object("currency", Flaw.UNKNOWN_WORD, currency, "EUR, USD, IRR, toman …");
                return Optional.empty();
            }
        }
    }

    /** A set of texts, in the order given. */
    record TextSet(List<String> values) implements AttributeValue {
        public TextSet {
            values = List.copyOf(values);
        }
    }

    /** The type of this value. */
    default Type type() {
        return switch (this) {
            case Text _ -> Type.TEXT;
            case Number _ -> Type.NUMBER;
            case Bool _ -> Type.BOOLEAN;
            case Date _ -> Type.DATE;
            case Moment _ -> Type.INSTANT;
            case Money _ -> Type.MONEY;
            case TextSet _ -> Type.SET;
        };
    }

    /** This value as another type, if nothing is lost by it. */
    default Optional<AttributeValue> as(Type wanted) {
        return wanted == type() ? Optional.of(this) : Conversion.of(this, wanted);
    }

    /**
     * A value as it is written: a text, a number, true or false, a list of texts, {@code {date: 2026-03-21}},
     * {@code {instant: …}}, {@code {amount: 12.50, currency: EUR}}.
     */
    static Optional<AttributeValue> read(Reading reading, Tree tree, Pointer place) {
        return switch (tree) {
            case Tree.Text _ -> Texts.read(reading, tree, place, 4_000).map(Text::new);
            case Tree.Numeral(BigDecimal value) -> number(reading, value, place).map(Number::new);
            case Tree.Flag(boolean value) -> Optional.of(new Bool(value));
            case Tree.Listing(List<Tree> items) -> set(reading, items, place);
            case Tree.Branch branch -> compound(reading, branch, place);
            case Tree.Blank _ -> {
                reading.object(place, Flaw.EMPTY);
                yield Optional.empty();
            }
        };
    }

    /** The value as it is written. */
    default Tree written() {
        return switch (this) {
            case Text(String value) -> Tree.of(value);
            case Number(BigDecimal value) -> new Tree.Numeral(value);
            case Bool(boolean value) -> Tree.of(value);
            case Date(LocalDate value) -> Tree.branch().with("date", value.toString()).done();
            case Moment(Instant value) -> Tree.branch().with("instant", value.toString()).done();
            case Money(BigDecimal amount, String currency) ->
                Tree.branch().with("amount", amount).with("currency", currency)
                        .done();
            case TextSet(List<String> values) -> new Tree.Listing(values.stream().map(Tree::of).toList());
        };
    }

    private static Optional<BigDecimal> number(Reading reading, BigDecimal value, Pointer place) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > 10 || plain.precision() - plain.scale() > 20) {
            reading.object(place, Flaw.OUT_OF_RANGE, Texts.brief(value), "-1e20", "1e20, 10 decimals");
            return Optional.empty();
        }
        return Optional.of(plain);
    }

    private static Optional<AttributeValue> set(Reading reading, List<Tree> items, Pointer place) {
        if (items.size() > 100) {
            reading.object(place, Flaw.TOO_MANY, items.size(), 100);
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Texts.read(reading, items.get(i), place.to(i), Fields.LONGEST_TEXT).ifPresent(values::add);
        }
        return Optional.of(new TextSet(values.stream().distinct().toList()));
    }

    private static Optional<AttributeValue> compound(Reading reading, Tree.Branch branch, Pointer place) {
        Fields fields = reading.fields(branch, place);
        Optional<AttributeValue> value;
        if (fields.has("date")) {
            value = fields.required("date", fields.dateOfAnyTime("date")).map(Date::new);
        } else if (fields.has("instant")) {
            value = fields.required("instant", fields.instant("instant")).map(Moment::new);
        } else {
            Optional<BigDecimal> amount = fields.required("amount", fields.number("amount"))
                    .flatMap(written -> number(reading, written, fields.at("amount")));
            Optional<String> currency = fields.required("currency", fields.text("currency", 20));
            value = amount.flatMap(a -> currency.flatMap(c -> Money.of(fields, a, c)))
                    .filter(money -> number(reading, money.amount(), fields.at("amount")).isPresent())
                    .map(AttributeValue.class::cast);
        }
        fields.finish();
        return value;
    }
}
