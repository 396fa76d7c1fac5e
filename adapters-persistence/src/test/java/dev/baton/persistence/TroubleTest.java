package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerFull;
import dev.baton.application.intake.LedgerRejected;
import dev.baton.application.intake.LedgerUnavailable;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each SQLSTATE means to the application. */
class TroubleTest {

    private static RuntimeException told(String state) {
        return Trouble.inWords(new DataAccessException("failed", new SQLException("failed", state)));
    }

    @ParameterizedTest
    @CsvSource({"22021,rejected", "22P02,rejected", "23505,busy", "23503,busy", "40001,busy", "40P01,busy",
            "55P03,busy", "08006,unavailable", "53100,full", "53300,unavailable", "25006,unavailable",
            "57014,unavailable"})
    void trouble_is_told_in_the_words_of_the_application(String state, String word) {
        Class<?> expected = switch (word) {
            case "rejected" -> LedgerRejected.class;
            case "busy" -> LedgerBusy.class;
            case "full" -> LedgerFull.class;
            default -> LedgerUnavailable.class;
        };
        assertThat(told(state)).isExactlyInstanceOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "23514", "42601", "0", ""})
    void a_mistake_of_ours_goes_on_as_it_is(String state) {
        assertThat(told(state)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_trouble_of_the_driver_without_a_state_goes_on_as_it_is() {
        assertThat(Trouble.inWords(new DataAccessException("failed", new SQLException("failed"))))
                .isInstanceOf(DataAccessException.class);
    }
}
