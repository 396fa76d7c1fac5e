package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Shell.Result;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
    private static final String MAPPING = """
            import: leads
            keys: {email: {column: e-mail}}
            occurred-at: {column: day, zone: Asia/Tehran}
            attributes: {name: {column: name}, size: {column: size, type: number}}
            """;
    private static final String FILE = """
            e-mail,name,size,day
            sara@example.com,"Sara
            Ahmadi",12,2026-03-21
            nima@example.com,Nima Rad,many,2026-03-21

            leila@example.com,=1+1,,2026-03-22
            ,Nobody,3,2026-03-22
            """;

    @TempDir
    private Path folder;
    private FakeBaton baton;
    private final Shell shell = new Shell();

    @BeforeEach
    void start() throws IOException {
        baton = new FakeBaton();
        shell.with("BATON_URL", baton.url()).with("BATON_KEY", "baton_secret");
        write("mapping.yaml", MAPPING);
    }

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void rows_become_leads_and_the_rest_is_accounted_for() throws IOException {
        Result result = leads(FILE);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("4 rows: 2 recorded, 0 repeated, 2 refused");
        assertThat(baton.items()).extracting(item -> Look.items(item, "keys", "email").getFirst())
                .containsExactly(Tree.of("sara@example.com"), Tree.of("leila@example.com"));
        assertThat(baton.last().path()).isEqualTo("/v1/leads/batch");
        assertThat(baton.last().header("Authorization")).isEqualTo("Bearer baton_secret");
    }

    @Test
    void refused_rows_keep_their_real_lines_and_cells() throws IOException {
        Result result = leads(FILE);
        assertThat(Files.readString(rejected())).isEqualTo("""
                \uFEFFbaton-line,baton-field,baton-code,baton-message,e-mail,name,size,day
                4,/attributes/size,malformed,"size: ""many"" is no number",nima@example.com,Nima Rad,many,2026-03-21
                7,/keys,no-key,all cells that could tell who it is are empty,,Nobody,3,2026-03-22
                """);
        assertThat(result.out()).contains(rejected().toString());
    }

    @Test
    void what_the_server_refuses_is_told_by_the_row() throws IOException {
        baton.refuse(item -> Look.text(item, "attributes", "name").orElse("").equals("=1+1") ? "malformed" : "");
        Result result = leads(FILE);
        assertThat(result.out()).contains("1 recorded, 0 repeated, 3 refused");
        assertThat(Files.readString(rejected()))
                .contains("6,/keys/email,malformed,refused by the server,leila@example.com,'=1+1,,2026-03-22");
    }

    @Test
    void refused_rows_can_be_mended_and_imported_by_the_same_mapping() throws IOException {
        assertThat(leads(FILE).code()).isEqualTo(1);
        String mended = Files.readString(rejected()).replace(",many,", ",50,").replace(",,Nobody",
                ",no@example.com,Nobody");
        assertThat(leads(mended).out()).contains("2 rows: 2 recorded, 0 repeated, 0 refused");
        assertThat(baton.facts()).isEqualTo(4);
    }

    @Test
    void a_second_run_repeats_and_doubles_nothing() throws IOException {
        leads(FILE);
        assertThat(leads(FILE).out()).contains("0 recorded, 2 repeated, 2 refused");
        assertThat(baton.facts()).isEqualTo(2);
    }

    @Test
    void imports_have_no_effects_unless_wanted() throws IOException {
        leads(FILE);
        assertThat(Look.text(baton.last().tree(), "effects")).contains("none");
        leads(FILE, "--effects", "all");
        assertThat(Look.text(baton.last().tree(), "effects")).contains("all");
    }

    @Test
    void many_rows_go_in_batches_of_the_wanted_size_at_most() throws IOException {
        assertThat(leads(rows(25), "--batch", "10").code()).isZero();
        assertThat(baton.asked().stream().map(asked -> Look.items(asked.tree(), "items").size())
                .collect(Collectors.groupingBy(size -> size, Collectors.counting())))
                .isEqualTo(Map.of(10, 2L, 5, 1L));
        assertThat(baton.facts()).isEqualTo(25);
    }

    @Test
    void a_batch_stays_below_what_a_server_takes() throws IOException {
        String text = "x".repeat(90_000);
        String file = "e-mail,name,size,day\n" + IntStream.range(0, 100)
                .mapToObj(i -> "p" + i + "@example.com," + text + ",1,2026-03-21\n").collect(Collectors.joining());
        assertThat(leads(file).code()).isZero();
        assertThat(baton.asked()).hasSize(3)
                .allSatisfy(asked -> assertThat(asked.body().length()).isLessThan(4 * 1024 * 1024));
    }

    @Test
    void one_endless_cell_refuses_its_row_and_not_the_batch() throws IOException {
        Result result = leads(rows(2) + "x@example.com," + "x".repeat(200_000) + ",1,2026-03-21\n");
        assertThat(result.out()).contains("3 rows: 2 recorded, 0 repeated, 1 refused");
        assertThat(Files.readString(rejected())).contains("4,/attributes/name,too-long");
    }

    @Test
    void a_busy_server_is_asked_again_when_it_says() throws IOException {
        baton.answerNext(new FakeBaton.Reply(503, "{}", Map.of("Retry-After", "7")));
        baton.answerNext(new FakeBaton.Reply(429, "{}", Map.of()));
        Result result = leads(rows(1));
        assertThat(result.code()).isZero();
        assertThat(shell.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
        assertThat(baton.facts()).isEqualTo(1);
    }

    @Test
    void a_server_that_stays_busy_is_reported_as_such() throws IOException {
        for (int i = 0; i < 4; i++) {
            baton.answerNext(FakeBaton.Reply.of(503, "{\"title\":\"Busy\"}"));
        }
        Result result = leads(rows(1));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Busy").contains("Run the same command again");
    }

    @Test
    void an_answer_that_got_lost_doubles_nothing() throws IOException {
        baton.breakConnections(1);
        Result result = leads(rows(3));
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("3 rows: 0 recorded, 3 repeated, 0 refused");
        assertThat(baton.facts()).isEqualTo(3);
    }

    @Test
    void a_mended_file_is_read_without_the_apostrophes_that_guarded_its_cells() throws IOException {
        write("mended.csv", """
                baton-line,baton-field,baton-code,baton-message,e-mail,name,size,day
                2,/a,c,m,sara@example.com,'@sara,1,2026-03-21
                """);
        write("own.csv", """
                e-mail,name,size,day
                nima@example.com,'@nima,1,2026-03-21
                """);
        for (String file : List.of("mended.csv", "own.csv")) {
            assertThat(shell.run("import", "leads", folder.resolve(file).toString(), "--mapping",
                    folder.resolve("mapping.yaml").toString()).code()).isZero();
        }
        assertThat(baton.items())
                .extracting(item -> Look.text(item, "attributes", "name", "value")
                        .or(() -> Look.text(item, "attributes", "name")).orElse(""))
                .containsExactly("@sara", "'@nima");
    }

    @Test
    void a_dry_run_leaves_the_refused_rows_of_an_earlier_run() throws IOException {
        Result first = leads(FILE);
        assertThat(first.code()).isEqualTo(1);
        String earlier = Files.readString(rejected());
        assertThat(leads(rows(1), "--dry-run").code()).isZero();
        assertThat(Files.readString(rejected())).isEqualTo(earlier);
    }

    @Test
    void a_server_that_is_not_there_is_told_in_a_sentence() throws IOException {
        baton.close();
        Result result = leads(rows(1));
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("Cannot reach Baton at " + baton.url()).doesNotContain("\tat ");
        assertThat(shell.pauses()).hasSize(3);
    }

    @Test
    void a_missing_right_stops_the_import_with_the_servers_words() throws IOException {
        baton.answerNext(FakeBaton.Reply.of(403, "{\"title\":\"Forbidden\",\"detail\":\"needs the role marketing\"}"));
        Result result = leads(rows(1));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Forbidden: needs the role marketing");
    }

    @Test
    void an_answer_of_something_else_is_not_believed() throws IOException {
        baton.answerNext(FakeBaton.Reply.of(200, "<html>Welcome</html>"));
        Result result = leads(rows(1));
        assertThat(result.code()).isEqualTo(70);
        assertThat(result.err()).contains("is it Baton");
    }

    @Test
    void a_dry_run_sends_nothing_and_shows_how_rows_are_read() throws IOException {
        Result result = leads(FILE, "--dry-run");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("4 rows: 2 can be sent, 2 cannot; nothing was sent");
        assertThat(result.err()).contains("line 2 → {\"keys\":{\"email\":[\"sara@example.com\"]}");
        assertThat(baton.asked()).isEmpty();
        assertThat(rejected()).exists();
    }

    @Test
    void the_summary_is_there_for_programs_too() throws IOException {
        Result result = leads(FILE, "--json");
        Tree summary = FakeBaton.parsed(result.out());
        assertThat(Look.text(summary, "rows")).contains("4");
        assertThat(Look.text(summary, "refused")).contains("2");
        assertThat(Look.text(summary, "last-line")).contains("7");
    }

    @Test
    void what_was_found_out_about_the_file_is_said() throws IOException {
        write("mapping.yaml", MAPPING.replace("e-mail", "پست").replace("column: name", "column: نام"));
        Files.write(folder.resolve("leads.csv"),
                "پست;نام;size;day\nsara@example.com;سارا احمدي;3;2026-03-21\n".replace("پست", "\u067E\u0633\u062A")
                        .getBytes("windows-1256"));
        Result result = shell.run("import", "leads", path("leads.csv"), "--mapping", path("mapping.yaml"));
        assertThat(result.err()).contains("windows-1256, cells between \";\", 4 columns");
        assertThat(Look.text(baton.items().getFirst(), "attributes", "name")).contains("سارا احمدي");
    }

    @Test
    void progress_is_a_bar_on_a_screen_and_lines_elsewhere() throws IOException {
        shell.onScreen();
        assertThat(leads(rows(30), "--batch", "10").err()).contains("\r[").contains("rows/s");
        Shell log = new Shell().with("BATON_URL", baton.url());
        Result result = log.run("import", "leads", path("leads.csv"), "--mapping", path("mapping.yaml"), "--batch",
                "3");
        assertThat(result.err()).doesNotContain("\r").contains(" left\n");
    }

    @Test
    void a_stop_leaves_whole_files_and_says_how_far_it_came() throws Exception {
        String file = rows(40) + ",Nobody,3,2026-03-22\n";
        Thread[] ctrlC = new Thread[1];
        baton.refuse(item -> {
            // The user presses Ctrl-C while the third batch is on its way.
            if (Look.text(item, "attributes", "name").orElse("").equals("P25") && ctrlC[0] == null) {
                ctrlC[0] = Thread.ofVirtual().start(shell::pressCtrlC);
                while (ctrlC[0].getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            return Look.text(item, "attributes", "name").orElse("").equals("P3") ? "malformed" : "";
        });
        Result result = leads(file, "--batch", "10", "--parallel", "1");
        ctrlC[0].join();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Stopped. It came as far as line 31")
                .contains("30 rows: 29 recorded, 0 repeated, 1 refused").contains("Run the same command again");
        assertThat(Files.readAllLines(rejected())).hasSize(2);
        assertThat(leads(file, "--batch", "10").out()).contains("41 rows: 10 recorded, 29 repeated, 2 refused");
    }

    @Test
    void a_file_that_cannot_be_read_on_is_imported_up_to_there() throws IOException {
        Result result = leads(rows(2) + "\"open,quote,1,2026-03-21\n" + "more\n");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("after line 3").contains("never closed").contains("2 recorded");
        assertThat(baton.facts()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--batch 0|--batch is between 1 and 1000", "--effects some|none or all",
            "--parallel 99|between 1 and 16", "--encoding martian|There is no encoding", "--separator ab|one sign",
            "--mapping no.yaml|there is no such file"})
    void a_wrong_flag_is_told_with_what_would_be_right(String flags, String words) throws IOException {
        Files.writeString(folder.resolve("leads.csv"), FILE);
        String[] flag = flags.split(" ");
        Result result = flag[0].equals("--mapping")
                ? shell.run("import", "leads", path("leads.csv"), flag[0], flag[1])
                : shell.run("import", "leads", path("leads.csv"), "--mapping", path("mapping.yaml"), flag[0], flag[1]);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(words);
        assertThat(baton.asked()).isEmpty();
    }

    @Test
    void a_mapping_for_something_else_is_refused() throws IOException {
        Files.writeString(folder.resolve("leads.csv"), FILE);
        Result result = shell.run("import", "outcomes", path("leads.csv"), "--mapping", path("mapping.yaml"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is for leads");
    }

    @Test
    void the_file_that_is_read_is_never_written_over() throws IOException {
        Result result = leads(FILE, "--rejected", path("leads.csv"));
        assertThat(result.code()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("leads.csv"))).isEqualTo(FILE);
    }

    @Test
    void engagements_travel_under_one_feed() throws IOException {
        write("mapping.yaml", """
                import: engagements
                keys: {email: {column: e-mail}}
                type: {constant: event-attended}
                occurred-at: {column: day, zone: Asia/Tehran}
                """);
        Files.writeString(folder.resolve("leads.csv"), rows(3));
        Result result = shell.run("import", "engagements", path("leads.csv"), "--mapping", path("mapping.yaml"));
        assertThat(result.code()).isZero();
        assertThat(baton.last().path()).isEqualTo("/v1/engagements/batch");
        assertThat(Look.text(baton.last().tree(), "feed")).contains("import");
        assertThat(baton.items()).extracting(item -> Look.text(item, "id").orElse("")).doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("row-"));
    }

    private Result leads(String file, String... flags) throws IOException {
        write("leads.csv", file);
        String[] arguments = new String[flags.length + 5];
        System.arraycopy(new String[]{"import", "leads", path("leads.csv"), "--mapping", path("mapping.yaml")}, 0,
                arguments, 0, 5);
        System.arraycopy(flags, 0, arguments, 5, flags.length);
        return shell.run(arguments);
    }

    private static String rows(int count) {
        return "e-mail,name,size,day\n" + IntStream.range(0, count)
                .mapToObj(i -> "p" + i + "@example.com,P" + i + "," + i + ",2026-03-21\n")
                .collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path rejected() {
        return folder.resolve("leads.rejected.csv");
    }
}
