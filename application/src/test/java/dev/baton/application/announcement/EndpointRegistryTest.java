package dev.baton.application.announcement;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.announcement.EndpointRegistry.Change;
import dev.baton.application.announcement.EndpointRegistry.Made;
import dev.baton.application.announcement.EndpointRegistry.Removal;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may register what, and what is shown of it. */
class EndpointRegistryTest {
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicLong given = new AtomicLong();
    private final WebhookSender sender = _ -> new Answer.Refused(Answer.Reason.TIMEOUT, Duration.ZERO);
    private final EndpointRegistry registry = new EndpointRegistry(store.endpoints(), store.outbox(),
            new Vault(new byte[32], () -> new byte[32]), sender::objection, () -> NOW,
            () -> new UUID(given.incrementAndGet(), 0));

    private Made registered(Object... written) {
        return switch (registry.register(Trees.of(map(written)))) {
            case Parsed.Valid<Made>(Made made) -> made;
            case Parsed.Invalid<Made>(List<Objection> objections) -> throw new AssertionError(objections.toString());
        };
    }

    private List<String> refused(Object... written) {
        return switch (registry.register(Trees.of(map(written)))) {
            case Parsed.Valid<Made>(Made made) -> throw new AssertionError(made.toString());
            case Parsed.Invalid<Made>(List<Objection> objections) -> objections.stream()
                    .map(each -> each.place().text() + " " + each.flaw().code()).toList();
        };
    }

    @Test
    void an_endpoint_hears_of_everything_where_nothing_is_said_and_shows_its_secret_once() {
        Made made = registered("title", "CRM", "url", "https://crm.example.com/hooks?team=1");

        assertThat(made.endpoint().filter()).isEqualTo(EventFilter.ALL);
        assertThat(EndpointRegistry.form(made).toString()).contains(made.secret());
        assertThat(EndpointRegistry.form(made.endpoint()).toString()).contains("crm.example.com", "CRM")
                .doesNotContain("whsec_", made.endpoint().secrets().current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//crm.example.com/", "crm.example.com", "https:///x",
            "https://a:b@crm.example.com/", "https://crm.example.com/#x", "javascript:alert(1)", "https://a b/", "/x"})
    void where_nothing_can_be_sent_in_safety_nothing_is_registered(String url) {
        assertThat(refused("title", "CRM", "url", url)).containsExactly("/url malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://crm.example.com/", "ftp://crm.example.com/"})
    void what_is_well_written_and_forbidden_is_no_mistake_of_spelling(String url) {
        assertThat(refused("title", "CRM", "url", url)).containsExactly("/url forbidden-scheme");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(refused("events", List.of("lead.*", "lead.bought", "ping", "*.*"), "secret", "mine"))
                .containsExactlyInAnyOrder("/title missing", "/url missing", "/events/1 unknown-word",
                        "/events/2 unknown-word", "/events/3 unknown-word", "/secret unknown-field");
    }

    /** A list that somebody emptied means nothing, and not everything. */
    @Test
    void an_empty_list_of_events_is_refused() {
        assertThat(refused("title", "CRM", "url", "https://crm.example.com/", "events", List.of()))
                .containsExactly("/events empty");
    }

    @Test
    void there_are_only_so_many() {
        for (int i = 0; i < EndpointRegistry.MOST; i++) {
            var _ = registered("title", "n" + i, "url", "https://crm.example.com/" + i);
        }
        assertThat(refused("title", "one more", "url", "https://crm.example.com/")).containsExactly(" too-many");
    }

    @Test
    void what_is_changed_keeps_its_secret() {
        Endpoint before = registered("title", "CRM", "url", "https://crm.example.com/").endpoint();
        Change changed = registry.change(before.id(), Trees.of(map("title", "New", "url", "https://new.example.com/",
                "events", List.of("handoff.accepted"))), before::equals);

        assertThat(changed).isInstanceOf(Change.Changed.class);
        Endpoint after = registry.find(before.id()).orElseThrow();
        assertThat(after.secrets()).isEqualTo(before.secrets());
        assertThat(after.title()).isEqualTo("New");
        assertThat(after.filter().patterns()).containsExactly("handoff.accepted");
        assertThat(registry.change(before.id(), Trees.of(map()), _ -> true)).isInstanceOf(Change.Refused.class);
        assertThat(registry.change(new UUID(9, 9), Trees.of(map("title", "New", "url", "https://new.example.com/")),
                _ -> true))
                .isInstanceOf(Change.NoSuchEndpoint.class);
    }

    @Test
    void what_is_not_as_it_was_seen_stays() {
        Endpoint before = registered("title", "CRM", "url", "https://crm.example.com/").endpoint();

        assertThat(registry.change(before.id(), Trees.of(map("title", "New", "url", "https://new.example.com/")),
                _ -> false)).isEqualTo(new Change.NotAsExpected());
        assertThat(registry.remove(before.id(), _ -> false)).isEqualTo(new Removal.NotAsExpected());
        assertThat(registry.find(before.id())).contains(before);
        assertThat(registry.remove(before.id(), before::equals)).isEqualTo(new Removal.Removed());
        assertThat(registry.remove(before.id(), _ -> true)).isEqualTo(new Removal.NoSuchEndpoint());
    }

    @Test
    void a_pattern_fits_a_type_or_all_about_one_thing() {
        EventFilter filter = new EventFilter(List.of("handoff.*", "lead.erased"));

        assertThat(Arrays.stream(EventType.values()).filter(filter::fits)).contains(EventType.HANDOFF_OFFERED,
                EventType.HANDOFF_SENT_BACK, EventType.LEAD_ERASED)
                .doesNotContain(EventType.LEAD_MERGED, EventType.ENDPOINT_DISABLED, EventType.PING);
        assertThat(EventFilter.ALL.fits(EventType.ENDPOINT_DISABLED)).isTrue();
        assertThat(EventFilter.ALL.fits(EventType.PING)).isFalse();
    }
}
