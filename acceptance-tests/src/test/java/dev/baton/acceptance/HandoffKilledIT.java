package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Processes are killed while they offer leads, while sales answers, and while promises break: nothing is lost or doubled. */
class HandoffKilledIT {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int BATCH = 100;
    private static final int DEATHS = 3;
    private static final int PROMISES = 600;
    /** Whatever is wrong with what is open, with what was told, and with the numbers of what was told. */
    private static final List<String> FAULTS = List.of("""
            SELECT 'two are open of ' || lead_id FROM handoff WHERE ended_at IS NULL GROUP BY lead_id, kind
            HAVING count(*) > 1""",
            """
                    SELECT handoff.state || ' in ' || lead.stage FROM handoff JOIN lead USING (lead_id) WHERE ended_at IS NULL
                    AND (handoff.state = 'offered' AND lead.stage <> 'MQL' OR handoff.state = 'accepted' AND lead.stage <> 'SAL')""",
            """
                    SELECT 'nobody was offered ' || lead_id FROM lead WHERE stage = 'MQL' AND NOT EXISTS
                    (SELECT FROM handoff WHERE handoff.lead_id = lead.lead_id AND ended_at IS NULL)
                    AND NOT EXISTS (SELECT FROM offer_wish WHERE offer_wish.lead_id = lead.lead_id)""", """
                    SELECT 'numbers are left out of ' || lead_id FROM event WHERE lead_id IS NOT NULL GROUP BY lead_id
                    HAVING count(*) <> max(sequence) OR min(sequence) <> 1 OR count(DISTINCT sequence) <> count(*)""",
            """
                    SELECT 'offered or answered twice: ' || handoff_id FROM handoff_step WHERE what IN
                    ('handoff.offered', 'handoff.accepted', 'handoff.returned', 'handoff.breached', 'handoff.withdrawn')
                    GROUP BY handoff_id, what HAVING count(*) > 1""", """
                    SELECT 'untold: ' || steps || ' steps, ' || events || ' events' FROM
                    (SELECT count(*) AS steps FROM handoff_step) AS s, (SELECT count(*) AS events FROM event
                     WHERE type LIKE 'handoff.%' AND type <> 'handoff.unmatched') AS e WHERE steps <> events""", """
                    SELECT 'no fact of ' || handoff_id FROM handoff WHERE NOT EXISTS
                    (SELECT FROM lead_fact WHERE kind = 'offered' AND body::text LIKE '%' || handoff_id || '%')""");

    static List<String> faults(DatabaseAddress address) {
        return FAULTS.stream().flatMap(question -> ExternalPostgres.texts(address, question).stream()).toList();
    }

    private static String ask(DatabaseAddress address, String question) {
        return ExternalPostgres.texts(address, question).getFirst();
    }

