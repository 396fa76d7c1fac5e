package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as written, by ISO 8601: {@code P30D}, {@code P2W}, {@code PT12H}; a day is 24 hours. */
public final class Durations {
    /** Ten years. */
    private static final int MOST_DAYS = 3_650;
    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,4})W");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(MOST_DAYS);

    private Durations() {
    }

    /** A length of time of at least a second and at most ten years. */
    public static Optional<Duration> read(Fields fields, String name) {
        return fields.text(name, 40).flatMap(written -> {
            Optional<Duration> length = parse(written);
            if (length.isEmpty()) {
                fields.object(name, Flaw.MALFORMED, written, "P30D, P2W, PT12H");
            } else if (length.get().compareTo(SHORTEST) < 0 || length.get().compareTo(LONGEST) > 0) {
                fields.object(name, Flaw.OUT_OF_RANGE, written, "PT1S", "P" + MOST_DAYS + "D");
                return Optional.empty();
            }
            return length;
        });
    }

    /** A length of time within the same bounds; empty if the text tells none. */
    public static Optional<Duration> of(String written) {
        return parse(written).filter(length -> length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0);
    }

    /** A length of whole days. */
    public static Optional<Integer> days(Fields fields, String name) {
        return read(fields, name).flatMap(length -> {
            if (!length.equals(Duration.ofDays(length.toDays()))) {
                fields.object(name, Flaw.MALFORMED, length, "P30D, P2W");
                return Optional.empty();
            }
            return Optional.of((int) length.toDays());
        });
    }

    private static Optional<Duration> parse(String written) {
        Matcher weeks = WEEKS.matcher(written);
        try {
            return Optional.of(weeks.matches()
                    ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1)))
                    : Duration.parse(written));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
