package dev.baton.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cli.ending.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest {
    private static final String KEYS = "keys: {email: {column: e-mail}}\n";
    private static final String TIME = "occurred-at: {constant: 2026-03-21T09:00:00Z}\n";

    @TempDir
    private Path folder;

    @Test
    void a_mapping_says_what_it_imports() throws IOException {
        assertThat(read("import: leads\n" + KEYS + TIME).kind()).isEqualTo(Kind.LEADS);
    }

    @Test
    void an_unknown_name_is_refused_with_its_place_and_the_known_ones() {
        assertThatThrownBy(() -> read("import: leads\nkey: {}\n" + KEYS + TIME)).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("/key:").hasMessageContaining("keys, occurred-at");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThatThrownBy(() -> read("""
                import: leads
                keys: {email: {colum: e-mail}}
                occurred-at: {column: day, format: yyyy-QQQQQQ}
                attributes: {size: {column: a, constant: b}, x: {column: x, type: nummer}}
                """)).hasMessageContaining("/keys/email:").hasMessageContaining("/occurred-at/format:")
                .hasMessageContaining("/attributes/size:").hasMessageContaining("/attributes/x/type:")
                .hasMessageContaining("boolean, date, instant, money, number, set, text");
    }

    @Test
    void a_missing_time_is_refused_with_what_to_add() {
        assertThatThrownBy(() -> read("import: leads\n" + KEYS)).hasMessageContaining("/occurred-at:")
                .hasMessageContaining("{constant: 2026-11-21T00:00:00Z}");
    }

    @Test
    void a_constant_time_must_be_one() {
        assertThatThrownBy(() -> read("import: leads\n" + KEYS + "occurred-at: {constant: yesterday}\n"))
                .hasMessageContaining("/occurred-at/constant:");
    }

    @Test
    void a_format_without_an_offset_needs_a_zone() {
        assertThatThrownBy(() -> read("import: leads\n" + KEYS + "occurred-at: {column: t, format: dd.MM.yyyy}\n"))
                .hasMessageContaining("/occurred-at/zone:").hasMessageContaining("Asia/Tehran");
    }

    @Test
    void money_needs_a_currency() {
        assertThatThrownBy(
                () -> read("import: outcomes\noutcome: {constant: won}\namount: {column: sum}\n" + KEYS + TIME))
                .hasMessageContaining("/amount/currency: is missing");
    }

    @Test
    void an_outcome_without_its_outcome_is_refused() {
        assertThatThrownBy(() -> read("import: outcomes\n" + KEYS + TIME)).hasMessageContaining("/outcome: is missing");
    }

    @Test
    void broken_yaml_is_told_with_line_and_column() {
        assertThatThrownBy(() -> read("import: leads\nkeys: {email: [\n")).hasMessageContaining("line 3");
    }

    @Test
    void a_column_that_the_file_lacks_is_refused_with_those_it_has() throws IOException {
        Mapping mapping = read("import: leads\n" + KEYS + TIME + "attributes: {size: {column: Staff}}\n");
        assertThatThrownBy(() -> mapping.of(List.of("e-mail", "staff"), "leads.csv")).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("/attributes/size/column: there is no column \"Staff\"")
                .hasMessageContaining("e-mail, staff");
    }

    private Mapping read(String yaml) throws IOException {
        return MappingReader.read(Files.writeString(folder.resolve("mapping.yaml"), yaml));
    }
}
