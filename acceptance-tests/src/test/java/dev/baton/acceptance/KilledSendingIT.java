package dev.baton.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.persistence.DatabaseAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process is killed again and again while leads are offered, people and systems are told, sales answers and promises break;
 * another one goes on. The clocks of both run fast.
 */
class KilledSendingIT {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int KILLS = 3;
    private static final int BATCH = 30;
    private static final int LEADS = KILLS * BATCH;
    private static final List<String> PEOPLE = List.of("sara", "omid", "mina");
    /** Of offers, of rungs, of letters and of events: how many are still to come. */
    private static final String MISSING = """
            SELECT (SELECT %d - count(*) FROM handoff) + (SELECT count(*) FROM handoff WHERE state = 'offered' AND NOT EXISTS
            (SELECT FROM handoff_step AS s WHERE s.handoff_id = handoff.handoff_id AND s.about ->> 'rung' = 'reassign'))
            + (SELECT count(*) FROM alert WHERE state = 'waiting') + (SELECT count(*) FROM delivery WHERE state = 'waiting')
            + (SELECT count(*) FROM event WHERE place IS NULL)
            + (SELECT event_place.last - alert_place.last FROM event_place, alert_place)"""
            .formatted(LEADS);
    private static final String TWICE = """
            SELECT handoff_id || ' ' || what || coalesce(about ->> 'rung', '') FROM handoff_step WHERE what IN
            ('handoff.reminded', 'handoff.breached', 'handoff.escalated') GROUP BY handoff_id, what, about ->> 'rung'
            HAVING count(*) > 1""";
    private static final String UNALERTED = """
            SELECT type || ' ' || event_id FROM event WHERE (type = 'handoff.offered' OR type = 'handoff.escalated'
            AND body::text LIKE '%alert-lead%') AND NOT EXISTS (SELECT FROM alert WHERE alert.event_id = event.event_id)""";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final WireMockServer receiver = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final Random random = new Random();

