package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.bootstrap.demo.Demo;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup is taken of a Baton at work, and what is restored from it counts as that one did. */
@Timeout(180)
class BackupCommandTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final InstantSource clock = InstantSource.fixed(now);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean working = true;

    @TempDir
    private Path place;

    private List<String> play(BatonServer server) {
        return new Demo(server, now, clock, new PrintStream(OutputStream.nullOutputStream()), Optional.empty())
                .play();
    }

    /** The stage and the score of each lead. */
    private static Map<LeadId, List<Object>> scores(BatonServer server) {
        return server.conversation(LeadDirectory.class)
                .list(new Filter(Optional.empty(), Optional.empty()), Optional.empty(), 10_000).stream()
                .collect(Collectors.toMap(view -> view.row().card().lead(), BackupCommandTest::score));
    }

    private static List<Object> score(LeadView view) {
        return view.standing().judged().map(judged -> List.<Object>of(judged.stage(), judged.score()))
                .orElse(List.of());
    }

    private static Optional<LeadView> late(BatonServer server, int number) {
        return server.conversation(LeadDirectory.class)
                .holding(IdentityKey.email("late-" + number + "@example.com").orElseThrow());
    }

    /** People come in one after the other; each is counted when the server has said 201. */
    private void takeIn(BatonServer server, String key) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (working) {
                String body = "{\"keys\": {\"email\": \"late-" + acknowledged.get()
                        + "@example.com\"}, \"type\": \"demo-requested\"}";
                HttpRequest post = HttpRequest.newBuilder(URI.create(server.url() + "/v1/engagements"))
                        .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)).build();
                if (http.send(post, BodyHandlers.discarding()).statusCode() == 201) {
                    acknowledged.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_was_acknowledged_before_is_restored_with_the_same_scores() throws InterruptedException {
        Path file = place.resolve("b.backup");
        Map<LeadId, List<Object>> before;
        int sure;
        try (BatonServer server = BatonServer.start(Settings.in(place.resolve("a"), 0), clock)) {
            assertThat(play(server)).isEmpty();
            before = scores(server);
            Thread guests = Thread.ofPlatform().start(() -> takeIn(server, server.firstKey().orElseThrow()));
            while (acknowledged.get() < 5) {
                Thread.sleep(10);
            }
            sure = acknowledged.get();

            Prompt.Result backup = Prompt.type(Map.of(), "backup", file.toString(), "--data=" + place.resolve("a"));

            working = false;
            guests.join();
            assertThat(backup.code()).as(backup.err()).isZero();
            assertThat(backup.out()).startsWith("Wrote ").contains(file.toString());
        }
        Prompt.Result restored = Prompt.type(Map.of(), "restore", file.toString(), "--data=" + place.resolve("b"));
        assertThat(restored.code()).as(restored.err()).isZero();
        try (BatonServer server = BatonServer.start(Settings.in(place.resolve("b"), 0), clock)) {
            assertThat(server.firstKey()).isEmpty();
            assertThat(scores(server)).hasSizeGreaterThan(300).containsAllEntriesOf(before);
            for (int i = 0; i < sure; i++) {
                assertThat(late(server, i)).as("late-%d", i).isPresent();
            }
            assertThat(play(server)).as("every score equals its replay").isEmpty();
        }
    }

    @Test
    void a_restoration_over_a_baton_at_work_is_refused_with_what_to_do() {
        Path data = place.resolve("a");
        Path file = place.resolve("b.backup");
        try (BatonServer _ = BatonServer.start(Settings.in(data, 0), clock)) {
            assertThat(Prompt.type(Map.of(), "backup", file.toString(), "--data=" + data).code()).isZero();

            Prompt.Result refused = Prompt.type(Map.of(), "restore", file.toString(), "--data=" + data);

            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("works with this database already", "--data");
        }
    }

    @Test
    void a_backup_of_nothing_is_refused_and_makes_nothing() {
        Path data = place.resolve("nothing");

        Prompt.Result refused = Prompt.type(Map.of(), "backup", place.resolve("b.backup").toString(), "--data=" + data);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("nothing to back up", data.toString(), "--data");
        assertThat(data).doesNotExist();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_no_backup_is_refused_and_makes_nothing() throws IOException {
        Path data = place.resolve("nothing");
        Path file = Files.writeString(place.resolve("b.backup"), "PK and nothing more");

        Prompt.Result refused = Prompt.type(Map.of(), "restore", file.toString(), "--data=" + data);
        Prompt.Result missing = Prompt.type(Map.of(), "restore", place.resolve("c").toString(), "--data=" + data);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(file + " is not whole");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file");
        assertThat(data).doesNotExist();
    }

    @Test
    void a_database_that_does_not_answer_is_told() {
        Prompt.Result failed = Prompt.type(Map.of("BATON_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/baton"),
                "backup", place.resolve("b").toString());

        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.err()).contains("No PostgreSQL answers at jdbc:postgresql://127.0.0.1:1/baton");
    }
}
