package dev.baton.application.announcement;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void it_is_usually_tried_ten_times_at_once_at_first_and_a_day_later_at_last() {
        assertThat(RetrySchedule.USUAL.pauses()).containsExactly(ZERO, ofSeconds(5), ofMinutes(5), ofMinutes(30),
                ofHours(2), ofHours(5), ofHours(10), ofHours(14), ofHours(20), ofHours(24));
    }

    @Test
    void pauses_are_read_as_they_are_written() {
        assertThat(RetrySchedule.of("PT0S, PT90S ,PT1H").pauses()).containsExactly(ZERO, ofSeconds(90), ofHours(1));
        assertThat(RetrySchedule.of("PT0S, PT90S ,PT1H").written()).isEqualTo("PT0S,PT1M30S,PT1H");
        assertThatThrownBy(() -> RetrySchedule.of("PT0S,soon")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_secret_that_is_replaced_counts_for_a_day_still() {
        assertThat(EndpointRegistry.OVERLAP).isEqualTo(ofHours(24));
    }
}
