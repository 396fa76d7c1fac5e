package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Baton knows comes out whole, and nothing in it can be carried out by a spreadsheet. */
class ExportTest {
    @TempDir
    private Path folder;
    private FakeBaton baton;
    private final Shell shell = new Shell();

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
        baton.answer("GET /v1/attributes", 200, "{\"items\": [{\"name\": \"company\"}, {\"name\": \"staff\"}]}");
        baton.answer("GET /v1/leads?limit=200", 200, """
                {"items": [{"id": "1", "keys": {"email": ["sara@example.com", "s@example.com"]}, "source": "نمایشگاه",
                 "stage": "MQL", "score": {"total": 62}, "reachability": {"email": "unreachable"},
                 "attributes": {"company": "=HYPERLINK(1)", "staff": -5}}],
                 "next": "after 1"}""");
        baton.answer("GET /v1/leads?limit=200&cursor=after%201", 200, """
                {"items": [{"id": "2", "keys": {}, "attributes": {"company": "@SUM(A1)"}, "stage": null}]}""");
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void leads_of_all_pages_have_a_column_for_each_attribute() {
        Result result = shell.run("export", "leads");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).containsExactly(
                "id,created-at,keys.email,keys.phone,keys.external,source,customer,stage,stage-since,score.total,"
                        + "score.grade,judged-by.definition,judged-by.version,consents.email,reachability.email,"
                        + "attributes.company,attributes.staff",
                "1,,\"sara@example.com, s@example.com\",,,نمایشگاه,,MQL,,62,,,,,unreachable,'=HYPERLINK(1),-5",
                "2,,,,,,,,,,,,,,,'@SUM(A1),");
        assertThat(result.err()).contains("Exported 2 leads");
    }

    @Test
    void json_is_an_object_a_line_as_the_server_said_it() {
        Result result = shell.run("export", "leads", "--format", "json");

        assertThat(result.out().lines()).hasSize(2).first().asString().contains("\"company\":\"=HYPERLINK(1)\"");
    }

    @Test
    void engagements_and_transitions_say_whose_they_are() {
        baton.answer("GET /v1/leads/1/timeline?limit=200", 200, """
                {"items": [{"at": "2026-03-21T09:00:00Z", "kind": "engagement", "engagement":
                 {"feed": "web", "id": "e1", "type": "demo-requested", "asset": {"title": "+1\\tcall"}}},
                 {"at": "2026-03-21T09:00:00Z", "kind": "fact", "fact": {}}]}""");
        baton.answer("GET /v1/leads/2/timeline?limit=200", 200, "{\"items\": []}");
        baton.answer("GET /v1/leads/1/transitions", 200, """
                {"items": [{"sequence": 1, "from": "LEAD", "to": "MQL", "cause": {"kind": "entered"}}]}""");
        baton.answer("GET /v1/leads/2/transitions", 200, "{\"items\": []}");

        assertThat(shell.run("export", "engagements").out().lines().skip(1))
                .containsExactly("1,2026-03-21T09:00:00Z,demo-requested,web,e1,,,,'+1\tcall,,,,");
        assertThat(shell.run("export", "transitions").out().lines().skip(1))
                .containsExactly("1,1,LEAD,MQL,,,entered,,");
    }

    @Test
    void a_file_is_its_owners_alone_and_excel_reads_its_letters() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), "old");

        Result result = shell.run("export", "leads", "-o", file.toString(), "--bom");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("\uFEFFid,").contains("نمایشگاه").endsWith("\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void an_export_that_breaks_off_leaves_the_old_file() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), "old");
        baton.answer("GET /v1/leads?limit=200&cursor=after%201", 400, "{\"title\": \"No\"}");

        assertThat(shell.run("export", "leads", "-o", file.toString()).code()).isEqualTo(4);

        assertThat(file).hasContent("old");
    }

    @Test
    void a_key_that_may_not_see_the_catalogue_exports_the_other_columns() {
        baton.answer("GET /v1/attributes", 403, "{\"title\": \"No\"}");

        assertThat(shell.run("export", "leads").out().lines().findFirst()).hasValueSatisfying(
                header -> assertThat(header).endsWith("reachability.email"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=xml", "people"})
    void what_cannot_be_exported_is_refused(String word) {
        assertThat(shell.run("export", "leads", word).code()).isEqualTo(2);
    }

    @Test
    void a_shell_learns_all_commands() {
        assertThat(shell.run("completion").out()).startsWith("#!/usr/bin/env bash").contains("export", "definition");
    }
}
