package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed under load and comes back, and nobody does anything about Baton. */
@Tag("alone")
class KilledDatabaseIT {
    private static final int CLIENTS = 6;
    private static final int ENOUGH = 200;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final String STORED = "select external_id from engagement where feed = 'load'";

    @Test
    void with_a_postgresql_of_ones_own_everybody_is_refused_until_it_is_back_and_nothing_is_lost() {
        Path data = RunningBaton.freshDirectory("away");
        try (ExternalPostgres postgres = ExternalPostgres.in(data.resolve("own"))) {
            DatabaseAddress address = postgres.address();
            ServerProcess server = new ServerProcess(data, Map.of("BATON_DATABASE_URL", address.url(),
                    "BATON_DATABASE_USER", address.user(), "BATON_DATABASE_PASSWORD", address.password()));
            try {
                Api api = started(server);
                BackgroundWork work = BackgroundWork.begunOn(api);
                try (Load load = Load.of(api, CLIENTS, "unavailable")) {
                    load.untilAcknowledged(ENOUGH);
                    postgres.kill();
                    load.untilRefused(ENOUGH);
                    assertThat(api.get("/livez").status()).isEqualTo(200);
                    assertThat(api.get("/readyz").status()).isEqualTo(503);
                    ServerProcess.pause(BACK.toMillis() / 2);
                    postgres.start();
                    assertThat(server.readyWithin(BACK)).isLessThan(BACK);
                    load.untilAcknowledged(ENOUGH);
                    load.stop();
                    load.wasAnsweredRightly();
                    load.isIn(ExternalPostgres.texts(address, STORED));
                }
                work.wentOn();
                assertThat(server.output()).doesNotContain("ERROR");
                server.stop();
            } finally {
                server.kill();
            }
        }
    }

    @Test
    void with_its_own_postgresql_baton_starts_it_again_each_time_and_nothing_is_lost() {
        Path data = RunningBaton.freshDirectory("dead");
        ServerProcess server = new ServerProcess(data);
        try {
            Api api = started(server);
            BackgroundWork work = BackgroundWork.begunOn(api);
            try (Load load = Load.of(api, CLIENTS, "unavailable")) {
                for (int death = 1; death <= 3; death++) {
                    load.untilAcknowledged(ENOUGH);
                    server.killPostgres();
                    load.untilRefused(1);
                    assertThat(server.readyWithin(BACK)).isLessThan(BACK);
                }
                load.untilAcknowledged(ENOUGH);
                load.stop();
                load.wasAnsweredRightly();
                load.isIn(ExternalPostgres.texts(EmbeddedPostgres.runningIn(data.resolve("postgres")).orElseThrow(),
                        STORED));
            }
            work.wentOn();
            assertThat(server.output()).doesNotContain("ERROR");
            server.stop();
            assertThat(server.postgres().filter(ProcessHandle::isAlive)).isEmpty();
        } finally {
            server.kill();
            server.killPostgres();
        }
    }

    private static Api started(ServerProcess server) {
        server.start();
        var _ = server.readyWithin(START);
        return new Api(server.url(), server.adminKey());
    }
}
