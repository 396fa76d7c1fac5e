package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.plain.PlainScore;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.499999, 0", "0.5, 1", "0.500001, 1", "1.5, 2", "2.5, 3", "59.499999, 59", "59.5, 60",
            "-0.5, 0", "-0.500001, -1", "-0.499999, 0", "-1.5, -1", "-1.500001, -2", "-2.5, -2", "9999.5, 10000"})
    void what_is_shown_is_the_floor_of_the_number_and_a_half(BigDecimal points, int shown) {
        assertThat(new Points(points.movePointRight(6).longValueExact()).shown()).isEqualTo(shown);
    }

    @Test
    void what_is_shown_is_the_plain_rounding_of_any_number() {
        Cases.check(2_000, chance -> {
            Points points = new Points(chance.between(-20_000_000_000L, 20_000_000_000L));

            assertThat(points.shown()).isEqualTo(PlainScore.shown(points.exact()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "25", "-15", "0.01", "-0.01", "1.50", "1e1", "10000", "-10000", "10000.00", "1E+4"})
    void points_have_at_most_two_decimals_and_are_at_most_ten_thousand(String written) {
        BigDecimal number = new BigDecimal(written);

        assertThat(Points.of(number).orElseThrow().exact()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "-0.015", "10000.01", "-10000.01", "1e400", "1e-400", "-1e999999999"})
    void other_points_are_refused(String written) {
        assertThat(Points.of(new BigDecimal(written))).isEqualTo(Optional.empty());
    }

    @Test
    void points_are_written_plainly() {
        assertThat(Points.of(100)).hasToString("100");
        assertThat(new Points(-1)).hasToString("-0.000001");
        assertThat(Points.of(3).minus(Points.of(5)).plus(new Points(500_000))).hasToString("-1.5");
    }
}
