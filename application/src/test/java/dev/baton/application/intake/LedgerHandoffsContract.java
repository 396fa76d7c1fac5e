package dev.baton.application.intake;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.intake.HandoffPage.CameBack;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.WishPage.Miss;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.ChanceHandoffs;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Clock.Step;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a ledger holds about handoffs, and about leads that are to be offered. */
abstract class LedgerHandoffsContract extends LedgerWork {
    private static final ByRule RULE = new ByRule("usual", 3, "all");
    private static final Tree.Branch PACKET = Tree.branch().with("who", "\u0000 سارا \\ \"").done();
    private static final UUID HART = new UUID(11, 1);
    private static final UUID KITE = new UUID(11, 2);
    private final NewSubject nima = examples.known(email("nima"));
    private final NewSubject mina = examples.known(email("mina"));
    private final NewSubject arash = examples.known(email("arash"));
    private final UUID sara = new UUID(12, 1);
    private final UUID omid = new UUID(12, 2);

    private void threePeople() {
        write(page -> open(page, nima, mina, arash));
    }

    private void on(Consumer<HandoffPage> work) {
        write(page -> done(() -> work.accept(page.handoffs())));
    }

    private <T> List<T> handoffs(Function<HandoffPage, List<T>> work) {
        return listOf(page -> work.apply(page.handoffs()));
    }

    private void onWishes(Consumer<WishPage> work) {
        write(page -> done(() -> work.accept(page.wishes())));
    }

    private <T> List<T> wished(Function<WishPage, List<T>> work) {
        return listOf(page -> work.apply(page.wishes()));
    }

    private void onRouting(Consumer<RoutingPage> work) {
        write(page -> done(() -> work.accept(page.routing())));
    }

    private List<LeadId> unattended(Function<RoutingPage, List<LeadId>> work) {
        return listOf(page -> work.apply(page.routing()));
    }

    private static Wanting business(NewSubject lead) {
        return new Wanting(lead.lead(), CycleKind.NEW_BUSINESS);
    }

    private static Wish fresh(NewSubject lead, int seconds) {
        return Wish.now(business(lead), NOW.plusSeconds(seconds));
    }

    private static Wish unmatched(NewSubject lead, int seconds) {
        return new Wish(business(lead), new Status.Unmatched(Miss.NO_RULE), NOW.plusSeconds(seconds));
    }

    private static Wish returned(NewSubject lead, int seconds) {
        return new Wish(business(lead), new Status.Returned(RULE, NOW.minusSeconds(9)), NOW.plusSeconds(seconds));
    }

    private List<Wish> wishes() {
        return wished(page -> page.of(List.of(nima.lead(), mina.lead(), arash.lead())));
    }

