package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * An instant as a file writes it. A date without a time is the first instant of that day in the zone.
 *
 * @param written the pattern; empty for the ISO forms, {@code 2026-03-21}, {@code 2026-03-21 09:30:00},
 *                {@code 2026-03-21T09:30:00+03:30}
 * @param zone    where the clocks stood; needed where the text has no offset
 */
record InstantPattern(Optional<String> written, DateTimeFormatter format, Optional<ZoneId> zone) {
    private static final DateTimeFormatter ISO = DatePattern
            .strict("yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]][ ][XXX][XX][X]]");

    /** A pattern; an {@link IllegalArgumentException} when it is none. */
    static InstantPattern of(Optional<String> written, Optional<ZoneId> zone) {
        return new InstantPattern(written, written.map(DatePattern::strict).orElse(ISO), zone);
    }

    /** Whether every text in this pattern tells its offset. */
    static boolean tellsOffset(String pattern) {
        return pattern.replaceAll("'[^']*'", "").matches(".*[XxZzOV].*");
    }

    Cell read(String text) {
        try {
            TemporalAccessor read = format.parseBest(Numbers.latin(text).replace('t', 'T').replace('z', 'Z'),
                    ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return instant(read).map(instant -> Cell.of(Tree.of(instant.truncatedTo(ChronoUnit.MILLIS).toString())))
                    .orElse(new Cell.Wrong("no-zone", "\"" + text + "\" does not say where: add zone: to the mapping, "
                            + "for example zone: Asia/Tehran"));
        } catch (DateTimeException _) {
            return Cell.malformed("\"" + text + "\" is no time of the form "
                    + written.orElse("2026-03-21 09:30:00 or 2026-03-21; say its form with format:"));
        }
    }

    private Optional<Instant> instant(TemporalAccessor read) {
        return switch (read) {
            case ZonedDateTime zoned -> Optional.of(zoned.toInstant());
            case OffsetDateTime offset -> Optional.of(offset.toInstant());
            case LocalDateTime local -> zone.map(at -> local.atZone(at).toInstant());
            case LocalDate date -> zone.map(at -> date.atStartOfDay(at).toInstant());
            default -> throw new IllegalStateException("asked for none of this: " + read);
        };
    }
}
