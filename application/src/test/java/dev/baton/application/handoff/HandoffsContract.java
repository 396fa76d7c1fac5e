package dev.baton.application.handoff;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.full;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.Handoffs.Count;
import dev.baton.application.handoff.Handoffs.DuePlace;
import dev.baton.application.handoff.Handoffs.Held;
import dev.baton.application.handoff.Handoffs.OfferedPlace;
import dev.baton.application.handoff.Handoffs.Refusals;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.handoff.Handoffs.Step;
import dev.baton.application.handoff.Handoffs.Wanted;
import dev.baton.application.handoff.Handoffs.Why;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Handoffs} shows of what a ledger over the same store has written. The store is empty when a test begins. */
public abstract class HandoffsContract extends LedgerWork {
    private static final ByRule RULE = new ByRule("usual", 3, "all");
    private static final Set<HandoffState> OPEN = EnumSet.of(HandoffState.OFFERED, HandoffState.ACCEPTED);
    private static final Wanted ANY = wanted(OPEN);
    private final UUID sara = examples.id();
    private int people;

    /** The handoffs of the same store. */
    protected abstract Handoffs handoffs();

    private static Wanted wanted(Set<HandoffState> states) {
        return new Wanted(Optional.empty(), Optional.empty(), states, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private NewSubject someone() {
        NewSubject subject = examples.known(email("person-" + people++));
        write(page -> open(page, subject));
        return subject;
    }

    private static Clock clock(Instant due) {
        return new Clock(Clock.Kind.ACCEPT, NOW, due, List.of(new Clock.Step(due, new Act.Breach())), 0,
                Optional.empty());
    }

    private Handoff handoff(LeadId lead, String team, Optional<UUID> rep, Instant offeredAt, Clock... clocks) {
        return new Handoff(examples.id(), lead, new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL, HandoffState.OFFERED,
                RULE, team, new Choice(rep, rep.isPresent() ? Because.TURN : Because.NOBODY_FREE, List.of()),
                Optional.empty(), offeredAt, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(clocks));
    }

    private static Tree.Branch packet() {
        return Tree.branch().with("at", NOW.toString()).with("score", Tree.branch().with("judged-by", Tree.branch()
                .with("definition", FIRST.definition()).with("version", FIRST.version()).done()).done())
                .with("name", Examples.PERSIAN).done();
    }

    private Handoff offered(Handoff handoff) {
        write(page -> done(() -> page.handoffs().add(Map.of(handoff, packet()))));
        return handoff;
    }

    private Handoff offered(String team, Optional<UUID> rep, Instant offeredAt, Clock... clocks) {
        return offered(handoff(someone().lead(), team, rep, offeredAt, clocks));
    }

    private Handoff kept(Handoff handoff) {
        write(page -> done(() -> page.handoffs().save(List.of(handoff))));
        return handoff;
    }

    private void happened(Happening... happenings) {
        write(page -> done(() -> page.handoffs().append(List.of(happenings))));
    }

    @Test
    void a_handoff_is_found_with_its_packet_and_its_life_in_order() {
        Handoff handoff = offered("inside", Optional.of(sara), NOW, clock(NOW.plusSeconds(60)));
        Actor by = new Actor(Optional.of(sara), "سارا");
        happened(Happening.of(handoff, NOW, new What.Offered(handoff.choice())),
                Happening.by(by, handoff, NOW, new What.Contacted("phone", true), Optional.of(Examples.PERSIAN)));

        assertThat(handoffs().find(handoff.id())).contains(handoff);
        assertThat(handoffs().packet(handoff.id())).contains(packet());
        List<Step> steps = handoffs().steps(handoff.id());
        assertThat(steps).extracting(Step::what).containsExactly(EventType.HANDOFF_OFFERED,
                EventType.HANDOFF_CONTACT_ATTEMPTED);
        assertThat(steps.getLast().about().at("channel")).contains(Tree.of("phone"));
        assertThat(steps.getLast().by()).contains(by);
        assertThat(steps.getLast().note()).contains(Examples.PERSIAN);
        assertThat(steps.getFirst().by()).isEmpty();
        assertThat(handoffs().find(examples.id())).isEmpty();
        assertThat(handoffs().packet(examples.id())).isEmpty();
        assertThat(handoffs().steps(examples.id())).isEmpty();
    }

    @Test
    void what_is_due_first_comes_first_and_what_is_never_due_last() {
        Handoff never = offered("inside", Optional.empty(), NOW.minusSeconds(9));
        Handoff neverToo = offered("inside", Optional.empty(), NOW.minusSeconds(8));
        Handoff later = offered("inside", Optional.of(sara), NOW, clock(NOW.plusSeconds(60)));
        Handoff sooner = offered("inside", Optional.of(sara), NOW, clock(NOW.minusSeconds(60)));
        Handoff older = offered("inside", Optional.of(sara), NOW.minusSeconds(5), clock(NOW.plusSeconds(60)));
        Handoff over = offered("inside", Optional.of(sara), NOW, clock(NOW));
        var _ = kept(over.in(HandoffState.WITHDRAWN, NOW));

        assertThat(handoffs().open(ANY, NOW, Optional.empty(), 10)).containsExactly(sooner, older, later, never,
                neverToo);
    }

    @Test
    void pages_of_a_queue_follow_each_other_without_a_gap_or_a_repetition() {
        List<Handoff> all = IntStream.range(0, 23)
                .mapToObj(i -> i % 4 == 0
                        ? offered("inside", Optional.empty(), NOW.plusSeconds(i % 3))
                        : offered("inside", Optional.of(sara), NOW.plusSeconds(i % 2), clock(NOW.plusSeconds(i % 5))))
                .toList();

        Optional<DuePlace> after = Optional.empty();
        List<Handoff> read = new ArrayList<>();
        do {
            List<Handoff> page = handoffs().open(ANY, NOW, after, 4);
            read.addAll(page);
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DuePlace(page.getLast().dueAt(), page.getLast().offeredAt(),
                            page.getLast().id()));
        } while (after.isPresent());

        assertThat(read).containsExactlyElementsOf(all.stream().sorted(Comparator
                .comparing((Handoff each) -> each.dueAt().orElse(Instant.MAX)).thenComparing(Handoff::offeredAt)
                .thenComparing(each -> each.id().toString())).toList());
    }

    @Test
    void a_queue_holds_only_what_is_wanted() {
        Handoff mine = offered("inside", Optional.of(sara), NOW, clock(NOW));
        Handoff queued = offered("inside", Optional.empty(), NOW, clock(NOW.plusSeconds(60)));
        Handoff elsewhere = offered("field", Optional.of(examples.id()), NOW, clock(NOW.plusSeconds(70)));
        Handoff accepted = kept(offered("field", Optional.of(sara), NOW, clock(NOW.minusSeconds(1)))
                .in(HandoffState.ACCEPTED, NOW).answered(new Answered(new Actor(Optional.of(sara), "Sara"), NOW,
                        Optional.empty())));

        assertThat(found(new Wanted(Optional.of("inside"), Optional.empty(), OPEN, Optional.empty(), Optional.empty(),
                Optional.empty()))).containsExactly(mine, queued);
        assertThat(found(new Wanted(Optional.empty(), Optional.of(new Held.By(sara)), OPEN, Optional.empty(),
                Optional.empty(), Optional.empty()))).containsExactly(mine, accepted);
        assertThat(found(new Wanted(Optional.empty(), Optional.of(new Held.ByNobody()), OPEN, Optional.empty(),
                Optional.empty(), Optional.empty()))).containsExactly(queued);
        assertThat(found(wanted(Set.of(HandoffState.ACCEPTED)))).containsExactly(accepted);
        assertThat(found(new Wanted(Optional.empty(), Optional.empty(), OPEN, Optional.of(Stage.PQL),
                Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(found(new Wanted(Optional.empty(), Optional.empty(), OPEN, Optional.empty(), Optional.of(true),
                Optional.empty()))).as("also what was answered too late").containsExactly(mine, accepted);
        assertThat(found(new Wanted(Optional.empty(), Optional.empty(), OPEN, Optional.empty(), Optional.of(false),
                Optional.empty()))).containsExactly(queued, elsewhere);
        assertThat(found(new Wanted(Optional.empty(), Optional.empty(), OPEN, Optional.empty(), Optional.empty(),
                Optional.of(elsewhere.lead())))).containsExactly(elsewhere);
    }

    @Test
    void a_promise_that_was_told_as_broken_stays_so_when_the_clock_of_the_machine_goes_back() {
        Handoff told = offered("inside", Optional.of(sara), NOW, clock(NOW.plusSeconds(60)));
        var _ = kept(told.with(List.of(told.clocks().getFirst().taken(NOW.plusSeconds(60)))));

        assertThat(found(new Wanted(Optional.empty(), Optional.empty(), OPEN, Optional.empty(), Optional.of(true),
                Optional.empty()))).hasSize(1);
        assertThat(handoffs().counts(Optional.empty(), NOW)).extracting(Count::breached).containsExactly(1);
    }

    private List<Handoff> found(Wanted wanted) {
        return handoffs().open(wanted, NOW, Optional.empty(), 10);
    }

    @Test
    void what_is_over_is_listed_newest_first_page_by_page_within_a_span() {
        List<Handoff> over = IntStream.range(0, 5)
                .mapToObj(i -> kept(offered("inside", Optional.of(sara), NOW.plusSeconds(i))
                        .in(HandoffState.RETURNED, NOW.plusSeconds(100))))
                .toList();
        Wanted returned = wanted(Set.of(HandoffState.RETURNED));
        Span span = new Span(NOW.plusSeconds(1), NOW.plusSeconds(4));

        List<Handoff> first = handoffs().newest(returned, span, NOW, Optional.empty(), 2);
        List<Handoff> second = handoffs().newest(returned, span, NOW,
                Optional.of(new OfferedPlace(first.getLast().offeredAt(), first.getLast().id())), 2);

        assertThat(first).containsExactly(over.get(3), over.get(2));
        assertThat(second).containsExactly(over.get(1));
        assertThat(handoffs().newest(ANY, span, NOW, Optional.empty(), 2)).isEmpty();
    }

    @Test
    void open_ones_are_counted_by_team_rep_and_state() {
        var _ = offered("inside", Optional.of(sara), NOW, clock(NOW));
        var _ = offered("inside", Optional.of(sara), NOW, clock(NOW.plusSeconds(60)));
        var _ = offered("inside", Optional.empty(), NOW);
        var _ = offered("field", Optional.of(sara), NOW);
        var _ = kept(offered("inside", Optional.of(sara), NOW).in(HandoffState.WITHDRAWN, NOW));

        assertThat(handoffs().counts(Optional.of("inside"), NOW)).containsExactlyInAnyOrder(
                new Count("inside", Optional.of(sara), HandoffState.OFFERED, 2, 1),
                new Count("inside", Optional.empty(), HandoffState.OFFERED, 1, 0));
        assertThat(handoffs().counts(Optional.empty(), NOW)).hasSize(3);
    }

    @Test
    void leads_that_wait_for_something_new_are_listed_by_their_ids_and_counted() {
        List<Wish> waiting = IntStream.range(0, 4)
                .mapToObj(i -> new Wish(new Wanting(someone().lead(), CycleKind.NEW_BUSINESS), i == 0
                        ? new Status.Returned(RULE, NOW)
                        : new Status.Unmatched(Miss.NO_RULE), NOW.plus(Duration.ofHours(1))))
                .toList();
        Wish fresh = Wish.now(new Wanting(someone().lead(), CycleKind.NEW_BUSINESS), NOW);
        write(page -> done(() -> {
            page.wishes().put(waiting);
            page.wishes().put(List.of(fresh));
        }));
        List<Wish> sorted = waiting.stream().sorted(Comparator.comparing(wish -> wish.who().lead().toString()))
                .toList();

        List<Wish> first = handoffs().waiting(Optional.empty(), Optional.empty(), 2);

        assertThat(first).containsExactlyElementsOf(sorted.subList(0, 2));
        assertThat(handoffs().waiting(Optional.empty(), Optional.of(first.getLast().who()), 5))
                .containsExactlyElementsOf(sorted.subList(2, 4));
        assertThat(handoffs().waiting(Optional.of(Why.RETURNED), Optional.empty(), 5))
                .containsExactly(waiting.getFirst());
        assertThat(handoffs().waiting(Why.UNMATCHED)).isEqualTo(3);
        assertThat(handoffs().waiting(Why.RETURNED)).isEqualTo(1);
    }

    @Test
    void what_came_back_is_added_up_where_it_is_alike() {
        Optional<String> fair = Optional.of("fair");
        Handoff one = ofSource(fair);
        Handoff other = ofSource(fair);
        Handoff third = ofSource(Optional.empty());
        Grounds early = new Grounds("too-early", false, Optional.of("newsletter"), true, false);
        Grounds material = new Grounds("too-early", true, Optional.empty(), false, true);
        happened(rejected(one, NOW, early), rejected(other, NOW, early), rejected(third, NOW, early),
                Happening.of(third, NOW, new What.SentBack(Optional.of(material))),
                Happening.of(third, NOW, new What.SentBack(Optional.empty())),
                rejected(third, NOW.plusSeconds(60), early), Happening.of(one, NOW, new What.Accepted(one.rep())));

        List<Refusals> found = handoffs().refusals(Optional.of("inside"), new Span(NOW, NOW.plusSeconds(60)));

        assertThat(found).containsExactlyInAnyOrder(refusals(Optional.of(early), fair, 2),
                refusals(Optional.of(early), Optional.empty(), 1),
                refusals(Optional.of(material), Optional.empty(), 1),
                refusals(Optional.empty(), Optional.empty(), 1));
        assertThat(handoffs().refusals(Optional.of("field"), new Span(NOW, NOW.plusSeconds(60)))).isEmpty();
        assertThat(handoffs().refusals(Optional.empty(), new Span(NOW, NOW.plusSeconds(61))).stream()
                .mapToInt(Refusals::count)
                .sum()).isEqualTo(6);
    }

    private static Refusals refusals(Optional<Grounds> grounds, Optional<String> source, int count) {
        return new Refusals("inside", grounds.map(Grounds::reason), grounds, RULE, source, Optional.of("asset-1"),
                Optional.of(FIRST), count);
    }

    private static Happening rejected(Handoff handoff, Instant at, Grounds grounds) {
        return Happening.of(handoff, at, new What.Rejected(Optional.of(grounds)));
    }

    private Handoff ofSource(Optional<String> source) {
        NewSubject subject = someone();
        write(page -> done(() -> {
            var _ = page.storeEngagements(List.of(Examples.of(subject, Examples.view("v-" + subject.lead(), NOW)),
                    Examples.of(subject, full("f-" + subject.lead(), NOW.plusSeconds(1)))));
            page.save(List.of(judged(subject, FIRST, Stage.MQL, source, Optional.empty())));
        }));
        return offered(handoff(subject.lead(), "inside", Optional.of(sara), NOW));
    }
}