    private Handoff offer(LeadId lead, String team, Optional<UUID> rep, int seconds) {
        return new Handoff(examples.id(), lead, new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL, HandoffState.OFFERED,
                RULE, team, new Choice(rep, rep.isPresent() ? Because.TURN : Because.NOBODY_FREE, List.of()),
                Optional.empty(), NOW.plusSeconds(seconds), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    private Handoff offer(NewSubject lead, UUID rep) {
        return offer(lead.lead(), "inside", Optional.of(rep), 0);
    }

    private static Handoff of(Handoff offer, UUID account) {
        return new Handoff(offer.id(), offer.lead(), offer.cycle(), offer.stage(), offer.state(), offer.rule(),
                offer.team(), offer.choice(), Optional.of(account), offer.offeredAt(), offer.answer(), offer.endedAt(),
                offer.callAt(), offer.contactedAt(), offer.clocks());
    }

    private static Handoff due(Handoff offer, int seconds) {
        Instant at = NOW.plusSeconds(seconds);
        return offer.with(List.of(new Clock(Clock.Kind.ACCEPT, NOW.minusSeconds(99), at,
                List.of(new Step(at, new Act.Breach())), 0, Optional.empty())));
    }

    private void add(Handoff... offers) {
        Arrays.stream(offers).forEach(offer -> on(page -> page.add(Map.of(offer, PACKET))));
    }

    private Handoff found(Handoff handoff) {
        return write(page -> page.handoffs().find(handoff.id())).orElseThrow();
    }

    @Test
    void a_handoff_comes_back_as_it_was_written() {
        Cases.checkInTurn(200, chance -> {
            Handoff handoff = new ChanceHandoffs(chance).any(new LeadId(examples.id()));
            Handoff offer = offer(handoff.lead(), handoff.team(), handoff.rep(), 0);
            Handoff first = new Handoff(handoff.id(), handoff.lead(), handoff.cycle(), handoff.stage(),
                    HandoffState.OFFERED, handoff.rule(), handoff.team(), offer.choice(), handoff.account(),
                    handoff.offeredAt(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    handoff.clocks());
            add(first);
            assertThat(found(first)).isEqualTo(first);

            on(page -> page.save(List.of(handoff)));

            assertThat(found(handoff)).isEqualTo(handoff);
            assertThat(mapOf(page -> page.handoffs().open(Set.of(handoff.lead()))))
                    .isEqualTo(handoff.state().isOpen() ? Map.of(handoff.lead(), List.of(handoff)) : Map.of());
        });
        assertThat(this.<Optional<Handoff>>write(page -> page.handoffs().find(examples.id()))).isEmpty();
    }

    @Test
    void of_a_lead_one_handoff_of_a_kind_is_open() {
        Handoff first = offer(nima, sara);
        Handoff second = offer(nima, omid);
        add(first);
        assertThatThrownBy(() -> add(second)).isInstanceOf(RuntimeException.class);

        assertThat(mapOf(page -> page.handoffs().open(Set.of(nima.lead())))).containsOnly(
                Map.entry(nima.lead(), List.of(first)));
        on(page -> page.save(List.of(first.in(HandoffState.WITHDRAWN, NOW))));
        add(second);
        assertThat(mapOf(page -> page.handoffs().open(Set.of(nima.lead(), mina.lead())))).containsOnly(
                Map.entry(nima.lead(), List.of(second)));
    }

    @Test
    void what_happened_is_appended_whatever_it_was() {
        Handoff handoff = offer(nima, sara);
        add(handoff);
        on(page -> page.append(List.of(Happening.of(handoff, NOW, new What.Offered(handoff.choice())),
                Happening.by(new Handoff.Actor(Optional.of(sara), "سارا"), handoff, NOW,
                        new What.Rejected(Optional.of(new Grounds("too-early", false, Optional.empty(), true, false))),
                        Optional.of("she «گفت» no")))));
        on(page -> page.append(List.of()));
    }

    @Test
    void the_last_wish_of_a_lead_and_a_kind_holds() {
        onWishes(page -> page.put(List.of(fresh(nima, 1), returned(mina, 2))));
        onWishes(page -> page.put(List.of(unmatched(nima, 3))));
        onWishes(page -> page.put(List.of()));
        assertThat(wishes()).containsExactlyInAnyOrder(unmatched(nima, 3), returned(mina, 2));

        onWishes(page -> page.putIfUnknown(List.of(fresh(nima, 4), fresh(arash, 5))));
        assertThat(wishes()).containsExactlyInAnyOrder(unmatched(nima, 3), returned(mina, 2), fresh(arash, 5));
        Wish more = Wish.now(new Wanting(nima.lead(), CycleKind.EXPANSION), NOW);
        onWishes(page -> page.putIfUnknown(List.of(more)));
        assertThat(wished(page -> page.of(Set.of(nima.lead())))).containsExactlyInAnyOrder(unmatched(nima, 3),
                more);
    }

    @Test
    void a_wish_tells_why_nobody_was_offered_the_lead() {
        for (Miss miss : Miss.values()) {
            Wish wish = new Wish(business(nima), new Status.Unmatched(miss), NOW);
            onWishes(page -> page.put(List.of(wish)));
            assertThat(wishes()).containsExactly(wish);
        }
        onWishes(page -> page.put(List.of(fresh(nima, 0))));
        assertThat(wishes()).containsExactly(fresh(nima, 0));
    }

    @Test
    void who_is_not_to_be_offered_any_more_is_told_if_anybody_was() {
        onWishes(page -> page.put(List.of(fresh(nima, 1), fresh(mina, 1))));
        assertThat(this.<Set<Wanting>>write(page -> page.wishes()
                .remove(List.of(business(nima), business(arash),
                        new Wanting(mina.lead(), CycleKind.EXPANSION)))))
                .containsExactly(business(nima));
        assertThat(this.<Set<Wanting>>write(page -> page.wishes().remove(List.of()))).isEmpty();
        assertThat(wishes()).containsExactly(fresh(mina, 1));
    }

    @Test
    void who_waits_for_something_new_is_woken_and_who_waits_to_be_looked_at_is_not() {
        onWishes(page -> page.put(List.of(fresh(nima, 50), unmatched(mina, 50), returned(arash, 50))));
        onWishes(page -> page.wake(List.of(nima.lead(), mina.lead()), NOW));
        assertThat(wishes()).containsExactlyInAnyOrder(fresh(nima, 50), unmatched(mina, 0), returned(arash, 50));

        onWishes(page -> page.wakeAll("usual 1", NOW.plusSeconds(1)));
        assertThat(wishes()).containsExactlyInAnyOrder(fresh(nima, 50), unmatched(mina, 1), returned(arash, 1));
    }

    @Test
    void all_are_woken_once_for_all_who_see_the_same() {
        onWishes(page -> page.wakeAll("usual 1", NOW));
        onWishes(page -> page.put(List.of(unmatched(mina, 50))));
        onWishes(page -> page.wakeAll("usual 1", NOW));
        assertThat(wishes()).containsExactly(unmatched(mina, 50));
        onWishes(page -> page.wakeAll("usual 2", NOW));
        assertThat(wishes()).containsExactly(unmatched(mina, 0));
    }

    @Test
    void offers_rest_on_what_all_were_woken_for_last() {
        onWishes(page -> page.wakeAll("usual 1", NOW));
        onWishes(page -> page.wakeAll("usual 2", NOW));
        onWishes(page -> {
            assertThat(page.restsOn("usual 2")).isTrue();
            assertThat(page.restsOn("usual 1")).isFalse();
        });
    }

    @Test
    void what_somebody_asked_for_is_not_woken_either() {
        Wish asked = new Wish(business(nima), new Status.Asked(), NOW.plusSeconds(50));
        onWishes(page -> page.put(List.of(asked)));
        onWishes(page -> page.wake(List.of(nima.lead()), NOW));
        onWishes(page -> page.wakeAll("usual 1", NOW));
        assertThat(wishes()).containsExactly(asked);
    }

    @Test
    void what_came_back_is_told_of_the_lead_that_it_is_about_now() {
        threePeople();
        Handoff back = offer(nima, sara);
        Handoff again = offer(nima, omid);
        add(back);
        on(page -> page.save(List.of(back.in(HandoffState.RETURNED, NOW))));
        add(again);
        on(page -> page.save(List.of(again.in(HandoffState.RETURNED, NOW.plusSeconds(1)))));
        add(offer(nima, sara), offer(mina, sara));

        assertThat(handoffs(page -> page.cameBack(Set.of(nima.lead(), mina.lead())))).containsExactlyInAnyOrder(
                new CameBack(business(nima), RULE, NOW), new CameBack(business(nima), RULE, NOW.plusSeconds(1)));
        write(page -> done(() -> page.merge(arash.lead(), nima.lead(), NOW)));
        assertThat(handoffs(page -> page.cameBack(Set.of(arash.lead())))).hasSize(2)
                .allMatch(each -> each.who().equals(business(arash)));
    }

    @Test
    void wishes_that_are_due_are_claimed_the_longest_due_first() {
        threePeople();
        onWishes(page -> page.put(List.of(fresh(nima, 0), unmatched(mina, -5), fresh(arash, 1),
                Wish.now(new Wanting(mina.lead(), CycleKind.EXPANSION), NOW.minusSeconds(4)))));
        assertThat(wished(page -> page.claim(NOW, 9))).containsExactly(mina.lead(), nima.lead());
        onWishes(page -> page.remove(List.of(new Wanting(mina.lead(), CycleKind.EXPANSION))));
        assertThat(wished(page -> page.claim(NOW, 1))).as("who waits already can wait longer")
                .containsExactly(nima.lead());
        assertThat(wished(page -> page.claim(NOW.minusSeconds(6), 9))).isEmpty();
    }

    @Test
    void whoever_is_part_of_another_or_erased_is_not_to_be_offered() {
        threePeople();
        onWishes(page -> page.put(List.of(fresh(nima, 0), fresh(mina, 0), fresh(arash, 0))));
        write(page -> done(() -> page.merge(nima.lead(), mina.lead(), NOW)));
        write(page -> done(() -> page.erase(arash.lead(), false, NOW)));

        assertThat(wishes()).containsExactly(fresh(nima, 0));
        assertThat(wished(page -> page.claim(NOW, 9))).containsExactly(nima.lead());
    }

    @Test
    void what_a_rep_has_is_what_is_open_with_the_rep_in_the_team() {
        add(offer(nima, sara), offer(mina, sara).in(HandoffState.ACCEPTED, NOW), offer(arash, omid),
                offer(new LeadId(examples.id()), "field", Optional.of(sara), 0),
                offer(new LeadId(examples.id()), "inside", Optional.empty(), 0));
        assertThat(mapOf(page -> page.routing().loads("inside"))).isEqualTo(Map.of(sara,
                new Load(2, Optional.empty()), omid, new Load(1, Optional.empty())));
        assertThat(mapOf(page -> page.routing().loads("nobody"))).isEmpty();
    }

    @Test
    void whose_turn_it_was_is_kept_also_when_nothing_is_open_and_never_put_back() {
        Handoff over = offer(nima, sara);
        onRouting(page -> page.turn(List.of(over, offer(mina, omid), offer(arash.lead(), "inside", Optional.empty(), 0),
                offer(arash.lead(), "field", Optional.of(sara), 0)), NOW));
        add(offer(mina, omid));
        onRouting(page -> page.turn(List.of(over), NOW.plusSeconds(2)));
        onRouting(page -> page.turn(List.of(over), NOW.plusSeconds(1)));
        assertThat(mapOf(page -> page.routing().loads("inside"))).isEqualTo(Map.of(sara,
                new Load(0, Optional.of(NOW.plusSeconds(2))), omid, new Load(1, Optional.of(NOW))));
    }

    @Test
    void who_has_open_handoffs_of_an_account_is_told_for_each() {
        Handoff over = of(offer(new LeadId(examples.id()), "inside", Optional.of(omid), 0), KITE);
        add(of(offer(nima, sara), HART), of(offer(mina, omid), HART), of(offer(arash, sara), KITE), over,
                of(offer(new LeadId(examples.id()), "field", Optional.of(omid), 0), KITE),
                of(offer(new LeadId(examples.id()), "inside", Optional.empty(), 0), KITE));
        on(page -> page.save(List.of(over.in(HandoffState.REJECTED, NOW))));
        assertThat(mapOf(page -> page.routing().holders("inside", Set.of(HART, KITE)))).isEqualTo(
                Map.of(HART, Set.of(sara, omid), KITE, Set.of(sara)));
        assertThat(mapOf(page -> page.routing().holders("inside", Set.of(KITE)))).containsOnlyKeys(KITE);
    }

    @Test
    void clocks_on_which_something_is_due_are_claimed_the_longest_due_first() {
        threePeople();
        Handoff over = due(offer(arash, sara), -9);
        add(due(offer(nima, sara), 0), due(offer(mina, sara), -5), over);
        on(page -> page.save(List.of(over.in(HandoffState.WITHDRAWN, NOW))));
        add(due(offer(arash, omid), 1));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(mina.lead(), nima.lead());
        assertThat(handoffs(page -> page.claimClocks(NOW, 1))).containsExactly(mina.lead());
        assertThat(handoffs(page -> page.claimClocks(NOW.plusSeconds(1), 9))).hasSize(3);
    }

    @Test
    void an_accepted_handoff_that_is_stirred_is_looked_at_once_as_if_something_were_due() {
        threePeople();
        Handoff accepted = offer(nima, sara).in(HandoffState.ACCEPTED, NOW);
        Handoff later = due(offer(arash, omid), 50).in(HandoffState.ACCEPTED, NOW);
        add(accepted, offer(mina, sara), later);
        on(page -> page.stir(List.of(nima.lead(), mina.lead()), NOW));
        assertThat(handoffs(page -> page.claimClocks(NOW.minusMillis(1), 9))).isEmpty();
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(nima.lead());
        on(page -> page.looked(accepted.id(), Optional.empty()));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).isEmpty();
        on(page -> page.stir(List.of(arash.lead()), NOW));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(arash.lead());
    }

    @Test
    void what_was_accepted_is_stirred_by_the_rules_by_which_it_was_offered() {
        threePeople();
        Handoff accepted = offer(nima, sara).in(HandoffState.ACCEPTED, NOW);
        add(accepted, offer(mina, sara));
        ByRule other = new ByRule(accepted.rule().policy(), accepted.rule().version() + 1, accepted.rule().rule());
        assertThat(handoffs(page -> List.copyOf(page.acceptedBy()))).containsExactly(accepted.rule());
        on(page -> page.stirBy(Set.of(other), NOW));
        on(page -> page.stirBy(Set.of(), NOW));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).isEmpty();
        on(page -> page.stirBy(Set.of(accepted.rule(), other), NOW));
        assertThat(handoffs(page -> page.claimClocks(NOW.minusMillis(1), 9))).isEmpty();
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(nima.lead());
        on(page -> page.save(List.of(accepted.in(HandoffState.QUALIFIED, NOW))));
        assertThat(handoffs(page -> List.copyOf(page.acceptedBy()))).isEmpty();
    }

    @Test
    void whatever_else_is_written_of_a_handoff_it_is_looked_at_when_it_is_to_be() {
        threePeople();
        Handoff accepted = due(offer(nima, sara), 50).in(HandoffState.ACCEPTED, NOW);
        add(accepted);
        on(page -> page.stir(List.of(nima.lead()), NOW));
        on(page -> page.save(List.of(accepted.withCall(NOW.plusSeconds(99)))));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(nima.lead());
        on(page -> page.looked(accepted.id(), Optional.of(NOW.plusSeconds(9))));
        assertThat(handoffs(page -> page.claimClocks(NOW.plusSeconds(8), 9))).isEmpty();
        assertThat(handoffs(page -> page.claimClocks(NOW.plusSeconds(9), 9))).containsExactly(nima.lead());
    }

    @Test
    void what_nobody_can_answer_is_claimed_the_longest_there_first() {
        threePeople();
        NewSubject other = examples.known(email("other"));
        NewSubject far = examples.known(email("far"));
        write(page -> open(page, other, far));
        Handoff accepted = offer(other.lead(), "inside", Optional.of(omid), -9);
        add(offer(nima.lead(), "inside", Optional.empty(), 0), offer(mina.lead(), "inside", Optional.of(omid), -1),
                offer(arash.lead(), "inside", Optional.of(sara), -2), accepted,
                offer(far.lead(), "field", Optional.empty(), -3));
        on(page -> page.save(List.of(accepted.in(HandoffState.ACCEPTED, NOW))));

        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(sara), true, Set.of(), 9)))
                .containsExactly(mina.lead(), nima.lead());
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(sara), false, Set.of(), 9)))
                .containsExactly(mina.lead());
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), true, Set.of(), 9)))
                .containsExactly(arash.lead(), mina.lead(), nima.lead());
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), false, Set.of(), 1)))
                .containsExactly(arash.lead());
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), true, Set.of(arash.lead(), far.lead()),
                1))).as("who is left alone takes nobody's place").containsExactly(mina.lead());
    }

    @Test
    void what_was_accepted_for_nobody_waits_in_the_queue_too() {
        threePeople();
        Handoff nobodys = offer(nima.lead(), "inside", Optional.empty(), 0).in(HandoffState.ACCEPTED, NOW);
        Handoff saras = offer(mina.lead(), "inside", Optional.of(sara), 0).in(HandoffState.ACCEPTED, NOW);
        add(nobodys, saras);
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), true, Set.of(), 9)))
                .containsExactly(nima.lead());
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), false, Set.of(), 9))).isEmpty();
    }

    @Test
    void a_handoff_goes_with_its_lead_when_that_is_merged_and_comes_back_when_it_is_parted() {
        threePeople();
        Handoff own = offer(nima, sara);
        Handoff other = due(offer(mina, omid), -1);
        add(own, other);
        on(page -> page.save(List.of(own.in(HandoffState.WITHDRAWN, NOW))));

        write(page -> done(() -> page.merge(nima.lead(), mina.lead(), NOW)));
        assertThat(mapOf(page -> page.handoffs().open(Set.of(nima.lead(), mina.lead())))).containsOnly(
                Map.entry(nima.lead(), List.of(other.of(nima.lead()))));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).containsExactly(nima.lead());
        write(page -> done(() -> page.merge(arash.lead(), nima.lead(), NOW)));
        assertThat(found(other).lead()).isEqualTo(arash.lead());
        assertThat(found(own).lead()).isEqualTo(arash.lead());

        write(page -> done(() -> page.unmerge(arash.lead(), nima.lead())));
        assertThat(found(other).lead()).as("which is part of the one that was parted").isEqualTo(nima.lead());
        write(page -> done(() -> page.unmerge(nima.lead(), mina.lead())));
        assertThat(found(other)).isEqualTo(other);
        assertThat(found(own).lead()).isEqualTo(nima.lead());
    }

    @Test
    void nothing_happens_any_more_to_a_handoff_of_an_erased_lead() {
        threePeople();
        Handoff handoff = due(offer(nima, sara), -1);
        add(handoff);
        write(page -> done(() -> page.erase(nima.lead(), false, NOW)));
        assertThat(handoffs(page -> page.claimClocks(NOW, 9))).isEmpty();
        assertThat(unattended(page -> page.claimUnattended("inside", Set.of(), true, Set.of(), 9))).isEmpty();
        assertThat(found(handoff).id()).isEqualTo(handoff.id());
    }
}
