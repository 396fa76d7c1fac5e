package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The disk of the database is full, and somebody makes room. Nobody does anything about Baton. */
class FullDiskIT {
    private static final int CLIENTS = 6;
    private static final int ENOUGH = 200;
    private static final int MEGABYTES = 300;
    private static final Duration START = Duration.ofSeconds(60);

    @Test
    void what_cannot_be_stored_is_refused_with_the_reason_while_reading_goes_on_and_nothing_is_lost() {
        Path data = RunningBaton.emptyDirectory("full").toAbsolutePath();
        ServerProcess server = new ServerProcess(data);
        try (SmallDisk disk = SmallDisk.at(data.resolve("postgres"), MEGABYTES)) {
            try {
                server.start();
                var _ = server.readyWithin(START);
                Api api = new Api(server.url(), server.adminKey());
                BackgroundWork work = BackgroundWork.begunOn(api);
                try (Load load = Load.of(api, CLIENTS, "storage-full")) {
                    load.untilAcknowledged(ENOUGH);
                    disk.fill();
                    load.untilRefused(ENOUGH);
                    load.untilLookedAt(ENOUGH);
                    disk.makeRoom();
                    load.untilAcknowledged(ENOUGH);
                    load.stop();
                    load.wasAnsweredRightly();
                    load.isIn(ExternalPostgres.texts(
                            EmbeddedPostgres.runningIn(data.resolve("postgres")).orElseThrow(),
                            "select external_id from engagement where feed = 'load'"));
                }
                work.wentOn();
                assertThat(server.output()).contains("No space left on device").doesNotContain("ERROR");
                server.stop();
            } finally {
                server.kill();
                server.killPostgres();
            }
        }
    }
}
