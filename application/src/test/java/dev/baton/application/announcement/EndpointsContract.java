package dev.baton.application.announcement;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.PERSIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Former;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.form.Tree;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Endpoints} keep to. The store is empty when a test begins. */
public abstract class EndpointsContract extends LedgerWork {

    /** The endpoints. */
    protected abstract Endpoints endpoints();

    /** The outbox of the same store. */
    protected abstract Outbox outbox();

    /** An endpoint that hears of these events. */
    static Endpoint endpoint(Examples examples, Instant createdAt, String... events) {
        return new Endpoint(examples.id(), PERSIAN, URI.create("https://hooks.example.com/b?x=1"),
                new EventFilter(List.of(events)), new Secrets("sealed", Optional.empty()), Optional.empty(),
                Optional.empty(), createdAt);
    }

    private Endpoint added(Instant createdAt, String... events) {
        Endpoint endpoint = endpoint(examples, createdAt, events);
        assertThat(endpoints().add(endpoint, 100)).isTrue();
        return endpoint;
    }

    private Event told() {
        return new Event(examples.id(), EventType.ENDPOINT_DISABLED, NOW, Optional.empty(),
                Tree.branch().with("why", "gone").done());
    }

    @Test
    void they_come_back_as_they_were_added_oldest_first() {
        Endpoint later = added(NOW.plusMillis(1), "handoff.*", "lead.merged");
        Endpoint first = added(NOW, "*");

        assertThat(endpoints().list()).containsExactly(first, later);
        assertThat(endpoints().find(later.id())).contains(later);
        assertThat(endpoints().find(examples.id())).isEmpty();
    }

    @Test
    void no_more_are_added_than_there_may_be_also_by_many_at_once() {
        List<Boolean> added = together(IntStream.range(0, 20).mapToObj(_ -> endpoint(examples, NOW, "*")).toList(),
                each -> endpoints().add(each, 5));

        assertThat(added).filteredOn(each -> each).hasSize(5);
        assertThat(endpoints().list()).hasSize(5);
    }

    @Test
    void all_of_one_can_be_changed() {
        Endpoint before = added(NOW, "*");
        Endpoint after = new Endpoint(before.id(), "other", URI.create("http://inside.example:8080/"),
                new EventFilter(List.of("lead.erased")),
                new Secrets("new", Optional.of(new Former("sealed", NOW.plusMillis(7)))),
                Optional.of(new Disabled(Why.BY_HAND, NOW.plusMillis(1))), Optional.of(NOW.plusMillis(2)), NOW);

        assertThat(endpoints().change(before.id(), _ -> after)).contains(after);
        assertThat(endpoints().find(before.id())).contains(after);
        assertThat(endpoints().change(before.id(), _ -> before)).contains(before);
        assertThat(endpoints().list()).containsExactly(before);
        assertThat(endpoints().change(examples.id(), _ -> after)).isEmpty();
    }

    @Test
    void of_changes_at_once_none_is_lost() {
        Endpoint before = added(NOW, "*");
        together(IntStream.range(0, 20).boxed().toList(), _ -> endpoints().change(before.id(),
                each -> each.with(new Secrets(each.secrets().current() + "+", Optional.empty()))));

        assertThat(endpoints().find(before.id()).orElseThrow().secrets().current())
                .isEqualTo("sealed" + "+".repeat(20));
    }

    @Test
    void one_that_was_removed_is_gone() {
        Endpoint gone = added(NOW, "*");
        assertThat(endpoints().remove(gone.id(), _ -> false)).isFalse();
        assertThat(endpoints().list()).containsExactly(gone);
        assertThat(endpoints().remove(gone.id(), gone::equals)).isTrue();
        assertThat(endpoints().remove(gone.id(), gone::equals)).isFalse();
        assertThat(endpoints().list()).isEmpty();
    }

    @Test
    void it_fails_from_the_first_failure_until_something_later_arrives() {
        UUID id = added(NOW, "*").id();
        assertThat(endpoints().fails(id, NOW)).contains(NOW);
        assertThat(endpoints().fails(id, NOW.plus(Duration.ofHours(3)))).contains(NOW);

        endpoints().works(id, NOW.minusMillis(1));
        assertThat(endpoints().find(id).orElseThrow().failingSince()).contains(NOW);
        endpoints().works(id, NOW);
        assertThat(endpoints().find(id).orElseThrow().failingSince()).isEmpty();
        endpoints().works(id, NOW);
        assertThat(endpoints().fails(examples.id(), NOW)).isEmpty();
    }

    @Test
    void it_is_disabled_once_and_that_is_told() {
        UUID id = added(NOW, "*").id();
        Event told = told();
        Disabled gone = new Disabled(Why.GONE, NOW);
        assertThat(endpoints().disable(id, gone, told)).isTrue();
        assertThat(endpoints().disable(id, new Disabled(Why.FAILING, NOW), told())).isFalse();
        assertThat(endpoints().disable(examples.id(), gone, told())).isFalse();

        assertThat(endpoints().find(id).orElseThrow().disabled()).contains(gone);
        assertThat(outbox().fanOut(NOW, 10)).isEqualTo(1);
        assertThat(outbox().after(0, 10)).extracting(Outbox.Placed::event).containsExactly(told);
    }
}