    @BeforeEach
    void listen() {
        mail.start();
        receiver.start();
        receiver.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204).withFixedDelay(20)));
    }

    @AfterEach
    void stop() {
        receiver.stop();
        mail.stop();
    }

    private static String address(String who) {
        return who + "@sales.example";
    }

    /** A demo is enough; everybody goes to two reps, who work around the clock. @return the key of her who leads them */
    private String handsOver(Api api) {
        api.post("/v1/webhooks", map("title", "all", "url", "http://127.0.0.1:" + receiver.port() + "/")).done();
        Look definition = api.post("/v1/definitions", map("definition", "hasty", "dimensions",
                map("interest", map("weight", 100)), "rules", List.of(map("id", "demo", "dimension", "interest", "each",
                        map("type", "demo-requested"), "points", 60)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 60), "leave",
                        map("score", "interest", "below", 60)))))
                .done();
        api.write("POST", "/v1/definitions/hasty/" + definition.at("version").whole() + "/activate",
                "application/json", RunningBaton.UNSIGNED).done();
        List<String> ids = PEOPLE.stream().map(who -> api.post("/v1/people",
                map("name", who, "team", "sales", "email", address(who))).done().at("id").text()).toList();
        Map<String, Object> week = map();
        Stream.of(DayOfWeek.values()).forEach(day -> week.put(day.name().toLowerCase(Locale.ROOT), "00:00-24:00"));
        api.write("PUT", "/v1/teams/sales", "application/json", Look.bytes(map("team", "sales", "hours",
                map("time-zone", "UTC", "week", week), "reps", IntStream.range(0, ids.size()).mapToObj(
                        i -> map("person", ids.get(i), "cap", 1000, "lead", i == 0))
                        .toList())))
                .done();
        Look policy = api.post("/v1/policies", map("policy", "hasty", "rules", List.of(map("id", "all", "team", "sales",
                "sla", map("accept", map("within", "1m", "remind-at", List.of(50), "on-breach",
                        List.of(map("do", "alert-lead"), map("after", "1m", "do", "reassign"))))))))
                .done();
        api.post("/v1/policies/hasty/" + policy.at("version").whole() + "/activate",
                map("unsigned", true, "reason", "a try")).done();
        return api.post("/v1/keys", map("name", "lead", "role", "sales", "person", ids.getFirst())).done()
                .at("secret").text();
    }

    private static String lead(int number) {
        return "lead" + number + "@example.com";
    }

    private static void ready(Api api, int from) {
        List<Map<String, Object>> items = IntStream.range(from, from + BATCH)
                .mapToObj(number -> map("feed", "web", "id",
                        String.valueOf(number), "keys", map("email", lead(number)), "type", "demo-requested"))
                .toList();
        assertThat(api.post("/v1/engagements/batch", map("items", items)).done().at("refused").whole()).isZero();
    }

    /** Every second lead is taken over, at the one that is killed as long as it answers. @return what was taken over */
    private static Set<String> answers(Api api, Api dying, Api leads, int from) {
        Set<String> taken = new HashSet<>();
        for (int number = from; number < from + BATCH; number += 2) {
            String id = api.get("/v1/leads?email=" + lead(number)).done().at("items").items().getFirst().at("id")
                    .text();
            String handoff = Waiting.until("the lead is offered", () -> api.get("/v1/leads/" + id + "/handoffs").done()
                    .at("items").items().stream().findFirst()).at("id").text();
            Api.Answer answer = accepted(dying, leads, handoff);
            assertThat(answer.status() == 200 || answer.text().contains("already-decided")).as(answer.text()).isTrue();
            taken.add(handoff);
        }
        return taken;
    }

    private static Api.Answer accepted(Api dying, Api leads, String handoff) {
        String path = "/v1/handoffs/" + handoff + "/accept";
        try {
            return dying.write("POST", path, "application/json", new byte[0]);
        } catch (UncheckedIOException _) {
            return leads.write("POST", path, "application/json", new byte[0]);
        }
    }

    /** The process dies when some letters or some events more have come. */
    private void dies(ServerProcess process, boolean byLetters) {
        int enough = come(byLetters) + 1 + random.nextInt(2 * BATCH);
        assertThat(
                Waiting.until(enough + " have come", () -> Optional.of(come(byLetters)).filter(all -> all >= enough)))
                .isPositive();
        process.kill();
    }

    private int come(boolean byLetters) {
        return byLetters ? mail.getReceivedMessages().length : receiver.getAllServeEvents().size();
    }

    @Test
    void nothing_is_lost_or_done_twice_and_whatever_is_told_again_is_told_under_its_id() throws Exception {
        Path data = RunningBaton.freshDirectory("ks");
        try (ExternalPostgres postgres = ExternalPostgres.in(data.resolve("own"))) {
            DatabaseAddress address = postgres.address();
            Map<String, String> environment = HastyBaton.environment(address, mail.getSmtp().getPort(), Instant.now());
            ServerProcess steady = new ServerProcess(HastyBaton.class, data, environment);
            ServerProcess killed = new ServerProcess(HastyBaton.class, data, environment);
            try {
                steady.start();
                var _ = steady.readyWithin(READY);
                Set<String> taken = whileItIsKilled(steady, killed);
                assertThat(Waiting.until("all is told", () -> ExternalPostgres.texts(address, MISSING).stream()
                        .filter("0"::equals).findFirst())).isEqualTo("0");
                holds(address, taken);
                assertThat(steady.output()).doesNotContain("ERROR");
            } finally {
                steady.kill();
                killed.kill();
            }
        }
    }

    private Set<String> whileItIsKilled(ServerProcess steady, ServerProcess killed) throws Exception {
        Api api = new Api(steady.url(), steady.adminKey());
        String key = handsOver(api);
        List<Future<Set<String>>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < KILLS; round++) {
                int from = round * BATCH;
                killed.start();
                var _ = killed.readyWithin(READY);
                ready(api, from);
                answers.add(threads.submit(() -> answers(api, new Api(killed.url(), key), new Api(steady.url(), key),
                        from)));
                dies(killed, round % 2 == 0);
            }
        }
        Set<String> taken = new HashSet<>();
        for (Future<Set<String>> each : answers) {
            taken.addAll(each.get());
        }
        return taken;
    }

    private void holds(DatabaseAddress address, Set<String> taken) throws MessagingException {
        assertThat(HandoffKilledIT.faults(address)).isEmpty();
        assertThat(ExternalPostgres.texts(address, "SELECT handoff_id FROM handoff WHERE state = 'accepted'"))
                .hasSize(LEADS / 2).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(ExternalPostgres.texts(address, TWICE)).isEmpty();
        assertThat(ExternalPostgres.texts(address, "SELECT DISTINCT about ->> 'rung' FROM handoff_step"
                + " WHERE what = 'handoff.escalated'")).containsExactlyInAnyOrder("alert-lead", "reassign");
        assertThat(ExternalPostgres.texts(address, UNALERTED)).isEmpty();
        lettersHold(address);
        eventsHold(address);
    }

    /** What the mail server is said to have is there; each id is of one alert, to the person whom it is for. */
    private void lettersHold(DatabaseAddress address) throws MessagingException {
        Set<String> come = new HashSet<>();
        for (MimeMessage letter : mail.getReceivedMessages()) {
            come.add(letter.getMessageID() + " " + letter.getAllRecipients()[0]);
        }
        String alerts = "SELECT '<' || alert_id || '@example.com> ' || email FROM alert JOIN person ON person_id = person";
        assertThat(come).containsAll(ExternalPostgres.texts(address, alerts + " WHERE state = 'sent'"));
        assertThat(ExternalPostgres.texts(address, alerts)).containsAll(come);
        assertThat(ExternalPostgres.texts(address, alerts + " WHERE state = 'failed'")).isEmpty();
    }

    /** Everything that happened was heard; each id is of one event. */
    private void eventsHold(DatabaseAddress address) {
        Map<String, Set<String>> heard = new HashMap<>();
        receiver.getAllServeEvents().forEach(each -> heard
                .computeIfAbsent(each.getRequest().getHeader("webhook-id"), _ -> new HashSet<>())
                .add(each.getRequest().getBodyAsString()));
        assertThat(heard.keySet())
                .containsExactlyInAnyOrderElementsOf(ExternalPostgres.texts(address, "SELECT event_id FROM event"));
        assertThat(heard).allSatisfy((id, bodies) -> assertThat(bodies).singleElement().asString().contains(id));
    }
}
