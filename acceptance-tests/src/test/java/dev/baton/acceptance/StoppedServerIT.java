package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is told to end while it is still starting leaves nothing running. */
@Tag("alone")
class StoppedServerIT {

    /** The first is there while PostgreSQL's programs are unpacked, the second while its data is made, the third once it starts. */
    @ParameterizedTest
    @ValueSource(strings = {"start.lock", "data.part-", "data/postmaster.pid"})
    void no_process_of_postgresql_remains(String sign) {
        Path data = RunningBaton.emptyDirectory("stopped").toAbsolutePath();
        BatonProcess server = BatonProcess.start(data, Map.of(), "serve", "--port", "0", "--data", data.toString());
        Waiting.until(sign + " is there", () -> isThere(data.resolve("postgres"), sign));
        assertThat(server.output()).doesNotContain("answers at");

        server.stop();

        List<ProcessHandle> left = server.postgresPrograms();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).isEmpty();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private static Optional<Boolean> isThere(Path place, String sign) {
        if (Files.exists(place.resolve(sign))) {
            return Optional.of(true);
        }
        if (Files.notExists(place)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(place)) {
            return names.anyMatch(name -> name.getFileName().toString().startsWith(sign))
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
