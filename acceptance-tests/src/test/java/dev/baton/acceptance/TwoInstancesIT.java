package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances share a database, and their clocks do not agree: what is due is followed once, and counted right. */
class TwoInstancesIT {
    private static final Instant START = Instant.parse("2027-01-04T08:00:00Z");
    private static final int LEADS = 600;
    private static final Duration WINDOW = Duration.ofDays(7);

    private static Object definition(int points) {
        return map("definition", "two", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "page", "dimension", "interest", "at-least", 1, "of", map("type", "page-viewed"),
                        "within", "P7D", "points", 50),
                        map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points",
                                points)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 50), "leave",
                        map("score", "interest", "below", 50))));
    }

    @Test
    void what_is_due_follows_once_and_a_rescoring_counts_every_lead_once() {
        try (RunningBaton one = new RunningBaton(RunningBaton.freshDirectory("one"), START);
                RunningBaton two = one.another("two")) {
            one.activate(definition(0));
            tell(one.api());
            jump(one, two, 5, 0);
            jump(one, two, 1, 6);
            jump(one, two, 0, 0);
            jump(one, two, 12, 11);

            followedOnce(two.api());
            jump(one, two, 11, 13);
            rescored(one.api());
        }
    }

    /** Each lead looks at a page at a time of its own, so that each has a due instant of its own; every third wants a demo. */
    private static void tell(Api api) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int lead = 0; lead < LEADS; lead++) {
            items.add(engagement("page-viewed", lead));
            if (lead % 3 == 0) {
                items.add(engagement("demo-requested", lead));
            }
        }
        assertThat(api.post("/v1/engagements/batch", map("items", items)).done().at("refused").whole()).isZero();
    }

    private static Map<String, Object> engagement(String type, int lead) {
        return map("feed", "web", "id", type + lead, "keys", map("email", address(lead)), "type", type, "occurred-at",
                seen(lead).toString());
    }

    private static String address(int lead) {
        return "lead" + lead + "@example.com";
    }

    /** Over four days before the start. */
    private static Instant seen(int lead) {
        return START.minus(Duration.ofMinutes(9L * lead));
    }

    /** The clocks show so many days after the start, and the lead that is due last of those that are has left. */
    private static void jump(RunningBaton one, RunningBaton two, int days, int others) {
        one.setNow(START.plus(Duration.ofDays(days)));
        two.setNow(START.plus(Duration.ofDays(others)));
        Instant latest = START.plus(Duration.ofDays(Math.max(days, others)));
        IntStream.range(0, LEADS).filter(lead -> !seen(lead).plus(WINDOW).isAfter(latest)).findFirst()
                .ifPresent(lead -> assertThat(left(one.api(), lead)).isNotEmpty());
    }

    private static List<String> left(Api api, int lead) {
        String id = api.get("/v1/leads?email=" + address(lead)).done().at("items").items().getFirst().at("id").text();
        return Waiting.until("the lead has left", () -> Optional.of(moves(api, id)).filter(some -> some.size() >= 2));
    }

    private static void followedOnce(Api api) {
        for (int lead = 0; lead < LEADS; lead++) {
            assertThat(left(api, lead)).containsExactly("MQL " + seen(lead), "LEAD " + seen(lead).plus(WINDOW));
        }
    }

    private static List<String> moves(Api api, String id) {
        return api.get("/v1/leads/" + id + "/transitions").done().at("items").items().stream()
                .map(move -> move.at("to").text() + " " + Instant.parse(move.at("effective-at").text())).toList();
    }

    private static void rescored(Api api) {
        int version = api.post("/v1/definitions", definition(60)).done().at("version").whole();
        api.post("/v1/definitions/two/" + version + "/activate",
                map("unsigned", true, "reason", "a try", "effects", "all")).done();
        Look done = Waiting.until("all are counted anew", () -> Optional.of(
                api.get("/v1/operations/rescoring-two-" + version).done())
                .filter(operation -> operation.at("status").text().equals("done")));

        assertThat(done.at("total").whole()).isEqualTo(LEADS);
        assertThat(done.at("done").whole()).isEqualTo(LEADS);
        assertThat(done.at("effects").at("moved").whole()).isEqualTo(LEADS / 3);
        assertThat(done.at("effects").at("waiting").whole()).isZero();
    }
}
