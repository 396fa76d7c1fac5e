package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.Outbox.Dispatch;
import dev.baton.application.intake.HandoffNews;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.policy.Rung;
import dev.baton.form.Json;
import dev.baton.rest.RestFixture.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints, what is sent to them, and the events, over HTTP. */
class WebhookTest {
    private static final String NOBODY = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private static final String HOOKS = "/v1/webhooks";
    private static final String NEW = "{\"title\":\"New\",\"url\":\"https://new.example.com/\"}";
    private static final String DEFINITION = """
            definition: b2b-software
            time-zone: Asia/Tehran
            dimensions: {interest: {weight: 100, bands: {A: 60, B: 0}}}
            rules:
              - {id: page, dimension: interest, each: {type: page-viewed}, points: 40}
            stages:
              MQL: {enter: {score: interest, at-least: 80}}
            """;
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private Seen register(String events) {
        return rest.post(Role.ADMIN, HOOKS,
                "{\"title\":\"CRM\",\"url\":\"https://hooks.example.com/baton\",\"events\":[" + events + "]}");
    }

    private String id(String events) {
        Seen made = register(events);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/id");
    }

    private Seen act(String path) {
        return rest.send(Role.ADMIN, "POST", HOOKS + "/" + path);
    }

    private void definition() {
        assertThat(rest.send(Role.MARKETING, "POST", "/v1/definitions", "application/yaml", DEFINITION).status())
                .isEqualTo(201);
        assertThat(rest.post(Role.ADMIN, "/v1/definitions/b2b-software/1/activate",
                "{\"unsigned\":true,\"reason\":\"a try\"}").status()).isEqualTo(200);
    }

    private String views(String name, String id) {
        return rest.post(Role.INTEGRATION, "/v1/engagements", "{\"id\":\"" + id + "\",\"keys\":{\"email\":\"" + name
                + "@example.com\"},\"type\":\"page-viewed\"}").at("/lead");
    }

    private int fanOut() {
        return rest.store.outbox().fanOut(rest.now.get(), 100);
    }

    private List<Dispatch> claim(String id) {
        return rest.store.outbox().claim(Map.of(UUID.fromString(id), 10), rest.now.get(),
                rest.now.get().plusSeconds(60));
    }

    @Test
    void an_endpoint_is_registered_looked_at_changed_and_removed() {
        Seen made = register("\"handoff.*\"");
        String path = HOOKS + "/" + made.at("/id");
        assertThat(made.header("Location")).isEqualTo(path);
        assertThat(made.at("/secret")).startsWith("whsec_");

        assertThat(rest.get(Role.SALES_OPS, path).at("/secret")).isEqualTo("absent");
        assertThat(rest.get(Role.SALES_OPS, path).at("/events/0")).isEqualTo("handoff.*");
        assertThat(rest.get(Role.SALES_OPS, HOOKS).at("/items/0/id")).isEqualTo(made.at("/id"));
        Seen changed = put("*", path, NEW);
        assertThat(changed.at("/title") + changed.at("/events/0")).isEqualTo("New*");
        assertThat(put("*", path, "{}").status()).isEqualTo(422);
        assertThat(rest.send(Role.ADMIN, "DELETE", path).status()).isEqualTo(204);
        assertThat(rest.send(Role.ADMIN, "DELETE", path).at("/code")).isEqualTo("not-found");
        assertThat(rest.get(Role.ADMIN, HOOKS).at("/items/0")).isEqualTo("absent");
    }

