package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a server does by itself while something befalls it: many leads are to be judged anew, and one is due in some seconds. */
record BackgroundWork(Api api, int version) {
    private static final int LEADS = 2_000;

    private static Object definition(int points) {
        return map("definition", "background", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"), "points",
                        points),
                        map("id", "demo", "dimension", "interest", "at-least", 1, "of",
                                map("type", "demo-requested"), "within", "P1D", "points", 60)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 60), "leave",
                        map("score", "interest", "below", 60))));
    }

    /** A lead is due in some seconds, and many are to be judged anew. */
    static BackgroundWork begunOn(Api api) {
        int _ = activate(api, 1);
        api.post("/v1/engagements", map("feed", "web", "id", "due", "keys", map("email", "due@example.com"), "type",
                "demo-requested", "occurred-at",
                Instant.now().minus(Duration.ofDays(1)).plusSeconds(10).truncatedTo(ChronoUnit.SECONDS).toString()))
                .done();
        for (int from = 0; from < LEADS; from += 1_000) {
            assertThat(api.post("/v1/engagements/batch", map("items", IntStream.range(from, from + 1_000)
                    .mapToObj(lead -> map("feed", "web", "id", "page-" + lead, "keys",
                            map("email", "many" + lead + "@example.com"), "type", "page-viewed"))
                    .toList())).done().at("refused").whole()).isZero();
        }
        return new BackgroundWork(api, activate(api, 2));
    }

    private static int activate(Api api, int points) {
        int version = api.post("/v1/definitions", definition(points)).done().at("version").whole();
        api.post("/v1/definitions/background/" + version + "/activate",
                map("unsigned", true, "reason", "a try", "effects", "all")).done();
        return version;
    }

    /** Waits until the rescoring has come to its end and the lead that was due has left, once. */
    void wentOn() {
        Waiting.until("all are counted anew",
                () -> Optional.of(api.get("/v1/operations/rescoring-background-" + version))
                        .filter(answer -> answer.done().at("status").text().equals("done")));
        String due = api.get("/v1/leads?email=due@example.com").done().at("items").items().getFirst().at("id").text();
        List<String> moves = Waiting.until("the lead that is due has left", () -> Optional.of(
                api.get("/v1/leads/" + due + "/transitions").done().at("items").items().stream()
                        .map(move -> move.at("to").text()).toList())
                .filter(some -> some.size() > 1));
        assertThat(moves).containsExactly("MQL", "LEAD");
    }
}
