package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.lead.Statement.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final UUID FIRST = new UUID(8, 1);
    private static final UUID SECOND = new UUID(8, 2);
    private int ids;

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private LeadFact fact(int minute, Statement says) {
        return new LeadFact(new UUID(7, ids++), new When(minute(minute), minute(minute), Effects.ALL), says);
    }

    private LeadFact offered(int minute, UUID handoff) {
        return fact(minute, new Statement.Offered(new Cycle(CycleKind.NEW_BUSINESS, 1), handoff));
    }

    private LeadFact ended(int minute, UUID handoff, Ending how) {
        return fact(minute, new Statement.OfferEnded(new Cycle(CycleKind.NEW_BUSINESS, 1), handoff, how));
    }

    private LeadFact decided(int minute, CycleKind kind, Decision decision) {
        return fact(minute, new Statement.Decided(new Cycle(kind, 1), decision, "Omid", Optional.empty()));
    }

    private LeadFact moved(int minute, Stage to) {
        return decided(minute, CycleKind.NEW_BUSINESS, new Decision.Moved(to, Duration.ZERO));
    }

    private static Pause from(int minute, int until) {
        return new Pause(minute(minute), minute(until));
    }

    private static Pause since(int minute) {
        return new Pause(minute(minute), Instant.MAX);
    }

    @Test
    void an_offer_begins_it_and_its_end_ends_it() {
        assertThat(Pause.of(List.of(offered(1, FIRST)))).containsExactly(since(1));
        assertThat(Pause.of(List.of(offered(1, FIRST), ended(5, FIRST, Ending.WITHDRAWN))))
                .containsExactly(from(1, 5));
        assertThat(Pause.of(List.of(offered(1, FIRST), ended(5, FIRST, Ending.RETURNED)))).containsExactly(from(1, 5));
    }

    @Test
    void it_lasts_from_its_first_instant_to_before_its_last() {
        Pause pause = from(1, 5);
        assertThat(pause.lastsAt(minute(1).minusMillis(1))).isFalse();
        assertThat(pause.lastsAt(minute(1))).isTrue();
        assertThat(pause.lastsAt(minute(5).minusMillis(1))).isTrue();
        assertThat(pause.lastsAt(minute(5))).isFalse();
    }

    @Test
    void whoever_accepts_what_was_offered_goes_on_with_it() {
        assertThat(Pause.of(List.of(offered(1, FIRST), moved(3, Stage.SAL), moved(6, Stage.SQL))))
                .as("qualifying does not end it").containsExactly(since(1));
        assertThat(Pause.of(List.of(offered(1, FIRST), moved(3, Stage.SAL), moved(6, Stage.RECYCLED))))
                .containsExactly(from(1, 6));
    }

    @Test
    void a_rejection_ends_it() {
        assertThat(Pause.of(List.of(offered(1, FIRST), moved(3, Stage.DISQUALIFIED)))).containsExactly(from(1, 3));
    }

    @Test
    void who_is_offered_again_pauses_again() {
        assertThat(Pause.of(List.of(offered(1, FIRST), ended(3, FIRST, Ending.WITHDRAWN), offered(5, SECOND))))
                .containsExactly(from(1, 3), since(5));
    }

    @Test
    void while_one_of_two_offers_lasts_it_does() {
        assertThat(Pause.of(List.of(offered(1, FIRST), offered(2, SECOND), ended(3, FIRST, Ending.WITHDRAWN))))
                .containsExactly(since(1));
        assertThat(Pause.of(List.of(offered(1, FIRST), offered(2, SECOND), ended(3, FIRST, Ending.WITHDRAWN),
                ended(4, SECOND, Ending.RETURNED)))).containsExactly(from(1, 4));
    }

    @Test
    void the_end_of_another_offer_ends_nothing() {
        assertThat(Pause.of(List.of(offered(1, FIRST), ended(3, SECOND, Ending.WITHDRAWN)))).containsExactly(since(1));
        assertThat(Pause.of(List.of(ended(3, FIRST, Ending.WITHDRAWN)))).isEmpty();
    }

    @Test
    void an_offer_that_ends_after_sales_has_accepted_ends_nothing() {
        assertThat(Pause.of(List.of(moved(1, Stage.SAL), offered(2, FIRST), ended(3, FIRST, Ending.WITHDRAWN))))
                .containsExactly(since(1));
    }

    @Test
    void an_outcome_ends_the_pause_of_what_is_offered_too() {
        assertThat(Pause.of(List.of(offered(1, FIRST), fact(4, new Statement.OutcomeIs(Statement.Outcome.WON,
                Optional.empty(), Optional.empty()))))).containsExactly(from(1, 4));
    }

    @Test
    void a_deal_of_a_customer_lasts_as_long_as_the_expansion() {
        LeadFact customer = fact(0, new Statement.CustomerIs(true));
        LeadFact deal = fact(1, new Statement.OutcomeIs(Statement.Outcome.OPPORTUNITY, Optional.empty(),
                Optional.empty()));
        LeadFact lost = decided(4, CycleKind.EXPANSION, new Decision.Moved(Stage.LOST, Duration.ZERO));

        assertThat(Pause.of(List.of(customer, deal, lost))).containsExactly(from(1, 4));
        assertThat(Pause.of(List.of(deal, lost))).as("of no customer").containsExactly(since(1));
    }

    @Test
    void overrides_neither_begin_nor_end_it() {
        assertThat(Pause.of(List.of(decided(1, CycleKind.NEW_BUSINESS, new Decision.Overridden(Stage.SAL)))))
                .isEmpty();
        assertThat(Pause.of(List.of(offered(1, FIRST), decided(2, CycleKind.NEW_BUSINESS,
                new Decision.Overridden(Stage.LEAD)), decided(3, CycleKind.NEW_BUSINESS, new Decision.Lifted()))))
                .containsExactly(since(1));
    }

    @Test
    void an_offer_in_one_kind_of_cycle_is_not_ended_by_a_decision_in_the_other() {
        assertThat(Pause.of(List.of(offered(1, FIRST), decided(2, CycleKind.EXPANSION,
                new Decision.Moved(Stage.RECYCLED, Duration.ZERO))))).containsExactly(since(1));
    }

    @Test
    void the_order_in_which_facts_are_told_does_not_matter() {
        assertThat(Pause.of(List.of(ended(5, FIRST, Ending.WITHDRAWN), offered(1, FIRST)))).containsExactly(from(1, 5));
    }
}
