package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The process is killed in the middle of an import, of merges and erasures, and of a rescoring. Who does it all again has the
 * very numbers of a Baton that nobody disturbed.
 */
class KilledWorkIT {
    private static final int LEADS = 1_000;
    private static final int BATCH = 20;
    private static final int MERGES = 60;
    private static final int ERASURES = 60;
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Object definition(int points) {
        return map("definition", "work", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"), "points",
                        points)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 10), "leave",
                        map("score", "interest", "below", 10))));
    }

    @Test
    void who_does_it_again_has_the_numbers_of_one_that_was_not_disturbed() throws Exception {
        ServerProcess server = new ServerProcess(RunningBaton.freshDirectory("work"));
        server.start();
        try (RunningBaton twin = new RunningBaton(RunningBaton.freshDirectory("twin"), NOW)) {
            var _ = server.readyWithin(READY);
            Api api = new Api(server.url(), server.adminKey());
            for (Api each : List.of(twin.api(), api)) {
                activate(each, 3);
            }
            cutOff(server, api, List.of(imports()));
            imports().forEach(work -> work.accept(twin.api()));

            cutOff(server, api, List.of(merges(api), erasures(api)));
            merges(twin.api()).forEach(work -> work.accept(twin.api()));
            erasures(twin.api()).forEach(work -> work.accept(twin.api()));

            activate(twin.api(), 4);
            int version = activate(api, 4);
            Look seen = Waiting.until("some are counted anew", () -> Optional.of(rescoring(api, version))
                    .filter(look -> look.at("done").whole() > 0));
            server.kill();
            assertThat(seen.at("done").whole()).isLessThan(seen.at("total").whole());
            restart(server);

            assertThat(rescored(api, version)).isEqualTo(rescored(twin.api(), version));
            assertThat(numbers(api)).isEqualTo(numbers(twin.api())).hasSize(LEADS - MERGES - ERASURES);
            assertThat(funnel(api)).isEqualTo(funnel(twin.api()));
            server.stop();
        } finally {
            server.kill();
            server.killPostgres();
        }
    }

    private static int activate(Api api, int points) {
        int version = api.post("/v1/definitions", definition(points)).done().at("version").whole();
        api.post("/v1/definitions/work/" + version + "/activate",
                map("unsigned", true, "reason", "a try", "effects", "all")).done();
        return version;
    }

    /** Does all of this at once, kills the server when a third of each is done and none is ready, and does it again. */
    private static void cutOff(ServerProcess server, Api api, List<List<Consumer<Api>>> works)
            throws InterruptedException, ExecutionException, BrokenBarrierException, TimeoutException {
        CyclicBarrier thirds = new CyclicBarrier(works.size() + 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> begun = works.stream()
                    .map(work -> threads.submit(() -> untilItFails(api, work, thirds))).toList();
            int _ = thirds.await(30, TimeUnit.SECONDS);
            server.kill();
            for (int i = 0; i < works.size(); i++) {
                assertThat(begun.get(i).get()).as("done before the kill").isLessThan(works.get(i).size());
            }
        }
        restart(server);
        works.forEach(work -> work.forEach(each -> each.accept(api)));
    }

    private static int untilItFails(Api api, List<Consumer<Api>> work, CyclicBarrier thirds)
            throws InterruptedException, BrokenBarrierException {
        int done = 0;
        try {
            for (Consumer<Api> each : work) {
                each.accept(api);
                done++;
                if (done == work.size() / 3) {
                    int _ = thirds.await();
                }
            }
        } catch (UncheckedIOException _) {
            return done;
        }
        return done;
    }

    private static void restart(ServerProcess server) {
        server.start();
        var _ = server.readyWithin(READY);
    }

    /** People in batches, and what they looked at: none to six pages each. */
    private static List<Consumer<Api>> imports() {
        return IntStream.range(0, LEADS / BATCH).mapToObj(KilledWorkIT::batch).toList();
    }

    private static Consumer<Api> batch(int number) {
        List<Integer> leads = IntStream.range(number * BATCH, (number + 1) * BATCH).boxed().toList();
        List<Map<String, Object>> people = leads.stream().map(lead -> map("keys", keys(lead), "occurred-at",
                NOW.minus(Duration.ofDays(9)).toString(), "touches", List.of(map("source", "fair")))).toList();
        List<Map<String, Object>> pages = leads.stream().flatMap(lead -> IntStream.range(0, lead % 7)
                .mapToObj(page -> map("feed", "web", "id", lead + "-" + page, "keys", keys(lead), "type", "page-viewed",
                        "occurred-at", NOW.minus(Duration.ofHours(9L + page)).toString())))
                .toList();
        return api -> {
            assertThat(api.post("/v1/leads/batch", map("items", people)).done().at("refused").whole()).isZero();
            assertThat(api.post("/v1/engagements/batch", map("items", pages)).done().at("refused").whole()).isZero();
        };
    }

    private static Map<String, Object> keys(int lead) {
        return map("email", address(lead));
    }

    private static String address(int lead) {
        return "lead" + lead + "@example.com";
    }

    private static String id(Api api, int lead) {
        return api.get("/v1/leads?email=" + address(lead)).done().at("items").items().getFirst().at("id").text();
    }

    private static List<Consumer<Api>> merges(Api api) {
        return some(MERGES, pair -> {
            String kept = id(api, 2 * pair);
            String other = id(api, 2 * pair + 1);
            return each -> each.post("/v1/leads/" + kept + "/merge", map("lead", other)).done();
        });
    }

    private static List<Consumer<Api>> erasures(Api api) {
        return some(ERASURES, number -> {
            String lead = id(api, LEADS - 1 - number);
            return each -> assertThat(each.write("DELETE", "/v1/leads/" + lead, "application/json", new byte[0])
                    .status()).isEqualTo(204);
        });
    }

    private static List<Consumer<Api>> some(int count, IntFunction<Consumer<Api>> work) {
        return IntStream.range(0, count).mapToObj(work).toList();
    }

    private static Look rescoring(Api api, int version) {
        return api.get("/v1/operations/rescoring-work-" + version).done();
    }

    /** What a rescoring came to: done, of how many, moved, waiting. */
    private static List<Integer> rescored(Api api, int version) {
        Look done = Waiting.until("all are counted anew", () -> Optional.of(rescoring(api, version))
                .filter(look -> look.at("status").text().equals("done")));
        return List.of(done.at("done").whole(), done.at("total").whole(), done.at("effects").at("moved").whole(),
                done.at("effects").at("waiting").whole());
    }

    /** Of each lead, by its addresses: stage, score and how it came there. */
    private static Map<String, String> numbers(Api api) {
        Map<String, String> all = new TreeMap<>();
        String page = "/v1/leads?limit=200";
        Optional<String> next = Optional.of(page);
        while (next.isPresent()) {
            Look found = api.get(next.get()).done();
            found.at("items").items().forEach(lead -> all.put(lead.at("keys").toString(), number(api, lead)));
            next = found.find("next").map(cursor -> page + "&cursor=" + Api.escaped(cursor.text()));
        }
        return all;
    }

    private static String number(Api api, Look lead) {
        String moves = String.join(", ", api.get("/v1/leads/" + lead.at("id").text() + "/transitions").done()
                .at("items").items().stream().map(move -> move.at("from").text() + " → " + move.at("to").text())
                .toList());
        return lead.at("stage").text() + ", " + lead.at("score").at("dimensions") + ", " + moves;
    }

    private static List<String> funnel(Api api) {
        return api.get("/v1/funnel?by=source").done().at("rows").items().stream()
                .map(row -> row.at("leads") + " leads, " + row.at("qualified") + " qualified").toList();
    }
}
