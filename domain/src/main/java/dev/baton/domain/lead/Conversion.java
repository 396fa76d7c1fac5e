package dev.baton.domain.lead;

import dev.baton.domain.lead.AttributeValue.Bool;
import dev.baton.domain.lead.AttributeValue.Date;
import dev.baton.domain.lead.AttributeValue.Moment;
import dev.baton.domain.lead.AttributeValue.Money;
import dev.baton.domain.lead.AttributeValue.TextSet;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.form.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values turned into another type where nothing is lost. A text is a number only if that is how the number is written: the
 * zeros of a postal code 01234 or of an agent 007 would be lost, and so would the sign of -0.
 */
final class Conversion {
    private static final Pattern NUMBER = Pattern
            .compile("(?!-[0.]+$)-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,10})?");

    private Conversion() {
    }

    static Optional<AttributeValue> of(AttributeValue value, Type wanted) {
        return switch (value) {
            case AttributeValue.Text(String text) -> ofText(text, wanted);
            case AttributeValue.Number(BigDecimal number) -> text(number.toPlainString(), wanted);
            case Bool(boolean flag) -> text(Boolean.toString(flag), wanted);
            case Date(LocalDate date) -> text(date.toString(), wanted);
            case Moment(Instant instant) -> text(instant.toString(), wanted);
            case Money _ -> Optional.empty();
            case TextSet(List<String> values) ->
                values.size() == 1 ? text(values.getFirst(), wanted) : Optional.empty();
        };
    }

    private static Optional<AttributeValue> text(String text, Type wanted) {
        return switch (wanted) {
            case TEXT -> Optional.of(new AttributeValue.Text(text));
            case SET ->
                text.length() > Fields.LONGEST_TEXT ? Optional.empty() : Optional.of(new TextSet(List.of(text)));
            case NUMBER, BOOLEAN, DATE, INSTANT, MONEY -> Optional.empty();
        };
    }

    private static Optional<AttributeValue> ofText(String text, Type wanted) {
        return switch (wanted) {
            case TEXT, SET -> text(text, wanted);
            case NUMBER -> number(text).map(AttributeValue.Number::new);
            case BOOLEAN -> flag(text).map(Bool::new);
            case DATE -> date(text).map(Date::new);
            case INSTANT -> instant(text).map(Moment::new);
            case MONEY -> Optional.empty();
        };
    }

    /** A number as it is written, in any of the three languages' digits. */
    static Optional<BigDecimal> number(String text) {
        String folded = FoldedText.fold(text);
        return NUMBER.matcher(folded).matches() ? Optional.of(new BigDecimal(folded)) : Optional.empty();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(FoldedText.fold(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** As an instant is read that is written as one: within reach, cut to milliseconds. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MILLIS))
                    .filter(Fields::isWithinReach);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        return switch (FoldedText.fold(text)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
