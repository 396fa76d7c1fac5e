package dev.baton.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void numbers_stand_at_the_right() {
        TextTable table = new TextTable("source", "#leads");
        table.add("search", "2,296");
        table.add("fair", "7");
        assertThat(table.lines()).containsExactly("source  leads", "search  2,296", "fair        7");
    }

    @Test
    void wide_letters_take_two_columns_and_marks_none() {
        assertThat(Letters.width("検索")).isEqualTo(4);
        assertThat(Letters.width("می\u200Cخواهم")).isEqualTo(7);
        assertThat(Letters.width("e\u0301")).isEqualTo(1);
        assertThat(Letters.width("👍")).isEqualTo(2);
    }

    @Test
    void persian_names_leave_the_numbers_where_they_are() {
        TextTable table = new TextTable("source", "#leads");
        table.add("نمایشگاه", "12");
        table.add("検索", "3");
        List<String> lines = table.lines();
        assertThat(lines.get(1)).isEqualTo("\u200E\u2068نمایشگاه\u2069     12");
        assertThat(lines.stream().map(Letters::width).distinct()).hasSize(1);
    }

    @Test
    void what_is_stored_cannot_move_the_cursor() {
        TextTable table = new TextTable("name");
        table.add("a\u001B[2Jb\nc\u202Ed");
        assertThat(table.lines().get(1)).isEqualTo("a\uFFFD[2Jb c\uFFFDd");
    }

    @Test
    void long_texts_are_cut_between_letters() {
        assertThat(Letters.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Letters.cut("検索検索", 5)).isEqualTo("検索…");
    }
}
