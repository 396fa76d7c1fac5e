package dev.baton.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cli.csv.Row;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.mapping.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsTest {
    private static final List<Fault> FAULTS = List.of(new Fault("/keys/email", "malformed", "k: no address"));

    @TempDir
    private Path folder;

    @Test
    void a_refused_row_stands_with_its_line_place_reason_and_cells() throws IOException {
        try (Rejects rejects = new Rejects(file(), ';', List.of("k", "note"))) {
            rejects.add(new Row(7, List.of("x", "a;b")), FAULTS);
        }
        assertThat(Files.readString(file())).isEqualTo("""
                \uFEFFbaton-line;baton-field;baton-code;baton-message;k;note
                7;/keys/email;malformed;k: no address;x;"a;b"
                """);
    }

    @Test
    void several_faults_stand_in_one_row() throws IOException {
        try (Rejects rejects = new Rejects(file(), ',', List.of("k"))) {
            rejects.add(new Row(2, List.of("x")),
                    List.of(new Fault("/a", "one", "first"), new Fault("/b", "two", "second")));
        }
        assertThat(Files.readString(file())).contains("2,/a /b,one two,first; second,x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"x\")",
            "＝1+1", "＋cmd", "－2+3", "＠SUM(A1)"})
    void a_cell_cannot_be_a_formula(String cell) {
        assertThat(dev.baton.cli.csv.Formulas.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+982112345678", "-1.234,50", "text", "", "a=b", "سارا"})
    void other_cells_stay_as_they_are(String cell) {
        assertThat(dev.baton.cli.csv.Formulas.harmless(cell)).isEqualTo(cell);
    }

    @Test
    void without_a_refused_row_there_is_no_file() {
        try (Rejects rejects = new Rejects(file(), ',', List.of("k"))) {
            assertThat(rejects.written()).isEmpty();
        }
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@sara", "+98 (912) 345", "=1+1", "'=1+1", "''@x", "＝1+1", "'＠x", "-5", "'quoted'", "text",
            ""})
    void a_cell_is_read_again_as_what_it_was(String cell) {
        assertThat(Rejects.plain(new Row(2, List.of(dev.baton.cli.csv.Formulas.harmless(cell)))).cells())
                .containsExactly(cell);
    }

    @Test
    void the_first_refused_row_replaces_the_file_of_an_earlier_run() throws IOException {
        refuse("earlier");
        refuse("later");
        assertThat(Files.readString(file())).contains("later").doesNotContain("earlier");
    }

    @Test
    void without_a_refused_row_the_file_of_an_earlier_run_stays_to_be_mended() throws IOException {
        refuse("earlier");
        new Rejects(file(), ',', List.of("k")).close();
        assertThat(Files.readString(file())).contains("earlier");
    }

    private void refuse(String cell) {
        try (Rejects rejects = new Rejects(file(), ',', List.of("k"))) {
            rejects.add(new Row(2, List.of(cell)), FAULTS);
        }
    }

    @Test
    void any_other_file_is_left_alone() throws IOException {
        Files.writeString(file(), "name,phone\n");
        assertThatThrownBy(() -> new Rejects(file(), ',', List.of("k"))).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("--rejected");
        assertThat(Files.readString(file())).isEqualTo("name,phone\n");
    }

    @Test
    void what_is_flushed_is_whole() throws IOException {
        try (Rejects rejects = new Rejects(file(), ',', List.of("k"))) {
            rejects.add(new Row(2, List.of("x")), FAULTS);
            rejects.flush();
            assertThat(Files.readAllLines(file())).hasSize(2);
        }
    }

    @Test
    void a_mended_file_of_refused_rows_does_not_grow_columns_when_refused_again() throws IOException {
        List<String> header = List.of("baton-line", "baton-field", "baton-code", "baton-message", "k");
        try (Rejects rejects = new Rejects(file(), ',', header)) {
            rejects.add(new Row(2, List.of("7", "/k", "c", "m", "x")), FAULTS);
        }
        assertThat(Files.readAllLines(file()).getFirst())
                .isEqualTo("\uFEFFbaton-line,baton-field,baton-code,baton-message,k");
        assertThat(Files.readAllLines(file()).getLast()).isEqualTo("2,/keys/email,malformed,k: no address,x");
    }

    private Path file() {
        return folder.resolve("leads.rejected.csv");
    }
}
