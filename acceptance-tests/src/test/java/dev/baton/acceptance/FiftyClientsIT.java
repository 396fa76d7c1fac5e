package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty clients at once, all about one lead. */
@Tag("alone")
class FiftyClientsIT {
    private static final int CLIENTS = 50;
    private static final int EACH = 100;
    private static final String ADDRESS = "sara@example.com";

    /** Five thousand pages of two hundredths of a point: exactly a hundred points. */
    private static Object definition() {
        return map("definition", "hundredths", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"), "points",
                        new BigDecimal("0.02"))),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 60), "leave",
                        map("score", "interest", "below", 45))));
    }

    @Test
    void the_score_is_exact_and_the_threshold_is_crossed_once() throws InterruptedException, ExecutionException {
        try (RunningBaton baton = new RunningBaton("clients")) {
            baton.activate(definition());
            List<Future<List<Integer>>> clients = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int client = 0; client < CLIENTS; client++) {
                    String name = "client-" + client;
                    clients.add(threads.submit(() -> totals(baton.api(), name)));
                }
            }
            for (Future<List<Integer>> client : clients) {
                assertThat(client.get()).hasSize(EACH).isSorted();
            }
            holds(baton.api());
        }
    }

    /** What a client is told after each of its engagements. */
    private static List<Integer> totals(Api api, String client) {
        List<Integer> totals = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            Map<String, Object> body = map("feed", client, "id", String.valueOf(i), "keys", map("email", ADDRESS),
                    "type", "page-viewed");
            totals.add(api.post("/v1/engagements", body).done().at("score").at("total").whole());
        }
        return totals;
    }

    private static void holds(Api api) {
        Look lead = api.get("/v1/leads?email=" + ADDRESS).done().at("items").items().getFirst();
        assertThat(lead.at("score").at("dimensions").at("interest").at("exact").number()).isEqualByComparingTo("100");
        List<Look> moves = api.get("/v1/leads/" + lead.at("id").text() + "/transitions").done().at("items").items();
        assertThat(moves).singleElement().satisfies(move -> {
            assertThat(move.at("from").text()).isEqualTo("LEAD");
            assertThat(move.at("to").text()).isEqualTo("MQL");
        });
    }
}
