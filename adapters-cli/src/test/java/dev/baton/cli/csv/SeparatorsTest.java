package dev.baton.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatorsTest {

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void the_sign_that_makes_equal_rows_is_the_separator(char sign) {
        assertThat(Separators.of("a,b,c\n1,2,3\n4,5,6\n".replace(',', sign), true)).isEqualTo(sign);
    }

    @Test
    void decimal_commas_do_not_outweigh_semicolons() {
        assertThat(Separators.of("name;price;weight\nA;1,50;2,5\nB;3,20;7\nC;1,00;1,0\n", true)).isEqualTo(';');
    }

    @Test
    void signs_within_quotes_do_not_count() {
        assertThat(Separators.of("name,note\n\"Ahmadi; Sara\",\"a;b;c\"\n\"Rad; Nima\",\"d;e;f\"\n", true))
                .isEqualTo(',');
    }

    @Test
    void one_column_is_read_with_commas() {
        assertThat(Separators.of("email\nsara@example.com\n", true)).isEqualTo(',');
    }

    @Test
    void a_row_that_is_cut_off_is_not_looked_at() {
        assertThat(Separators.of("a;b;c\n1;2;3\n4,5,6,7,8;\"unfin", false)).isEqualTo(';');
    }
}
