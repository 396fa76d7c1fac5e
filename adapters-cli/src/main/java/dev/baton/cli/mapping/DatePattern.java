package dev.baton.cli.mapping;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A date as a file writes it.
 *
 * @param written the pattern, by the letters of {@link DateTimeFormatter}: {@code dd.MM.yyyy}
 * @param format  the same, strict: there is no 30 February
 */
record DatePattern(String written, DateTimeFormatter format) {

    /** 2026-03-21. */
    static final DatePattern ISO = of("yyyy-MM-dd");

    /** A pattern; an {@link IllegalArgumentException} when it is none. */
    static DatePattern of(String written) {
        return new DatePattern(written, strict(written));
    }

    /** With the letter y a year needs an era, which no file writes. */
    static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1).toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    LocalDate parse(String text) {
        return LocalDate.parse(text, format);
    }
}
