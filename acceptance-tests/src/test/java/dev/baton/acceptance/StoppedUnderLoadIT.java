package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Told to end (SIGTERM) in the midst of everything, Baton answers what it accepted and is gone in time. */
@Tag("alone")
class StoppedUnderLoadIT {
    private static final int CLIENTS = 6;
    private static final int ENOUGH = 200;
    /** It takes 25 at most, and the machine may have other things to do. */
    private static final int SECONDS = 30;
    private static final Duration START = Duration.ofSeconds(60);

    @Test
    void what_was_accepted_is_answered_and_all_else_is_refused_and_goes_on_after_the_next_start() {
        Path data = RunningBaton.freshDirectory("term");
        ServerProcess server = new ServerProcess(data);
        try {
            server.start();
            var _ = server.readyWithin(START);
            Api api = new Api(server.url(), server.adminKey());
            BackgroundWork work = BackgroundWork.begunOn(api);
            try (Load load = Load.of(api, CLIENTS, "unavailable");
                    SlowRequest slow = SlowRequest.begunAt(api, "slow");
                    SlowRequest endless = SlowRequest.begunAt(api, "endless")) {
                load.untilAcknowledged(ENOUGH);
                load.mayBreakOff();
                server.askToEnd();
                assertThat(slow.finished()).startsWith("HTTP/1.1 201");
                load.untilBrokenOff();
                server.endsWithin(SECONDS);
                assertThat(endless.answer()).doesNotStartWith("HTTP/1.1 2");
                load.stop();
                load.wasAnsweredRightly();
                assertThat(server.postgres().filter(ProcessHandle::isAlive)).isEmpty();
                assertThat(logOf(data)).contains("database system is shut down");

                server.start();
                var _ = server.readyWithin(START);
                load.isIn(stored(data, "load"));
                assertThat(stored(data, "slow")).containsExactly("slow");
            }
            work.wentOn();
            assertThat(logOf(data)).doesNotContain("not properly shut down").doesNotContain("was interrupted");
            assertThat(server.output()).doesNotContain("ERROR");
            server.stop();
        } finally {
            server.kill();
            server.killPostgres();
        }
    }

    private static List<String> stored(Path data, String feed) {
        return ExternalPostgres.texts(EmbeddedPostgres.runningIn(data.resolve("postgres")).orElseThrow(),
                "select external_id from engagement where feed = '" + feed + "'");
    }

    /** What PostgreSQL said. */
    private static String logOf(Path data) {
        StringBuilder said = new StringBuilder();
        try (Stream<Path> logs = Files.list(data.resolve("postgres/log"))) {
            logs.map(BatonProcess::read).forEach(said::append);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString();
    }
}
