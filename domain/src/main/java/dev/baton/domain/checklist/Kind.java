package dev.baton.domain.checklist;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Bool;
import dev.baton.domain.lead.AttributeValue.Money;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.FoldedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an answer looks like. As with the types of attributes, a value of another form is taken where nothing is lost by it,
 * and fits not where something would be: a form says {@code yes} as a text, an option by its title.
 */
public sealed interface Kind {
    /** What people write for yes, folded. */
    Set<String> YES = Stream.of("yes", "true", "بله", "آری", "نعم").map(FoldedText::fold)
            .collect(Collectors.toUnmodifiableSet());

    /** What people write for no, folded. */
    Set<String> NO = Stream.of("no", "false", "خیر", "نه", "لا").map(FoldedText::fold)
            .collect(Collectors.toUnmodifiableSet());

    /** Yes or no. */
    record YesNo() implements Kind {}

    /** One of some options, which is kept by its id. */
    record Choice(List<Option> options) implements Kind {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * An amount of money.
     *
     * @param currency what a bare number counts in, as written (toman is understood); without one a currency must be told
     */
    record Amount(Optional<String> currency) implements Kind {}

    /** A calendar date. */
    record Date() implements Kind {}

    /** Whatever was said. */
    record Text() implements Kind {}

    /** One answer of a choice. */
    record Option(String id, Labels title) {
        private boolean isMeantBy(String folded) {
            return Stream.concat(Stream.of(id), title.byLanguage().values().stream()).map(FoldedText::fold)
                    .anyMatch(folded::equals);
        }
    }

    /** The written word. */
    default String code() {
        return switch (this) {
            case YesNo _ -> "yes-no";
            case Choice _ -> "choice";
            case Amount _ -> "amount";
            case Date _ -> "date";
            case Text _ -> "text";
        };
    }

    /** The type that answers have in the catalogue, by which rules read them. */
    default Type type() {
        return switch (this) {
            case YesNo _ -> Type.BOOLEAN;
            case Choice _,Text _ -> Type.TEXT;
            case Amount _ -> Type.MONEY;
            case Date _ -> Type.DATE;
        };
    }

    /** A value as an answer of this kind; empty if it does not fit. */
    default Optional<AttributeValue> fit(AttributeValue value) {
        return switch (this) {
            case YesNo _ -> value.as(Type.BOOLEAN).or(() -> value.as(Type.TEXT).flatMap(Kind::yesOrNo));
            case Choice(List<Option> options) -> value.as(Type.TEXT).flatMap(text -> chosen(options, text));
            case Amount(Optional<String> currency) -> amount(value, currency).filter(money -> !isOutside(money));
            case Date _ -> value.as(Type.DATE).filter(date -> !isOutside(date));
            case Text _ -> value.as(Type.TEXT);
        };
    }

    /** What is wrong with a value that is of the right type and does not fit all the same. */
    default Optional<Objection> objection(Pointer place, AttributeValue value) {
        if (this instanceof Amount(Optional<String> currency) && amount(value, currency).isEmpty()) {
            return value.as(Type.NUMBER).map(number -> number instanceof AttributeValue.Number(BigDecimal amount)
                    ? amount.toPlainString()
                    : "").map(amount -> Objection.of(place, Flaw.NO_CURRENCY, amount, amount + " EUR"));
        }
        Optional<AttributeValue> read = this instanceof Amount(Optional<String> currency)
                ? amount(value, currency)
                : this instanceof Date ? value.as(Type.DATE) : Optional.empty();
        return read.filter(Kind::isOutside).map(outside -> outside instanceof Money(BigDecimal amount, String currency)
                ? Objection.of(place, Flaw.BELOW_ZERO, amount.toPlainString() + " " + currency)
                : Objection.of(place, Flaw.NOT_GREGORIAN, text(outside), "2026-03-21"));
    }

    private static String text(AttributeValue date) {
        return date instanceof AttributeValue.Date(LocalDate day) ? day.toString() : "";
    }

    /** Nobody has less than nothing, and a year long ago is one of another calendar. */
    private static boolean isOutside(AttributeValue value) {
        return value instanceof Money(BigDecimal amount, String _) && amount.signum() < 0
                || value instanceof AttributeValue.Date(LocalDate day) && !Fields.isWithinReach(day);
    }

    private static Optional<AttributeValue> amount(AttributeValue value, Optional<String> currency) {
        return value.as(Type.MONEY).or(() -> value.as(Type.TEXT).flatMap(Kind::money)).or(
                () -> currency.flatMap(counted -> value.as(Type.NUMBER).flatMap(number -> money(number, counted))));
    }

    private static Optional<AttributeValue> yesOrNo(AttributeValue text) {
        String folded = folded(text);
        return YES.contains(folded) || NO.contains(folded)
                ? Optional.of(new Bool(YES.contains(folded)))
                : Optional.empty();
    }

    private static Optional<AttributeValue> chosen(List<Option> options, AttributeValue text) {
        String folded = folded(text);
        return options.stream().filter(option -> option.isMeantBy(folded)).findFirst()
                .map(option -> new AttributeValue.Text(option.id()));
    }

    /** {@code 5000 EUR}, as people write it. */
    private static Optional<AttributeValue> money(AttributeValue text) {
        String folded = folded(text);
        int blank = folded.lastIndexOf(' ');
        return blank < 0
                ? Optional.empty()
                : new AttributeValue.Text(folded.substring(0, blank).strip()).as(Type.NUMBER)
                        .flatMap(number -> money(number, folded.substring(blank + 1)));
    }

    /** Toman are rials then. */
    private static Optional<AttributeValue> money(AttributeValue number, String currency) {
        Tree written = Tree.branch().with("amount", number.written()).with("currency", currency).done();
        return AttributeValue.read(new Reading(), written, Pointer.ROOT);
    }

    private static String folded(AttributeValue text) {
        return text instanceof AttributeValue.Text(String value) ? FoldedText.fold(value).strip() : "";
    }
}