    private Seen put(String ifMatch, String path, String body) {
        return rest.send(rest.as(Role.ADMIN, path).header("Content-Type", "application/json")
                .header("If-Match", ifMatch).PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void nobody_overwrites_what_another_wrote_meanwhile() {
        Seen made = register("\"handoff.*\"");
        String path = HOOKS + "/" + made.at("/id");
        String seen = rest.get(Role.SALES_OPS, path).header("ETag");
        assertThat(made.header("ETag")).isEqualTo(seen);
        assertThat(rest.send(rest.as(Role.ADMIN, path).header("If-None-Match", seen).GET()).status()).isEqualTo(304);
        Seen changed = put(seen, path, NEW.replace("New", "Theirs"));
        assertThat(changed.status()).isEqualTo(200);

        assertThat(rest.send(Role.ADMIN, "PUT", path, "application/json", NEW).status()).isEqualTo(428);
        assertThat(put(seen, path, NEW).status()).isEqualTo(412);
        assertThat(rest.send(rest.as(Role.ADMIN, path).header("If-Match", seen).DELETE()).status()).isEqualTo(412);
        assertThat(rest.get(Role.ADMIN, path).at("/title")).isEqualTo("Theirs");
        assertThat(rest.get(Role.ADMIN, path).header("ETag")).isEqualTo(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(rest.send(rest.as(Role.ADMIN, path).header("If-Match", changed.header("ETag")).DELETE()).status())
                .isEqualTo(204);
        assertThat(put("*", path, NEW).status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_registered_is_said() {
        Seen refused = rest.post(Role.ADMIN, HOOKS, "{\"url\":\"http://10.0.0.1/\",\"events\":[\"lead.bought\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/title", "/url", "/events/0", "handoff.offered");
        Seen elsewhere = rest.post(Role.ADMIN, HOOKS, "{\"title\":\"CRM\",\"url\":\"https://10.0.0.1/\"}");
        assertThat(elsewhere.at("/errors/0/code") + elsewhere.at("/errors/0/message")).startsWith("forbidden-address")
                .contains("10.0.0.1", "webhook-allow");
        Seen schemeless = rest.post(Role.ADMIN, HOOKS, "{\"title\":\"CRM\",\"url\":\"//hooks.example.com/\"}");
        assertThat(schemeless.at("/errors/0/code")).isEqualTo("malformed");
    }

    @Test
    void a_secret_is_made_anew_and_shown_once() {
        String id = id("\"*\"");
        Seen rotated = act(id + "/rotate");
        assertThat(rotated.at("/secret")).startsWith("whsec_");
        assertThat(rotated.at("/former-secret-until")).isEqualTo("2026-11-22T09:30:00Z");
        assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id).body()).doesNotContain("whsec_");
        Seen tooSoon = act(id + "/rotate");
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.at("/detail")).contains("counts until");
    }

    @Test
    void what_would_not_be_sent_is_not_promised() {
        String id = id("\"*\"");
        Seen ping = act(id + "/test");
        assertThat(act(id + "/disable").status()).isEqualTo(200);

        for (Seen refused : List.of(act(id + "/test"), act(id + "/deliveries/" + ping.at("/id") + "/replay"),
                rest.post(Role.ADMIN, HOOKS + "/" + id + "/replay", "{\"from\":\"2026-11-21T00:00:00Z\"}"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.at("/detail")).contains("Enable it first");
        }
    }

    @Test
    void an_endpoint_is_disabled_with_the_reason_and_enabled_again() {
        String id = id("\"*\"");
        assertThat(act(id + "/disable").at("/disabled-because")).isEqualTo("by-hand");
        assertThat(act(id + "/enable").at("/enabled")).isEqualTo("true");
        assertThat(rest.store.endpoints().fails(UUID.fromString(id), rest.now.get())).isPresent();
        assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id).at("/failing-since")).isEqualTo("2026-11-21T09:30:00Z");
    }

    @Test
    void of_what_is_not_there_everybody_says_so() {
        for (String id : List.of(NOBODY, "x")) {
            for (String what : List.of("rotate", "enable", "disable", "test", "deliveries/" + NOBODY + "/replay")) {
                assertThat(act(id + "/" + what).status()).as(what).isEqualTo(404);
            }
            assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id).status()).isEqualTo(404);
            assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id + "/deliveries").status()).isEqualTo(404);
            assertThat(rest.send(Role.ADMIN, "DELETE", HOOKS + "/" + id).status()).isEqualTo(404);
            assertThat(rest.send(Role.ADMIN, "PUT", HOOKS + "/" + id, "application/json",
                    "{\"title\":\"New\",\"url\":\"https://new.example.com/\"}").status()).isEqualTo(404);
            assertThat(rest.post(Role.ADMIN, HOOKS + "/" + id + "/replay", "{\"from\":\"2026-11-21T00:00:00Z\"}")
                    .status()).isEqualTo(404);
        }
        assertThat(act(id("\"*\"") + "/deliveries/" + NOBODY + "/replay").at("/detail")).contains("event");
        assertThat(rest.post(Role.ADMIN, HOOKS + "/" + id("\"*\"") + "/replay",
                "{\"from\":\"2026-11-21T00:00:00Z\",\"until\":\"2026-11-20T00:00:00Z\"}").at("/errors/0/message"))
                .isEqualTo("“from” must be earlier than “until”.");
    }

    @Test
    void a_ping_is_on_its_way_and_among_the_deliveries_with_what_came_of_it() {
        String id = id("\"handoff.*\"");
        Seen ping = act(id + "/test");
        assertThat(ping.status()).isEqualTo(202);
        assertThat(ping.at("/type") + ping.at("/data/endpoint")).isEqualTo("ping" + id);
        Dispatch dispatch = claim(id).getFirst();
        rest.store.outbox().note(dispatch, new Attempt(1, rest.now.get(), Optional.empty(), Optional.of("timeout"),
                Duration.ofSeconds(15), ""), State.WAITING, Optional.of(rest.now.get().plusSeconds(5)));

        Seen log = rest.get(Role.SALES_OPS, HOOKS + "/" + id + "/deliveries?state=waiting&type=ping");
        assertThat(log.at("/items/0/event/id")).isEqualTo(ping.at("/id"));
        assertThat(log.at("/items/0/attempts/0/error")).isEqualTo("timeout");
        assertThat(log.at("/items/0/attempts-made")).isEqualTo("1");
        assertThat(log.at("/items/0/next-try-at")).isEqualTo("2026-11-21T09:30:05Z");
        assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id + "/deliveries?state=delivered").at("/items/0"))
                .isEqualTo("absent");
        assertThat(rest.get(Role.ADMIN, HOOKS + "/" + id + "/deliveries?state=lost&type=x&cursor=y").body())
                .contains("state", "type", "cursor");
        assertThat(act(id + "/deliveries/" + ping.at("/id") + "/replay").status()).isEqualTo(204);
        assertThat(claim(id)).hasSize(1);
        assertThat(fanOut()).isEqualTo(1);
        assertThat(rest.get(Role.INTEGRATION, "/v1/events").at("/items/0")).as("nobody else hears of it")
                .isEqualTo("absent");
        assertThat(act(id("\"*\"") + "/deliveries/" + ping.at("/id") + "/replay").status()).isEqualTo(404);
    }

    @Test
    void deliveries_are_read_page_by_page() {
        String id = id("\"*\"");
        var _ = List.of(act(id + "/test"), act(id + "/test"), act(id + "/test"));
        Set<String> events = new TreeSet<>();
        String cursor = "";
        for (int i = 0; i < 3; i++) {
            Seen page = rest.get(Role.ADMIN, HOOKS + "/" + id + "/deliveries?limit=1" + cursor);
            events.add(page.at("/items/0/event/id"));
            cursor = "&cursor=" + page.at("/next");
        }
        assertThat(events).hasSize(3);
        assertThat(cursor).endsWith("absent");
    }

    @Test
    void events_of_a_time_are_sent_again() {
        definition();
        views("sara", "1");
        views("sara", "2");
        assertThat(fanOut()).isEqualTo(1);
        String id = id("\"lead.*\"");
        assertThat(claim(id)).isEmpty();

        Seen begun = rest.post(Role.ADMIN, HOOKS + "/" + id + "/replay",
                "{\"from\":\"2026-11-21T00:00:00Z\",\"types\":[\"lead.stage-changed\"]}");

        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.at("/events") + begun.at("/next-from")).isEqualTo("1absent");
        assertThat(claim(id)).hasSize(1);
        assertThat(rest.post(Role.ADMIN, HOOKS + "/" + id + "/replay", "{\"until\":\"soon\"}").status())
                .isEqualTo(422);
        Seen wrong = rest.post(Role.ADMIN, HOOKS + "/" + id + "/replay",
                "{\"from\":\"2026-11-21T00:00:00Z\",\"until\":\"2026-11-21T00:00:00Z\",\"after\":\"x\",\"types\":[]}");
        assertThat(wrong.status() + wrong.at("/errors/0/pointer") + wrong.at("/errors/1/pointer")
                + wrong.at("/errors/2/pointer")).isEqualTo("422/until/after/types");
    }

    @Test
    void whoever_would_rather_ask_gets_each_event_once_and_goes_on_where_it_was() {
        definition();
        views("sara", "1");
        views("sara", "2");
        assertThat(fanOut()).isEqualTo(1);
        Seen first = rest.get(Role.INTEGRATION, "/v1/events");
        assertThat(first.at("/items/0/type")).isEqualTo("lead.stage-changed");
        String next = "/v1/events?after=" + first.at("/next");
        assertThat(rest.get(Role.INTEGRATION, next).at("/items/0")).isEqualTo("absent");
        assertThat(rest.get(Role.INTEGRATION, next).at("/next")).isEqualTo(first.at("/next"));
        views("omid", "3");
        views("omid", "4");
        assertThat(fanOut()).isEqualTo(1);
        assertThat(rest.get(Role.INTEGRATION, next + "&limit=1").at("/items/0/data/to")).isEqualTo("MQL");
        assertThat(rest.get(Role.INTEGRATION, "/v1/events?after=x").status()).isEqualTo(400);
        String restored = Cursor.of(new Outbox.Seen(5_000, Optional.of(UUID.randomUUID())));
        Seen lost = rest.get(Role.INTEGRATION, "/v1/events?after=" + restored);
        assertThat(lost.status() + lost.at("/code")).isEqualTo("410cursor-lost");
    }

    private static Pointer schema(EventType type) {
        return Pointer.ROOT.to("webhooks").to(type.code()).to("post").to("requestBody").to("content")
                .to("application/json").to("schema");
    }

    @Test
    void every_type_of_event_is_described_and_no_other() {
        Tree.Branch described = (Tree.Branch) Document.OPENAPI.at(Pointer.ROOT.to("webhooks")).orElseThrow();
        assertThat(described.entries().keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(EventType.values()).map(EventType::code).toList());
        assertThat(EventType.values()).allSatisfy(type -> {
            assertThat(Document.OPENAPI.at(schema(type))).isPresent();
            assertThat(Json.text(Document.OPENAPI.at(Pointer.ROOT.to("components").to("schemas").to("EventType"))
                    .orElseThrow())).contains("\"" + type.code() + "\"");
        });
    }

    /** Every kind of event that this application announces by now, as it is sent. */
    @Test
    void what_is_told_is_as_it_is_described() {
        definition();
        String sara = views("sara", "1");
        views("sara", "2");
        String rad = views("rad", "3");
        assertThat(rest.post(Role.ADMIN, "/v1/leads/" + sara + "/decisions",
                "{\"stage\":\"RECYCLED\",\"reason\":\"Sara asked for it\"}").status()).isEqualTo(200);
        assertThat(rest.post(Role.ADMIN, "/v1/leads/" + sara + "/merge", "{\"lead\":\"" + rad + "\"}").status())
                .isEqualTo(200);
        assertThat(rest.post(Role.ADMIN, "/v1/leads/" + sara + "/unmerge", "{\"lead\":\"" + rad + "\"}").status())
                .isEqualTo(200);
        assertThat(rest.send(Role.ADMIN, "DELETE", "/v1/leads/" + sara).status()).isEqualTo(204);
        String id = id("\"*\"");
        assertThat(act(id + "/test").status()).isEqualTo(202);
        assertThat(rest.store.endpoints().disable(UUID.fromString(id), new Disabled(Why.GONE, rest.now.get()),
                new Event(UUID.randomUUID(), EventType.ENDPOINT_DISABLED, rest.now.get(), Optional.empty(),
                        Tree.branch().with("endpoint", id).with("why", "gone").done())))
                .isTrue();
        assertThat(fanOut()).isPositive();

        List<Event> told = rest.store.outbox().after(0, 100).stream().map(placed -> placed.event()).toList();

        assertThat(told.stream().map(Event::type).collect(Collectors.toSet())).contains(EventType.LEAD_STAGE_CHANGED,
                EventType.LEAD_MERGED, EventType.LEAD_UNMERGED, EventType.LEAD_ERASED, EventType.PING,
                EventType.ENDPOINT_DISABLED);
        assertThat(told).allSatisfy(event -> {
            String written = Json.text(event.form());
            assertThat(Document.OPENAPI.mistakes(schema(event.type()), written)).as(written).isEmpty();
            assertThat(written).doesNotContainIgnoringCase("sara");
        });
    }

    private static Stream<What> happenings() {
        Choice free = new Choice(Optional.of(UUID.randomUUID()), Choice.Because.TURN, List.of(new Choice.PassedOver(
                UUID.randomUUID(), Choice.Because.OWNER, Choice.Why.AWAY)));
        Choice queue = new Choice(Optional.empty(), Choice.Because.NOBODY_FREE, List.of());
        Stream<What> made = Stream.of(new What.Offered(free), new What.Offered(queue),
                new What.Routed(Optional.of(UUID.randomUUID()), free), new What.Routed(Optional.empty(), queue),
                new What.Routed(Optional.empty(), Choice.by(Choice.Because.TRANSFERRED, UUID.randomUUID())),
                new What.CallArranged(RestFixture.NOW), new What.Contacted("phone", true),
                new What.Accepted(Optional.empty()),
                new What.Accepted(Optional.of(UUID.randomUUID())),
                new What.Rejected(Optional.of(new Grounds("too-early", false, Optional.of("newsletter"), true, false))),
                new What.Rejected(Optional.empty()),
                new What.Returned(), new What.Qualified(true),
                new What.SentBack(Optional.of(new Grounds("no-budget", true, Optional.empty(), false, true))));
        Stream<What> clocks = Arrays.stream(Clock.Kind.values()).flatMap(clock -> Stream.concat(
                Stream.of(new What.Reminded(clock, 50), new What.Breached(clock)),
                Arrays.stream(Rung.Act.values()).map(rung -> new What.Climbed(clock, rung, rung == Rung.Act.RETURN))));
        return Stream.of(made, clocks, Arrays.stream(Happening.Why.values()).map(What.Withdrawn::new))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void what_is_told_of_handoffs_is_as_it_is_described(What what) {
        Tree.Branch about = HandoffNews.details(Tree.branch().with("handoff", NOBODY).with("by", NOBODY), what).done();
        Event event = new Event(UUID.randomUUID(), HandoffNews.type(what), RestFixture.NOW,
                Optional.of(new Event.OfLead(new LeadId(UUID.randomUUID()), 3)), about);

        assertThat(Document.OPENAPI.mistakes(schema(event.type()), Json.text(event.form()))).isEmpty();
    }
}
