package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process is killed while clients go on sending; what was acknowledged is there, once. */
@Tag("alone")
class KilledServerIT {
    private static final int KILLS = 5;
    private static final int CLIENTS = 6;
    private static final int LEADS = 20;
    private static final int ACKNOWLEDGED_BETWEEN_KILLS = 300;
    private static final Duration READY = Duration.ofSeconds(10);
    private static final Duration FIRST_START = Duration.ofSeconds(60);
    private static final BigDecimal POINTS = new BigDecimal("0.05");

    private final ServerProcess server = new ServerProcess(RunningBaton.freshDirectory("killed"));
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean sending = new AtomicBoolean(true);

    private static Object definition() {
        return map("definition", "killed", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"), "points",
                        POINTS)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 2))));
    }

    @Test
    void what_was_acknowledged_is_there_once_and_the_server_is_back_within_ten_seconds()
            throws InterruptedException, ExecutionException, IOException {
        server.start();
        try {
            assertThat(server.readyWithin(FIRST_START)).isPositive();
            Api api = new Api(server.url(), server.adminKey());
            activate(api);
            List<Future<?>> clients = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int client = 0; client < CLIENTS; client++) {
                    int seed = client;
                    clients.add(threads.submit(() -> sendWhileWanted(api, new Random(seed))));
                }
                try {
                    for (int round = 1; round <= KILLS; round++) {
                        killAndRestart(round);
                    }
                } finally {
                    sending.set(false);
                }
            }
            for (Future<?> client : clients) {
                assertThat(client.get()).isNull();
            }
            holds(api);
            keyWasToldOnce(api);
            server.stop();
            assertThat(server.postgres().filter(ProcessHandle::isAlive)).isEmpty();
        } finally {
            sending.set(false);
            server.kill();
            server.killPostgres();
        }
    }

    /** Over all the starts, and nobody else on the machine can read it. */
    private void keyWasToldOnce(Api api) throws IOException {
        assertThat(server.output().split(Pattern.quote(api.key()), -1)).as("printed once").hasSize(2);
        assertThat(server.adminKey()).isEqualTo(api.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.adminKeyFile())))
                .isEqualTo("rw-------");
    }

    private static void activate(Api api) {
        Look kept = api.post("/v1/definitions", definition()).done();
        assertThat(api.write("POST", "/v1/definitions/killed/" + kept.at("version").whole() + "/activate",
                "application/json", RunningBaton.UNSIGNED).status()).isEqualTo(200);
    }

    private void killAndRestart(int round) {
        int enough = acknowledged.size() + ACKNOWLEDGED_BETWEEN_KILLS;
        Waiting.until("clients have had " + enough + " answers",
                () -> acknowledged.size() >= enough ? Optional.of(true) : Optional.empty());
        server.kill();
        if (round == 3) {
            server.killPostgres();
        }
        server.start();
        assertThat(server.readyWithin(READY)).isLessThan(READY);
    }

    /** An engagement without an answer is sent again until it has one, as a careful client does; every third is given up. */
    private void sendWhileWanted(Api api, Random random) {
        while (sending.get()) {
            String id = "e" + numbers.incrementAndGet();
            Map<String, Object> body = map("feed", "web", "id", id, "keys",
                    map("email", "lead-" + random.nextInt(LEADS) + "@example.com"), "type", "page-viewed");
            boolean careful = random.nextInt(3) > 0;
            sent.add(id);
            while (!isAcknowledged(api, body) && careful && sending.get()) {
                ServerProcess.pause(20);
            }
        }
    }

    private boolean isAcknowledged(Api api, Map<String, Object> body) {
        try {
            Api.Answer answer = api.post("/v1/engagements", body);
            if (answer.status() == 503) {
                return false;
            }
            assertThat(answer.status()).as(answer.text()).isIn(200, 201);
            return acknowledged.add((String) body.get("id"));
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private void holds(Api api) {
        List<String> counted = new ArrayList<>();
        for (int lead = 0; lead < LEADS; lead++) {
            api.get("/v1/leads?email=lead-" + lead + "@example.com").done().at("items").items()
                    .forEach(found -> counted.addAll(leadHolds(api, found.at("id").text())));
        }
        assertThat(counted).doesNotHaveDuplicates();
        Set<String> lost = new HashSet<>(acknowledged);
        counted.forEach(lost::remove);
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertThat(sent).containsAll(counted);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BETWEEN_KILLS);
    }

    /** The card, the replay and the explanation agree; the stages are a chain. @return the engagements that count */
    private static List<String> leadHolds(Api api, String id) {
        String lead = "/v1/leads/" + id;
        Look card = api.get(lead + "/score").done();
        Look replay = api.get(lead + "/score?at=" + card.at("at").text()).done();
        assertThat(replay).isEqualTo(card);
        List<String> counted = api.get(lead + "/explanation").done().at("dimensions").items().getFirst().at("rules")
                .items().stream().flatMap(rule -> rule.at("evidence").items().stream())
                .map(evidence -> evidence.at("id").text()).toList();
        assertThat(card.at("dimensions").at("interest").at("exact").number())
                .isEqualByComparingTo(POINTS.multiply(BigDecimal.valueOf(counted.size())));
        List<String> stages = api.get(lead + "/transitions").done().at("items").items().stream()
                .map(move -> move.at("from").text() + " to " + move.at("to").text()).toList();
        assertThat(stages).as(id).isEqualTo(
                card.at("total").whole() >= 2 ? List.of("LEAD to MQL") : List.of());
        return counted;
    }
}
