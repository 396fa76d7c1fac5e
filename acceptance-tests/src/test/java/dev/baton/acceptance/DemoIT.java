package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demonstration holds whatever became of the one before it, and touches nothing but its own data. */
class DemoIT {
    private static final int PEOPLE = 304;
    private static final Pattern STAGE = Pattern.compile("^  [A-Z_]+ +(\\d+)$", Pattern.MULTILINE);
    private static final Pattern EXPLANATION = Pattern.compile("— [A-Z_]+, score \\d+ \\(definition default 2\\)$",
            Pattern.MULTILINE);
    private static final Pattern FADED = Pattern.compile("23:59:59\\.999  MQL, .*\n.* 00:00:00\\.000  LEAD, ");
    private static final Pattern RESCORED = Pattern.compile("^Counted anew: (304|305) of \\1 leads", Pattern.MULTILINE);
    private static final Pattern HANDED_OVER = Pattern.compile("^ +\\d+ to Shirin Invented$", Pattern.MULTILINE);
    private static final Pattern HEARD = Pattern.compile("each with the right signature: .*\\d+ ping$",
            Pattern.MULTILINE);
    private static final Map<String, String> ANOTHER_DATABASE = Map.of("BATON_DATABASE_URL",
            "jdbc:postgresql://127.0.0.1:1/real", "BATON_DATABASE_USER", "real");

    private static BatonProcess demo(Path data) {
        return BatonProcess.start(data, ANOTHER_DATABASE, "demo", "--once", "--port", "0", "--data", data.toString());
    }

    private static void holds(BatonProcess demo, String saidBefore) {
        int code = demo.exitCode();
        String said = demo.output().substring(saidBefore.length());
        assertThat(code).as(said).isZero();
        assertThat(said).doesNotContain("FAULT").contains("Checked: every score");
        assertThat(STAGE.matcher(said).results().mapToInt(stage -> Integer.parseInt(stage.group(1))).sum()).as(said)
                .isEqualTo(PEOPLE);
        assertThat(EXPLANATION.matcher(said).results().count()).as(said).isEqualTo(3);
        assertThat(said).containsPattern(FADED).containsPattern(RESCORED)
                .contains("signed by Mina Invented (marketing) and Sam Invented (sales)", "enter · any · all: ");
        assertThat(said).containsPattern(HEARD).contains("The queue of sales by the time left", "letters to the reps");
        assertThat(demo.postgresPrograms()).isEmpty();
    }

    private static void handsOver(BatonProcess demo) {
        assertThat(demo.output()).containsPattern(HANDED_OVER).contains("  packet: ");
    }

    private static Path fresh(String name) {
        return RunningBaton.emptyDirectory(name).toAbsolutePath();
    }

    @Test
    void it_adds_up_and_can_be_played_again() {
        Path data = fresh("demo");
        BatonProcess first = demo(data);
        holds(first, "");
        handsOver(first);
        String said = first.output();
        assertThat(said).contains("MQL → SAL", "MQL → RECYCLED", "as one  nora@twice.example: MQL",
                "is broken, and Sam Invented, who leads the team, is told", "1 handoff.breached, 1 handoff.escalated");
        assertThat(data.resolve("letters")).isDirectoryContaining("glob:**.eml");

        holds(demo(data), said);
    }

    @Test
    void who_was_offered_to_sales_meanwhile_fades_as_before_and_what_was_told_is_told_again() {
        Path data = fresh("again");
        BatonProcess first = demo(data);
        holds(first, "");
        String said = first.output();
        try (RunningBaton later = new RunningBaton(data, Instant.now().plus(Duration.ofMinutes(3)))) {
            String vera = later.api().get("/v1/leads?email=vera@wanes.example").done().at("items").items().getFirst()
                    .at("id").text();
            Waiting.until("Vera is offered", () -> later.api().get("/v1/leads/" + vera + "/handoffs").done()
                    .at("items").items().stream().findFirst());
        }

        BatonProcess second = demo(data);
        holds(second, said);
        assertThat(second.output().substring(said.length()))
                .containsPattern("each with the right signature: .*[1-9]\\d* handoff\\.offered");
    }

    @Test
    void one_that_was_killed_while_loading_is_finished_by_the_next() {
        Path data = fresh("cutoff");
        BatonProcess killed = demo(data);
        Waiting.until("something is loaded",
                () -> killed.output().contains("Loading") || !killed.isAlive() ? Optional.of(true) : Optional.empty());
        killed.kill();
        String said = killed.output();
        assertThat(said).contains("Loading").doesNotContain("Loaded");

        holds(demo(data), said);
    }

    @Test
    void data_that_has_lain_for_months_is_shown_as_it_stands_now() throws IOException {
        Path data = fresh("old");
        Files.writeString(data.resolve("demo.begun"), Instant.now().minus(Duration.ofDays(200)) + "\n");

        holds(demo(data), "");
    }

    @Test
    void data_of_a_real_baton_is_left_alone() throws IOException {
        Path data = fresh("real");
        Files.createDirectories(data.resolve("postgres"));
        BatonProcess refused = demo(data);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("holds data that is not the demonstration's");
    }
}
