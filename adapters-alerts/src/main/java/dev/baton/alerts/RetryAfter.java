package dev.baton.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * How long a receiver asks to be left alone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
 */
final class RetryAfter {
    private static final int DIGITS = 9;
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private RetryAfter() {
    }

    /** Seconds or a date; anything else says nothing. However many digits there are, it is at most {@link #LONGEST}. */
    static Optional<Duration> read(String text, Instant now) {
        String asked = text.strip();
        if (asked.matches("[0-9]+")) {
            return Optional.of(asked.length() > DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(asked)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(asked))
                .map(until -> until.isBefore(now) ? Duration.ZERO : Duration.between(now, until));
    }
}
