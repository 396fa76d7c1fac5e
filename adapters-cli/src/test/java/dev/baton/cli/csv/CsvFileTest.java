package dev.baton.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cli.ending.CommandFailed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_may_end_as_they_like_and_are_counted_right(String end) throws IOException {
        List<Row> rows = rows(String.join(end, "id,note", "1,\"two" + end + "lines\"", "2,one", "", "3,last"));
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 6L);
        assertThat(rows).extracting(row -> row.cells().getFirst()).containsExactly("1", "2", "3");
    }

    @Test
    void doubled_quotes_and_separators_within_quotes_are_text() throws IOException {
        assertThat(rows("a,b\n\"say \"\"hi\"\"\",\"x,y\"\n").getFirst().cells()).containsExactly("say \"hi\"", "x,y");
    }

    @Test
    void the_header_is_trimmed_and_loses_its_mark() throws IOException {
        try (CsvFile file = open("\uFEFF id , e-mail \n1,2\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(file.header()).containsExactly("id", "e-mail");
        }
    }

    @Test
    void two_columns_of_one_name_are_refused() {
        assertThatThrownBy(() -> rows("id,name, id\n1,2,3\n")).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("two columns named \"id\"");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> rows("")).isInstanceOf(CommandFailed.class).hasMessageContaining("is empty");
    }

    @Test
    void a_missing_file_is_told_in_a_sentence() {
        assertThatThrownBy(() -> CsvFile.open(folder.resolve("no.csv"), Optional.empty(), Optional.empty()))
                .isInstanceOf(CommandFailed.class).hasMessageContaining("there is no such file");
    }

    @Test
    void rows_of_blanks_are_passed_over() throws IOException {
        assertThat(rows("a,b\n1,2\n , \n,\n3,4\n")).extracting(Row::line).containsExactly(2L, 5L);
    }

    @Test
    void a_quote_that_is_never_closed_is_told_with_the_line_before_it() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"3,4\n5,6\n")).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("after line 2").hasMessageContaining("never closed");
    }

    @Test
    void old_persian_files_are_read_right() throws IOException {
        try (CsvFile file = open("نام;شهر\nسارا;تهران\nنيما;اصفهان\n".getBytes("windows-1256"))) {
            assertThat(file.separator()).isEqualTo(';');
            assertThat(file.next().orElseThrow().cells()).containsExactly("سارا", "تهران");
        }
    }

    @Test
    void what_the_user_says_of_encoding_and_separator_holds() throws IOException {
        Path path = Files.write(folder.resolve("own.csv"), "a;b,c\né;1,2\n".getBytes("windows-1252"));
        try (CsvFile file = CsvFile.open(path, Optional.of(Charset.forName("windows-1252")), Optional.of(','))) {
            assertThat(file.header()).containsExactly("a;b", "c");
            assertThat(file.next().orElseThrow().cells()).containsExactly("é;1", "2");
        }
    }

    @Test
    void a_wrong_encoding_is_noticed_and_not_filled_with_question_marks() throws IOException {
        Path path = Files.write(folder.resolve("wrong.csv"), "a,b\nx,\u00E9\n".getBytes("windows-1252"));
        assertThatThrownBy(() -> {
            try (CsvFile file = CsvFile.open(path, Optional.of(StandardCharsets.UTF_8), Optional.of(','))) {
                file.next();
            }
        }).isInstanceOf(CommandFailed.class).hasMessageContaining("encoding");
    }

    @Test
    void all_bytes_are_counted_in_the_end() throws IOException {
        try (CsvFile file = open("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8))) {
            while (file.next().isPresent()) {
                // read to the end
            }
            assertThat(file.read()).isEqualTo(file.size());
        }
    }

    private List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvFile file = open(text.getBytes(StandardCharsets.UTF_8))) {
            for (Optional<Row> row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private CsvFile open(byte[] bytes) throws IOException {
        return CsvFile.open(Files.write(folder.resolve("file.csv"), bytes), Optional.empty(), Optional.empty());
    }
}
