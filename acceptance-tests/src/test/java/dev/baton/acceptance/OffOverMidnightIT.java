package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody was there when something became due: it is followed at the next start, as of the instant at which it was due. */
class OffOverMidnightIT {
    private static final Instant START = Instant.parse("2027-01-04T08:00:00.123Z");
    private static final Instant BACK = START.plus(Duration.ofDays(12));
    /** Tehran's midnight at which a demo is ten days old. */
    private static final Instant FADED = Instant.parse("2027-01-13T20:30:00Z");

    private static Object definition() {
        return map("definition", "off", "time-zone", "Asia/Tehran", "dimensions", map("interest", map("weight", 100)),
                "rules", List.of(
                        map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points",
                                90, "fades", map("expires", "P10D")),
                        map("id", "page", "dimension", "interest", "at-least", 1, "of", map("type", "page-viewed"),
                                "within", "P7D", "points", 90),
                        map("id", "contact", "dimension", "interest", "each", map("type", "contact-requested"),
                                "points", 55),
                        map("id", "trial", "dimension", "interest", "each", map("type", "trial-started"), "points", 90),
                        map("id", "silent", "dimension", "interest", "none", map("type", "webinar-attended"), "within",
                                "P6D", "points", -10)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 50), "leave",
                        map("score", "interest", "below", 50), "cool-down", "P8D", "new-evidence", false)));
    }

    /** One change of stage: into which stage, as of when. */
    private record Move(String to, Instant at) {}

    @Test
    void what_became_due_meanwhile_is_followed_as_of_its_own_instant() {
        Path data = RunningBaton.freshDirectory("off");
        Instant givenBack;
        try (RunningBaton baton = new RunningBaton(data, START)) {
            baton.activate(definition());
            Map.of("fading", "demo-requested", "window", "page-viewed", "silent", "contact-requested", "returned",
                    "trial-started").forEach(
                            (who, type) -> baton.api().post("/v1/engagements", map("feed", "web", "id",
                                    who, "keys", map("email", who + "@example.com"), "type", type)).done());
            baton.setNow(START.plus(Duration.ofHours(1)));
            baton.api().post("/v1/leads/" + id(baton.api(), "returned") + "/decisions",
                    map("stage", "RECYCLED", "reason", "too early")).done();
            givenBack = moves(baton.api(), "returned").getLast().at();
        }
        try (RunningBaton baton = new RunningBaton(data, BACK)) {
            Api api = baton.api();

            assertThat(last(api, "fading", 2)).isEqualTo(new Move("LEAD", FADED));
            assertThat(last(api, "window", 2)).isEqualTo(new Move("LEAD", START.plus(Duration.ofDays(7))));
            assertThat(last(api, "silent", 2)).isEqualTo(new Move("LEAD", START.plus(Duration.ofDays(6))));
            assertThat(last(api, "returned", 3)).isEqualTo(new Move("MQL", givenBack.plus(Duration.ofDays(8))));
        }
    }

    /** The last of so many changes, once they are recorded. */
    private static Move last(Api api, String who, int count) {
        List<Move> moves = Waiting.until(who + " has moved", () -> Optional.of(moves(api, who))
                .filter(some -> some.size() >= count));
        assertThat(moves).as(who).hasSize(count);
        return moves.getLast();
    }

    private static List<Move> moves(Api api, String who) {
        return api.get("/v1/leads/" + id(api, who) + "/transitions").done().at("items").items().stream()
                .map(move -> new Move(move.at("to").text(), Instant.parse(move.at("effective-at").text()))).toList();
    }

    private static String id(Api api, String who) {
        return api.get("/v1/leads?email=" + who + "@example.com").done().at("items").items().getFirst().at("id").text();
    }
}
