package dev.baton.application.announcement;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.announcement.Deliveries.Told;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.application.announcement.Outbox.Dispatch;
import dev.baton.application.announcement.Outbox.Last;
import dev.baton.application.announcement.Outbox.Range;
import dev.baton.application.announcement.Outbox.Replayed;
import dev.baton.application.announcement.Outbox.Seen;
import dev.baton.application.announcement.Outbox.Wanted;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an {@link Outbox} keeps to that delivers. The store is empty when a test begins. */
public abstract class DeliveriesContract extends LedgerWork {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty());
    private static final Optional<UUID> NONE = Optional.empty();
    private long given;

    /** The endpoints of the ledger's store. */
    protected abstract Endpoints endpoints();

    /** The outbox of the same store. */
    protected abstract Outbox outbox();

    private UUID endpoint(String... events) {
        Endpoint endpoint = EndpointsContract.endpoint(examples, NOW, events);
        assertThat(endpoints().add(endpoint, 100)).isTrue();
        return endpoint.id();
    }

    /** Ids that rise with time, as those that are given out. */
    private UUID next() {
        return new UUID(0x0190_0000_0000_7000L + ++given, 0x8000_0000_0000_0000L);
    }

    private List<UUID> announce(Instant at, EventType... types) {
        NewSubject subject = examples.known(email("lead-" + given));
        List<Announcement> news = Arrays.stream(types).map(type -> new Announcement(next(), subject.lead(), type, at,
                Tree.branch().with("from", "LEAD").done())).toList();
        write(page -> {
            page.open(List.of(subject));
            return done(() -> page.announce(news));
        });
        int _ = outbox().fanOut(NOW, 1_000);
        return news.stream().map(Announcement::id).toList();
    }

    private Handoff offeredBy(String rule) {
        NewSubject subject = examples.known(email("lead-" + ++given));
        Handoff handoff = new Handoff(next(), subject.lead(), new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL,
                HandoffState.OFFERED, new ByRule("usual", 1, rule), "inside",
                Choice.by(Because.TURN, new UUID(1, 1)), Optional.empty(), NOW, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
        write(page -> {
            page.open(List.of(subject));
            page.handoffs().add(Map.of(handoff, Tree.branch().done()));
            return done(() -> page.announce(List.of(told(handoff, EventType.LEAD_STAGE_CHANGED, Tree.branch()),
                    told(handoff, EventType.HANDOFF_OFFERED,
                            Tree.branch().with("handoff", handoff.id().toString())))));
        });
        return handoff;
    }

    private Announcement told(Handoff handoff, EventType type, BranchWriter about) {
        return new Announcement(next(), handoff.lead(), type, NOW, about.done());
    }

    private List<String> heard(UUID endpoint) {
        return log(endpoint).stream().map(each -> each.event().type().code() + each.event().handoff().map(h -> " " + h)
                .orElse("")).sorted().toList();
    }

    @Test
    void what_a_rule_keeps_from_endpoints_is_told_to_who_asks() {
        UUID endpoint = endpoint("*");
        Handoff open = offeredBy("large");
        Handoff kept = offeredBy("small");
        assertThat(outbox().fanOut(NOW, 100, by -> by.equals(kept.rule()))).isEqualTo(4);

        List<String> told = List.of("handoff.offered " + open.id(), "lead.stage-changed", "lead.stage-changed");
        assertThat(heard(endpoint)).isEqualTo(told);
        assertThat(outbox().after(0, 9)).hasSize(4);
        UUID later = endpoint("*");
        Range all = new Range(NOW, LATER, List.of(EventType.values()), NONE);
        assertThat(outbox().replay(later, all, NOW, 9)).isEqualTo(new Replayed(3, Optional.empty()));
        assertThat(heard(later)).isEqualTo(told);
        UUID wished = outbox().after(0, 9).stream().map(each -> each.event())
                .filter(event -> event.handoff().equals(Optional.of(kept.id()))).findFirst().orElseThrow().id();
        assertThat(outbox().replay(later, wished, NOW)).as("somebody wants that one").isTrue();
        assertThat(heard(later)).contains("handoff.offered " + kept.id());
    }

    private List<Dispatch> claim(Instant now, UUID endpoint, int room) {
        return outbox().claim(Map.of(endpoint, room), now, now.plusSeconds(60));
    }

    private static List<UUID> events(List<Dispatch> dispatches) {
        return dispatches.stream().map(dispatch -> dispatch.event().id()).toList();
    }

    private List<Delivery> log(UUID endpoint) {
        return outbox().deliveries(endpoint, ALL, Optional.empty(), 100);
    }

    private static Attempt attempt(Dispatch dispatch, int status) {
        return new Attempt(dispatch.attempts() + 1, NOW.plusMillis(3), Optional.of(status), Optional.empty(),
                Duration.ofMillis(71), "so be it: بله");
    }

    private void arrived(Dispatch dispatch) {
        outbox().note(dispatch, attempt(dispatch, 204), State.DELIVERED, Optional.empty());
    }

    @Test
    void an_event_is_due_at_once_for_every_endpoint_in_use_that_wants_to_hear_of_it() {
        UUID all = endpoint("*");
        UUID handoffs = endpoint("handoff.*");
        UUID merges = endpoint("lead.merged", "lead.erased");
        UUID disabled = endpoint("*");
        var _ = endpoints().change(disabled, each -> each.with(Optional.of(new Disabled(Why.BY_HAND, NOW))));
        List<UUID> told = announce(NOW, EventType.LEAD_MERGED, EventType.HANDOFF_OFFERED,
                EventType.LEAD_STAGE_CHANGED);

        assertThat(events(claim(NOW, all, 10))).containsExactlyInAnyOrderElementsOf(told);
        assertThat(events(claim(NOW, handoffs, 10))).containsExactly(told.get(1));
        assertThat(events(claim(NOW, merges, 10))).containsExactly(told.getFirst());
        assertThat(log(disabled)).isEmpty();
    }

    @Test
    void what_was_taken_comes_as_it_was_told_and_nobody_else_gets_it_until_its_time_is_over() {
        UUID endpoint = endpoint("*");
        UUID told = announce(NOW, EventType.LEAD_STAGE_CHANGED).getFirst();
        assertThat(claim(NOW.minusMillis(1), endpoint, 9)).as("before it is due").isEmpty();

        List<Dispatch> taken = claim(NOW, endpoint, 9);
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().event()).isEqualTo(outbox().after(0, 1).getFirst().event());
        assertThat(taken.getFirst()).extracting(Dispatch::endpoint, Dispatch::attempts, Dispatch::tries)
                .containsExactly(endpoint, 0, 0);
        assertThat(claim(NOW.plusSeconds(59), endpoint, 9)).isEmpty();
        assertThat(events(claim(NOW.plusSeconds(60), endpoint, 9))).containsExactly(told);
    }

    @Test
    void each_endpoint_is_given_what_it_has_room_for_the_longest_due_first() {
        UUID one = endpoint("*");
        UUID other = endpoint("*");
        List<UUID> told = announce(NOW, EventType.LEAD_MERGED, EventType.LEAD_MERGED, EventType.LEAD_MERGED);
        List<Dispatch> first = claim(NOW, one, 3);
        for (int i = 0; i < 3; i++) {
            outbox().note(first.get(i), attempt(first.get(i), 500), State.WAITING,
                    Optional.of(NOW.plusSeconds(30 - i)));
        }

        List<Dispatch> taken = outbox().claim(Map.of(one, 2, other, 1), LATER, LATER.plusSeconds(60));

        assertThat(events(taken.stream().filter(each -> each.endpoint().equals(one)).toList()))
                .containsExactlyInAnyOrder(first.get(2).event().id(), first.get(1).event().id());
        assertThat(taken).filteredOn(each -> each.endpoint().equals(other)).hasSize(1);
        assertThat(told).hasSize(3);
    }

    @Test
    void what_waits_for_an_endpoint_is_due_from_the_beginning_when_it_is_enabled() {
        UUID endpoint = endpoint("*");
        UUID other = endpoint("*");
        var _ = announce(NOW, EventType.LEAD_MERGED, EventType.HANDOFF_OFFERED);
        List<Dispatch> taken = claim(NOW, endpoint, 9);
        outbox().note(taken.getFirst(), attempt(taken.getFirst(), 500), State.WAITING,
                Optional.of(LATER.plusSeconds(60)));
        arrived(taken.getLast());
        Dispatch ofOther = claim(NOW, other, 1).getFirst();
        var _ = endpoints().change(endpoint, each -> each.with(Optional.of(new Disabled(Why.FAILING, NOW))));

        assertThat(endpoints().enable(endpoint, LATER)).get()
                .matches(each -> each.disabled().isEmpty() && each.failingSince().isEmpty());

        assertThat(claim(LATER, endpoint, 9)).singleElement()
                .matches(each -> each.event().equals(taken.getFirst().event()) && each.attempts() == 1
                        && each.tries() == 0);
        assertThat(endpoints().enable(endpoint, LATER.plusSeconds(9))).isPresent();
        assertThat(claim(LATER.plusSeconds(9), endpoint, 9)).as("it was in use already").isEmpty();
        assertThat(endpoints().enable(examples.id(), NOW)).isEmpty();
        assertThat(ofOther.tries()).isZero();
    }

    @Test
    void what_arrived_is_over_and_the_log_tells_how_it_went() {
        UUID endpoint = endpoint("*");
        UUID told = announce(NOW, EventType.LEAD_MERGED).getFirst();
        Dispatch first = claim(NOW, endpoint, 9).getFirst();
        Attempt failed = new Attempt(1, NOW, Optional.empty(), Optional.of("timeout"), Duration.ofSeconds(15), "");
        outbox().note(first, failed, State.WAITING, Optional.of(LATER));
        assertThat(log(endpoint)).singleElement().extracting(Delivery::state, Delivery::next)
                .containsExactly(State.WAITING, Optional.of(LATER));

        Dispatch second = claim(LATER, endpoint, 9).getFirst();
        assertThat(second).extracting(Dispatch::attempts, Dispatch::tries).containsExactly(1, 1);
        arrived(second);

        assertThat(claim(LATER.plus(Duration.ofDays(9)), endpoint, 9)).isEmpty();
        Delivery delivery = log(endpoint).getFirst();
        assertThat(delivery.event().id()).isEqualTo(told);
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(delivery.next()).isEmpty();
        assertThat(delivery.attempts()).containsExactly(failed, attempt(second, 204));
    }

    @Test
    void of_two_who_tried_the_same_the_first_is_noted() {
        UUID endpoint = endpoint("*");
        var _ = announce(NOW, EventType.LEAD_MERGED);
        Dispatch slow = claim(NOW, endpoint, 9).getFirst();
        Dispatch other = claim(LATER, endpoint, 9).getFirst();
        arrived(other);
        outbox().note(slow, attempt(slow, 500), State.WAITING, Optional.of(LATER));

        assertThat(log(endpoint).getFirst().state()).isEqualTo(State.DELIVERED);
        assertThat(log(endpoint).getFirst().attempts()).hasSize(1);
    }

    @Test
    void many_that_take_get_each_delivery_once() {
        UUID endpoint = endpoint("*");
        UUID other = endpoint("*");
        List<UUID> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told.addAll(announce(NOW, EventType.LEAD_MERGED, EventType.LEAD_STAGE_CHANGED));
        }
        List<List<Dispatch>> taken = together(IntStream.range(0, 6).boxed().toList(), _ -> {
            List<Dispatch> mine = new ArrayList<>();
            for (List<Dispatch> some = outbox().claim(Map.of(endpoint, 3, other, 2), NOW, LATER); !some
                    .isEmpty(); some = outbox().claim(Map.of(endpoint, 3, other, 2), NOW, LATER)) {
                mine.addAll(some);
            }
            return mine;
        });

        assertThat(taken.stream().flatMap(List::stream).filter(each -> each.endpoint().equals(endpoint))
                .map(each -> each.event().id())).containsExactlyInAnyOrderElementsOf(told);
        assertThat(taken.stream().flatMap(List::stream).filter(each -> each.endpoint().equals(other))
                .map(each -> each.event().id())).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void the_log_is_read_page_by_page_latest_first_and_by_state_and_type() {
        UUID endpoint = endpoint("*");
        UUID other = endpoint("*");
        List<UUID> told = announce(NOW, EventType.LEAD_MERGED, EventType.HANDOFF_OFFERED, EventType.LEAD_MERGED);
        claim(NOW, endpoint, 9).stream().filter(each -> each.event().id().equals(told.getFirst()))
                .forEach(this::arrived);

        List<Delivery> first = outbox().deliveries(endpoint, ALL, Optional.empty(), 2);
        assertThat(first).extracting(each -> each.event().id()).containsExactly(told.get(2), told.get(1));
        assertThat(outbox().deliveries(endpoint, ALL, Optional.of(told.get(1)), 2))
                .extracting(each -> each.event().id()).containsExactly(told.getFirst());
        assertThat(outbox().deliveries(endpoint, new Wanted(Optional.of(State.WAITING), Optional.empty()),
                Optional.empty(), 9)).hasSize(2);
        assertThat(outbox().deliveries(endpoint,
                new Wanted(Optional.of(State.DELIVERED), Optional.of(EventType.LEAD_MERGED)), Optional.empty(), 9))
                .hasSize(1);
        assertThat(outbox().deliveries(endpoint,
                new Wanted(Optional.empty(), Optional.of(EventType.HANDOFF_OFFERED)), Optional.empty(), 9)).hasSize(1);
        assertThat(log(other)).hasSize(3).allMatch(each -> each.attempts().isEmpty());
    }

    @Test
    void a_long_answer_is_shown_by_its_beginning_and_of_many_tries_the_last() {
        UUID endpoint = endpoint("*");
        UUID told = announce(NOW, EventType.LEAD_MERGED).getFirst();
        for (int i = 0; i < Attempt.LISTED + 3; i++) {
            Dispatch dispatch = claim(NOW, endpoint, 1).getFirst();
            outbox().note(dispatch, new Attempt(i + 1, NOW, Optional.of(500), Optional.empty(), Duration.ZERO,
                    "x".repeat(5_000)), State.GIVEN_UP, Optional.empty());
            assertThat(outbox().replay(endpoint, told, NOW)).isTrue();
        }

        List<Attempt> shown = log(endpoint).getFirst().attempts();
        assertThat(shown).extracting(Attempt::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(4, Attempt.LISTED + 3).boxed().toList());
        assertThat(shown.getFirst().answer()).isEqualTo("x".repeat(Attempt.SHOWN));
    }

    @Test
    void something_is_sent_to_one_alone() {
        UUID endpoint = endpoint("lead.merged");
        UUID other = endpoint("*");
        Event ping = new Event(next(), EventType.PING, NOW, Optional.empty(), Tree.branch().done());
        assertThat(outbox().send(ping, endpoint)).isTrue();
        assertThat(outbox().send(new Event(next(), EventType.PING, NOW, Optional.empty(), Tree.branch().done()),
                examples.id())).isFalse();
        int _ = outbox().fanOut(NOW, 10);

        assertThat(claim(NOW, endpoint, 9)).extracting(Dispatch::event).containsExactly(ping);
        assertThat(log(other)).isEmpty();
        assertThat(outbox().replay(other, ping.id(), NOW)).isFalse();
        assertThat(log(other)).isEmpty();
        assertThat(outbox().replay(endpoint, ping.id(), NOW)).isTrue();
    }

    @Test
    void what_is_sent_to_one_alone_is_not_told_to_who_asks() {
        UUID endpoint = endpoint("*");
        Deliveries deliveries = new Deliveries(outbox(), endpoints(), () -> NOW);
        UUID first = announce(NOW, EventType.LEAD_MERGED).getFirst();
        Seen seen = told(deliveries, Optional.empty(), 1, first);
        for (int i = 0; i < 5; i++) {
            assertThat(outbox().send(new Event(next(), EventType.PING, NOW, Optional.empty(), Tree.branch().done()),
                    endpoint)).isTrue();
        }
        int _ = outbox().fanOut(NOW, 10);
        Seen passed = told(deliveries, Optional.of(seen), 2);
        UUID second = announce(LATER, EventType.LEAD_ERASED).getFirst();

        var _ = told(deliveries, Optional.of(seen), 2, second);
        var _ = told(deliveries, Optional.of(seen), 10, second);
        var _ = told(deliveries, Optional.of(passed), 1, second);
        assertThat(outbox().forget(LATER, 9)).as("the first and what tried the endpoint out").isEqualTo(6);
        var _ = told(deliveries, Optional.of(passed), 1, second);
    }

    /** Asks for what was told, and finds these. */
    private static Seen told(Deliveries deliveries, Optional<Seen> after, int most, UUID... events) {
        return switch (deliveries.events(after, most)) {
            case Told.Events(var placed, Seen next) -> {
                assertThat(placed).extracting(each -> each.event().id()).containsExactly(events);
                yield next;
            }
            case Told.Lost _ -> throw new AssertionError("lost");
        };
    }

    @Test
    void what_is_sent_again_begins_the_schedule_anew_and_goes_on_counting() {
        UUID endpoint = endpoint("lead.erased");
        UUID told = announce(NOW, EventType.LEAD_MERGED).getFirst();
        assertThat(log(endpoint)).isEmpty();
        assertThat(outbox().replay(endpoint, examples.id(), NOW)).isFalse();

        assertThat(outbox().replay(endpoint, told, NOW)).as("which it does not hear of by itself").isTrue();
        Dispatch first = claim(NOW, endpoint, 9).getFirst();
        outbox().note(first, attempt(first, 500), State.GIVEN_UP, Optional.empty());
        assertThat(outbox().replay(endpoint, told, LATER)).isTrue();

        assertThat(claim(NOW, endpoint, 9)).isEmpty();
        Dispatch again = claim(LATER, endpoint, 9).getFirst();
        assertThat(again).extracting(Dispatch::attempts, Dispatch::tries).containsExactly(1, 0);
        arrived(again);
        assertThat(log(endpoint).getFirst().attempts()).hasSize(2);
    }

    @Test
    void events_of_a_time_are_sent_again_oldest_first() {
        UUID endpoint = endpoint("lead.erased");
        List<UUID> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.addAll(announce(NOW.plusMillis(i), EventType.LEAD_MERGED));
            var _ = announce(NOW.plusMillis(i), EventType.HANDOFF_OFFERED);
        }
        List<EventType> merges = List.of(EventType.LEAD_MERGED);

        assertThat(outbox().replay(endpoint, new Range(NOW.plusMillis(1), NOW.plusMillis(4), merges, NONE), NOW, 2))
                .isEqualTo(new Replayed(2, Optional.of(new Last(NOW.plusMillis(2), told.get(2)))));
        assertThat(events(claim(NOW, endpoint, 9))).containsExactlyInAnyOrder(told.get(1), told.get(2));
        assertThat(outbox().replay(endpoint,
                new Range(NOW.plusMillis(2), NOW.plusMillis(4), merges, Optional.of(told.get(2))), NOW, 2))
                .isEqualTo(new Replayed(1, Optional.empty()));
        assertThat(outbox().replay(endpoint, new Range(NOW, LATER, List.of(), NONE), NOW, 2))
                .isEqualTo(new Replayed(0, Optional.empty()));
    }

    /** Of many that happened in one instant the next request begins where the one before ended. */
    @Test
    void events_of_one_instant_are_sent_again_in_portions() {
        UUID endpoint = endpoint("lead.erased");
        List<EventType> merges = List.of(EventType.LEAD_MERGED);
        List<UUID> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.addAll(announce(NOW, EventType.LEAD_MERGED));
        }

        Optional<UUID> after = NONE;
        List<Integer> portions = new ArrayList<>();
        do {
            Replayed portion = outbox().replay(endpoint, new Range(NOW, LATER, merges, after), NOW, 2);
            portions.add(portion.events());
            after = portion.next().map(Last::event);
        } while (after.isPresent() && portions.size() < 9);

        assertThat(portions).containsExactly(2, 2, 1);
        assertThat(events(claim(NOW, endpoint, 9))).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void with_an_event_its_deliveries_are_forgotten_and_so_with_an_endpoint() {
        UUID endpoint = endpoint("*");
        UUID other = endpoint("*");
        var _ = announce(NOW, EventType.LEAD_MERGED);
        UUID kept = announce(LATER, EventType.LEAD_MERGED).getFirst();
        claim(NOW, endpoint, 9).forEach(this::arrived);

        assertThat(outbox().forget(LATER, 9)).isEqualTo(1);
        assertThat(log(endpoint)).extracting(each -> each.event().id()).containsExactly(kept);
        assertThat(endpoints().remove(endpoint, _ -> true)).isTrue();
        assertThat(log(endpoint)).isEmpty();
        assertThat(log(other)).hasSize(1);
    }
}
