package dev.baton.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.agreement.Review.Status;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final LocalDate DAY = LocalDate.parse("2026-06-30");

    private static Status on(LocalDate today) {
        return Review.of(Optional.of(DAY), today).status();
    }

    @Test
    void a_review_is_due_for_two_weeks_up_to_its_day_and_overdue_from_the_next() {
        assertThat(on(DAY.minusDays(15))).isEqualTo(Status.UPCOMING);
        assertThat(on(DAY.minusDays(14))).isEqualTo(Status.DUE);
        assertThat(on(DAY)).isEqualTo(Status.DUE);
        assertThat(on(DAY.plusDays(1))).isEqualTo(Status.OVERDUE);
    }

    @Test
    void where_no_day_was_named_there_is_none() {
        assertThat(Review.of(Optional.empty(), DAY).status()).isEqualTo(Status.NONE);
    }
}
