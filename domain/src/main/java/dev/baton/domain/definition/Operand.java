package dev.baton.domain.definition;

import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Bool;
import dev.baton.domain.lead.AttributeValue.Date;
import dev.baton.domain.lead.AttributeValue.Moment;
import dev.baton.domain.lead.AttributeValue.Money;
import dev.baton.domain.lead.AttributeValue.TextSet;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.FoldedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What a definition compares with: a written value, understood as whatever type the compared value has. */
public record Operand(AttributeValue written, String folded) {

    /** An operand as written. */
    public static Operand of(AttributeValue written) {
        String text = written.as(Type.TEXT).map(value -> ((AttributeValue.Text) value).value()).orElse("");
        return new Operand(written, FoldedText.fold(text));
    }

    /** Whether anything of this can be found in a text; of an amount of money, or of signs that folding drops, nothing can. */
    public boolean isText() {
        return !folded.isEmpty();
    }

    /** Whether a value is this. */
    public boolean equalTo(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> isText() && FoldedText.fold(text).equals(folded);
            case TextSet(List<String> texts) -> texts.size() == 1 && isAmong(texts);
            case AttributeValue.Number _,Bool _,Date _,Moment _,Money _ -> {
                OptionalInt order = order(value);
                yield order.isPresent() && order.getAsInt() == 0;
            }
        };
    }

    /** Whether this is one of some texts. */
    public boolean isAmong(List<String> texts) {
        return isText() && texts.stream().anyMatch(text -> FoldedText.fold(text).equals(folded));
    }

    /** This as something that has an order, be it written as a text: a number, date, instant or amount; empty if it has none. */
    Optional<AttributeValue> ordered() {
        return switch (written) {
            case AttributeValue.Number _,Date _,Moment _,Money _ -> Optional.of(written);
            case AttributeValue.Text _ -> Stream.of(Type.NUMBER, Type.DATE, Type.INSTANT).map(written::as)
                    .flatMap(Optional::stream).findFirst();
            case Bool _,TextSet _ -> Optional.empty();
        };
    }

    /** How a value compares with this: negative if less; empty if the two cannot be compared. */
    public OptionalInt order(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text _ -> value.as(Type.NUMBER).map(this::order).orElse(OptionalInt.empty());
            case AttributeValue.Number(BigDecimal number) -> with(Type.NUMBER,
                    own -> number.compareTo(((AttributeValue.Number) own).value()));
            case Bool(boolean flag) -> with(Type.BOOLEAN, own -> Boolean.compare(flag, ((Bool) own).value()));
            case Date(LocalDate date) -> with(Type.DATE, own -> date.compareTo(((Date) own).value()));
            case Moment(Instant instant) -> with(Type.INSTANT, own -> instant.compareTo(((Moment) own).value()));
            case Money money -> written instanceof Money own && own.currency().equals(money.currency())
                    ? OptionalInt.of(money.amount().compareTo(own.amount()))
                    : OptionalInt.empty();
            case TextSet _ -> OptionalInt.empty();
        };
    }

    private OptionalInt with(Type type, ToIntFunction<AttributeValue> comparison) {
        Optional<AttributeValue> own = written.as(type);
        return own.isPresent() ? OptionalInt.of(comparison.applyAsInt(own.get())) : OptionalInt.empty();
    }
}
