package dev.baton.domain.team;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By which calendar a person is told dates. */
public enum CalendarSystem {
    /** The common one: 2026-03-21. */
    GREGORIAN,
    /** The Persian one, also called Jalali: 1405-01-01. */
    PERSIAN;

    /** The written words. */
    public static final Map<String, CalendarSystem> WORDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(CalendarSystem::code, Function.identity()));

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
