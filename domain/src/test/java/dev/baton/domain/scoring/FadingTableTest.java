package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Points;
import dev.baton.domain.plain.PlainFading;
import java.math.BigDecimal;

class FadingTableTest {

    private static void assertPlain(FadingTable table, Points points, Fading fading, int age) {
        assertThat(table.at(age)).as("%s, %s at %d days", points, fading, age)
                .isEqualTo(PlainFading.points(points, fading, age).movePointRight(6).longValueExact());
        assertThat(FadingTable.at(points, fading, age)).as("%s, %s at %d days alone", points, fading, age)
                .isEqualTo(table.at(age));
    }

    private static Points points(String written) {
        return Points.of(new BigDecimal(written)).orElseThrow();
    }

    private static long at(String written, Fading fading, int age) {
        return FadingTable.of(points(written), fading).at(age);
    }

    @org.junit.jupiter.api.Test
    void every_age_gives_what_sixty_digits_give() {
        Cases.check(400, chance -> {
            Points points = new Points(chance.between(-1_000_000L, 1_000_000L) * 10_000);
            int days = chance.in100(80) ? chance.between(1, 60) : chance.between(60, Fading.LONGEST);
            Fading fading = chance.of(new Fading.HalfLife(days), new Fading.HalfLife(days), new Fading.Linear(days),
                    new Fading.Expires(days), new Fading.None());
            FadingTable table = FadingTable.of(points, fading);
            for (int i = 0; i < 20; i++) {
                assertPlain(table, points, fading, chance.between(0, Math.max(1, table.length() + 2)));
            }
            assertPlain(table, points, fading, table.length());
            assertPlain(table, points, fading, Math.max(0, table.length() - 1));
        });
    }

    @org.junit.jupiter.api.Test
    void whole_tables_are_exact_for_usual_half_lives() {
        for (int days : new int[]{1, 2, 7, 14, 30}) {
            for (String written : new String[]{"5", "-15", "0.01", "25.25", "10000", "-9999.99"}) {
                FadingTable table = FadingTable.of(points(written), new Fading.HalfLife(days));
                for (int age = 0; age <= table.length() + 1; age++) {
                    assertPlain(table, points(written), new Fading.HalfLife(days), age);
                }
            }
        }
    }

    @org.junit.jupiter.api.Test
    void half_a_millionth_is_rounded_away_from_zero() {
        // 0.01 points are 10,000 millionths: after three halvings 1,250, and a thousandth of a point is left.
        assertThat(at("0.01", new Fading.HalfLife(1), 3)).isEqualTo(1_250);
        // 0.33 / 2^5 = 0.0103125; 0.03 / 2^4 = 0.001875. A half: 8.33 / 2^7 = 0.065078125.
        assertThat(at("8.33", new Fading.HalfLife(1), 7)).isEqualTo(65_078);
        assertThat(at("0.64", new Fading.HalfLife(1), 9)).isEqualTo(1_250);
        assertThat(at("1", new Fading.HalfLife(1), 7)).isEqualTo(7_813);
        assertThat(at("-1", new Fading.HalfLife(1), 7)).isEqualTo(-7_813);
        assertThat(at("0.01", new Fading.Linear(64), 57)).isEqualTo(1_094);
        assertThat(at("1", new Fading.Linear(64), 1)).isEqualTo(984_375);
        assertThat(at("0.02", new Fading.Linear(32_00), 3199)).isEqualTo(6);
        assertThat(at("0.02", new Fading.Linear(3_200), 3_198)).isEqualTo(13);
        assertThat(at("-0.02", new Fading.Linear(3_200), 3_198)).isEqualTo(-13);
    }

    @org.junit.jupiter.api.Test
    void under_a_thousandth_of_a_point_half_life_gives_nothing() {
        assertThat(at("0.01", new Fading.HalfLife(10), 33)).isEqualTo(1_015);
        assertThat(at("0.01", new Fading.HalfLife(10), 34)).isZero();
        assertThat(at("-0.01", new Fading.HalfLife(10), 34)).isZero();
        assertThat(FadingTable.of(points("1.28"), new Fading.HalfLife(1)).length()).isEqualTo(11);
        assertThat(at("10.24", new Fading.HalfLife(1), 13)).isEqualTo(1_250);
        assertThat(at("10.24", new Fading.HalfLife(1), 14)).isZero();
    }

    @org.junit.jupiter.api.Test
    void exactly_a_thousandth_is_still_given() {
        // 0.08 halves to 0.005 at four; 0.001 itself comes from no two decimals but by 0.512 or 0.064 and the like.
        assertThat(at("0.16", new Fading.HalfLife(1), 7)).isEqualTo(1_250);
        assertThat(at("1.25", new Fading.HalfLife(1), 10)).isEqualTo(1_221);
        assertThat(at("5.12", new Fading.HalfLife(1), 12)).isEqualTo(1_250);
        assertThat(at("2", new Fading.HalfLife(1), 11)).isZero();
    }

    @org.junit.jupiter.api.Test
    void what_expires_is_whole_and_then_gone() {
        assertThat(at("7.5", new Fading.Expires(3), 0)).isEqualTo(7_500_000);
        assertThat(at("7.5", new Fading.Expires(3), 2)).isEqualTo(7_500_000);
        assertThat(at("7.5", new Fading.Expires(3), 3)).isZero();
    }

    @org.junit.jupiter.api.Test
    void nothing_fades_to_nothing_and_no_fading_stays() {
        assertThat(FadingTable.of(Points.ZERO, new Fading.HalfLife(30)).length()).isZero();
        assertThat(at("3", new Fading.None(), 100_000)).isEqualTo(3_000_000);
        assertThat(FadingTable.of(points("3"), new Fading.None()).length()).isZero();
    }
}