    /** Two demos are enough; everybody goes to the team, which has one rep and works around the clock. */
    private static void handsOver(Api api) {
        Look definition = api.post("/v1/definitions", map("definition", "killed", "dimensions",
                map("interest", map("weight", 100)), "rules",
                List.of(map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points",
                        30)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 60), "leave",
                        map("score", "interest", "below", 60)))))
                .done();
        api.write("POST", "/v1/definitions/killed/" + definition.at("version").whole() + "/activate",
                "application/json", RunningBaton.UNSIGNED).done();
        Map<String, Object> week = map();
        Stream.of(java.time.DayOfWeek.values())
                .forEach(day -> week.put(day.name().toLowerCase(Locale.ROOT), "00:00-24:00"));
        api.write("PUT", "/v1/teams/inside", "application/json", Look.bytes(map("team", "inside", "hours",
                map("time-zone", "UTC", "week", week), "reps", IntStream.range(0, 3).mapToObj(
                        i -> map("person", api.post("/v1/people", map("name", "Rep " + i, "team", "sales")).done()
                                .at("id").text(), "cap", 1000))
                        .toList())))
                .done();
        Look policy = api.post("/v1/policies", map("policy", "killed", "rules", List.of(map("id", "all", "team",
                "inside", "sla", map("accept", map("within", "1h", "remind-at", List.of(50), "on-breach",
                        List.of(map("do", "alert-lead"), map("after", "30m", "do", "reassign"))))))))
                .done();
        api.post("/v1/policies/killed/" + policy.at("version").whole() + "/activate",
                map("unsigned", true, "reason", "a try")).done();
    }

    private static void ready(Api api, int from, int count) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int lead = from; lead < from + count; lead++) {
            for (int demo = 0; demo < 2; demo++) {
                items.add(map("feed", "web", "id", lead + "-" + demo, "keys",
                        map("email", "lead" + lead + "@example.com"), "type", "demo-requested"));
            }
        }
        assertThat(api.post("/v1/engagements/batch", map("items", items)).done().at("refused").whole()).isZero();
    }

    @Test
    void whatever_is_killed_while_leads_are_offered_and_answered_nothing_is_lost_or_doubled() {
        Path data = RunningBaton.freshDirectory("hk");
        ServerProcess server = new ServerProcess(data);
        try {
            server.start();
            var _ = server.readyWithin(READY);
            Api api = new Api(server.url(), server.adminKey());
            handsOver(api);
            for (int death = 0; death < DEATHS; death++) {
                ready(api, death * BATCH, BATCH);
                DatabaseAddress address = EmbeddedPostgres.runningIn(data.resolve("postgres")).orElseThrow();
                int answered = answers(api, server, death);
                server.kill();
                assertThat(answered).as("the process died while sales answered").isLessThan(BATCH);
                assertThat(faults(address)).as("after death %s", death).isEmpty();
                server.start();
                var _ = server.readyWithin(READY);
            }
            DatabaseAddress address = EmbeddedPostgres.runningIn(data.resolve("postgres")).orElseThrow();
            String all = String.valueOf(DEATHS * BATCH);
            assertThat(Waiting.until("all are offered", () -> Optional.of(ask(address, "SELECT count(*) FROM handoff"))
                    .filter(all::equals))).isEqualTo(all);
            assertThat(ask(address, "SELECT count(*) FROM offer_wish")).isEqualTo("0");
            assertThat(faults(address)).isEmpty();
            server.stop();
        } finally {
            server.kill();
            server.killPostgres();
        }
    }

    /** Sales takes leads over, one after the other; half-way the process is killed. @return how many were answered */
    private static int answers(Api api, ServerProcess server, int death) {
        int answered = 0;
        try {
            for (int lead = death * BATCH; lead < (death + 1) * BATCH; lead++) {
                String id = api.get("/v1/leads?email=lead" + lead + "@example.com").done().at("items").items()
                        .getFirst().at("id").text();
                if (lead % BATCH == BATCH / 4 * (death + 1)) {
                    Thread.ofVirtual().start(server::kill);
                }
                api.post("/v1/leads/" + id + "/decisions", map("stage", "SAL", "reason", "a talk")).done();
                answered++;
            }
        } catch (UncheckedIOException _) {
            return answered;
        }
        return answered;
    }

    /** The offers were made two hours ago by one whose clock stands still; three others find all promises broken. */
    @Test
    void of_three_who_climb_the_ladders_one_is_killed_and_each_rung_is_climbed_once() {
        Instant past = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
        try (RunningBaton before = new RunningBaton(RunningBaton.freshDirectory("hp"), past)) {
            handsOver(before.api());
            for (int from = 0; from < PROMISES; from += BATCH) {
                ready(before.api(), from, BATCH);
            }
            DatabaseAddress address = before.database();
            String all = String.valueOf(PROMISES);
            assertThat(Waiting.until("all are offered", () -> Optional.of(ask(address, "SELECT count(*) FROM handoff"))
                    .filter(all::equals))).isEqualTo(all);
            List<ServerProcess> three = IntStream.range(0, 3).mapToObj(i -> new ServerProcess(
                    RunningBaton.freshDirectory("h" + i), Map.of("BATON_DATABASE_URL", address.url(),
                            "BATON_DATABASE_USER", address.user(), "BATON_DATABASE_PASSWORD", address.password(),
                            "BATON_DATABASE_CONNECTIONS", "6")))
                    .toList();
            try {
                three.forEach(ServerProcess::start);
                String climbing = Waiting.until("the ladders are climbed", () -> Optional.of(breached(address))
                        .filter(count -> !count.equals("0")));
                three.getFirst().kill();
                assertThat(Integer.parseInt(climbing)).isPositive();
                assertThat(Waiting.until("all are climbed", () -> Optional.of(breached(address))
                        .filter(all::equals))).isEqualTo(all);
                assertThat(ExternalPostgres.texts(address,
                        """
                                SELECT count(*) || ' of ' || count(DISTINCT handoff_id) || ' ' || what || coalesce(' ' || (about ->> 'rung'), '')
                                FROM handoff_step GROUP BY what, about ->> 'rung'"""))
                        .containsExactlyInAnyOrder(all + " of " + all + " handoff.offered",
                                all + " of " + all + " handoff.breached",
                                all + " of " + all + " handoff.escalated alert-lead",
                                all + " of " + all + " handoff.escalated reassign",
                                all + " of " + all + " handoff.routed");
                assertThat(faults(address)).isEmpty();
            } finally {
                three.forEach(ServerProcess::kill);
            }
        }
    }

    private static String breached(DatabaseAddress address) {
        return ask(address, "SELECT count(*) FROM handoff_step WHERE what = 'handoff.breached'");
    }
}
