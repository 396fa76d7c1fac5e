package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MetricsTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    @TempDir
    private Path data;

    @Test
    void an_operator_sees_how_much_waits_and_reads_what_each_number_means() throws IOException, InterruptedException {
        try (BatonServer server = BatonServer.start(Settings.in(data, 0), InstantSource.system());
                HttpClient client = HttpClient.newHttpClient()) {
            String numbers = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/metrics")).build(),
                    BodyHandlers.ofString()).body();
            List<String> ours = numbers.lines().filter(line -> line.startsWith("baton_"))
                    .map(line -> line.split("[ {]")[0]).toList();

            assertThat(ours).containsExactlyInAnyOrder("baton_database_connections_busy",
                    "baton_database_connections_waiting", "baton_intake_waiting");
            assertThat(numbers).contains("baton_intake_waiting 0.0");
            assertThat(Files.readString(PAGE)).contains(ours);
        }
    }
}
