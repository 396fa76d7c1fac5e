package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.ConsentIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.lead.Statement.ReachabilityIs;
import dev.baton.domain.lead.Statement.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private long ids;

    private LeadFact fact(Instant occurredAt, Instant recordedAt, Statement says) {
        return new LeadFact(new UUID(0, ids++), new When(occurredAt, recordedAt, Effects.ALL), says);
    }

    private LeadFact fact(int minute, Statement says) {
        return fact(NOON.plusSeconds(60L * minute), NOON.plusSeconds(60L * minute), says);
    }

    private static Statement role(String value) {
        return new AttributeIs("role", Optional.of(new AttributeValue.Text(value)));
    }

    private static Profile of(LeadFact... facts) {
        return Profile.of(List.of(facts), Instant.MAX);
    }

    private static Optional<AttributeValue> text(String value) {
        return Optional.of(new AttributeValue.Text(value));
    }

    @Test
    void the_later_value_holds_however_late_the_earlier_one_was_learnt() {
        LeadFact now = fact(2, role("cto"));
        LeadFact learntLate = fact(NOON, NOON.plusSeconds(999), role("clerk"));

        assertThat(of(now, learntLate).attribute("role")).isEqualTo(text("cto"));
        assertThat(of(learntLate, now).attribute("role")).isEqualTo(text("cto"));
    }

    @Test
    void an_answer_holds_until_another_is_given_or_it_is_taken_back() {
        LeadFact no = fact(1, new Statement.Answered("budget", Answer.of(new AttributeValue.Bool(false))));
        LeadFact yes = fact(2, new Statement.Answered("budget", Answer.of(new AttributeValue.Bool(true))));
        LeadFact nothing = fact(3, new Statement.Answered("budget", new Answer(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty())));

        assertThat(of(yes, no).answer("budget")).contains(new AttributeValue.Bool(true));
        assertThat(of(yes, no).answers().get("budget").at()).isEqualTo(yes.when().occurredAt());
        assertThat(of(no, nothing, yes).answers()).isEmpty();
        assertThat(of(no, yes).attribute("budget")).isEmpty();
    }

    @Test
    void a_customer_ceases_to_be_one_when_the_known_end_comes() {
        LeadFact since = fact(1, new CustomerIs(true));
        LeadFact until = fact(2, new CustomerIs(true, Optional.of(NOON.plusSeconds(600))));
        Profile profile = of(until, since);

        assertThat(profile.isCustomer(NOON.plusSeconds(600).minusMillis(1))).isTrue();
        assertThat(profile.isCustomer(NOON.plusSeconds(600))).isFalse();
        assertThat(profile.customerSince(NOON.plusSeconds(599))).contains(since.when().occurredAt());
        assertThat(profile.customerSince(NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void a_customer_is_one_since_the_last_break() {
        LeadFact first = fact(1, new CustomerIs(true, Optional.of(NOON.plusSeconds(90))));
        LeadFact second = fact(3, new CustomerIs(true));
        LeadFact again = fact(4, new CustomerIs(true));

        assertThat(of(first, second, again).customerSince(NOON.plusSeconds(999))).contains(second.when().occurredAt());
        assertThat(of(first, fact(2, new CustomerIs(false)), again).customerSince(NOON.plusSeconds(999)))
                .contains(again.when().occurredAt());
        assertThat(of(first).customerSince(NOON.plusSeconds(90))).isEmpty();
    }

    @Test
    void of_two_values_of_one_instant_the_one_recorded_later_holds() {
        LeadFact first = fact(NOON, NOON.plusMillis(1), role("clerk"));
        LeadFact second = fact(NOON, NOON.plusMillis(2), role("cto"));

        assertThat(of(first, second).attribute("role")).isEqualTo(text("cto"));
        assertThat(of(second, first).attribute("role")).isEqualTo(text("cto"));
    }

    @Test
    void ties_go_by_id_and_not_by_the_order_of_arrival() {
        Cases.check(200, chance -> {
            List<LeadFact> facts = new ArrayList<>(List.of(fact(0, role("a")), fact(0, role("b")),
                    fact(0, new CustomerIs(true)), fact(0, new CustomerIs(false)),
                    fact(0, new ConsentIs(Channel.EMAIL, Consent.GRANTED)),
                    fact(0, new ConsentIs(Channel.EMAIL, Consent.DENIED)), touch(0, "x"), touch(0, "y")));
            chance.shuffle(facts);
            Profile profile = Profile.of(facts, Instant.MAX);

            assertThat(profile.attribute("role")).isEqualTo(text("b"));
            assertThat(profile.isCustomer(Instant.MAX.minusMillis(1))).isFalse();
            assertThat(profile.consent(Channel.EMAIL)).isEqualTo(Consent.DENIED);
            assertThat(profile.source()).contains("x");
        });
    }

    private LeadFact touch(int minute, String source) {
        return fact(minute, new Touched(Optional.of(source), Optional.empty(), Optional.empty()));
    }

    private static Statement taken(CycleKind kind) {
        return new Statement.Decided(new Cycle(kind, 1), new Decision.Moved(Stage.SAL, Duration.ZERO), "Omid",
                Optional.empty());
    }

    @Test
    void an_outcome_ends_the_pause_of_its_own_deal_alone() {
        Profile profile = of(fact(0, taken(CycleKind.NEW_BUSINESS)), fact(1, taken(CycleKind.EXPANSION)),
                fact(2, new Statement.OutcomeIs(Statement.Outcome.LOST, Optional.empty(), Optional.empty())));

        assertThat(profile.pauses()).extracting(pause -> pause.until().equals(Instant.MAX)).containsExactlyInAnyOrder(
                false, true);
    }

    @Test
    void an_attribute_that_lost_its_value_is_unknown() {
        Profile profile = of(fact(0, role("cto")), fact(1, new AttributeIs("role", Optional.empty())));

        assertThat(profile.attribute("role")).isEmpty();
        assertThat(profile.attributes()).isEmpty();
    }

    @Test
    void what_had_not_yet_occurred_does_not_hold() {
        LeadFact later = fact(1, role("cto"));

        assertThat(Profile.of(List.of(later), NOON).attribute("role")).isEmpty();
        assertThat(Profile.of(List.of(later), NOON.plusSeconds(60)).attribute("role")).isEqualTo(text("cto"));
    }

    @Test
    void the_source_is_that_of_the_earliest_touch() {
        assertThat(of(touch(2, "ad"), touch(1, "referral"), touch(3, "search")).source()).contains("referral");
        assertThat(of().source()).isEmpty();
    }

    private static Statement deal(Outcome outcome) {
        return new OutcomeIs(outcome, Optional.empty(), Optional.empty());
    }

    private static boolean isCustomer(LeadFact... facts) {
        return of(facts).isCustomer(Instant.MAX.minusMillis(1));
    }

    @Test
    void a_deal_that_was_won_makes_a_customer_until_told_otherwise() {
        LeadFact won = fact(2, deal(Outcome.WON));

        assertThat(isCustomer(won)).isTrue();
        assertThat(isCustomer(fact(1, deal(Outcome.LOST)), won)).isTrue();
        assertThat(isCustomer(fact(3, new CustomerIs(false)), won)).isFalse();
        assertThat(isCustomer(fact(0, new CustomerIs(false)), won)).isTrue();
    }

    @Test
    void a_win_that_is_told_to_have_been_a_loss_makes_no_customer() {
        LeadFact won = fact(2, deal(Outcome.WON));
        LeadFact again = fact(3, deal(Outcome.WON));
        LeadFact lost = fact(4, deal(Outcome.LOST));

        assertThat(isCustomer(lost, won)).isFalse();
        assertThat(isCustomer(won, again, lost)).as("told twice").isFalse();
        assertThat(isCustomer(won, lost, fact(1, new CustomerIs(true)))).as("by other words").isTrue();
        assertThat(isCustomer(won, lost, fact(5, deal(Outcome.WON)))).as("won after all").isTrue();
        assertThat(of(won, lost).takesBack(lost)).isTrue();
        assertThat(of(won, lost).takesBack(won)).isFalse();
        LeadFact before = fact(NOON.plusSeconds(60), NOON.plusSeconds(999), deal(Outcome.LOST));
        assertThat(isCustomer(won, before)).as("an older loss, told later").isTrue();
    }

    @Test
    void a_customer_stays_one_if_another_deal_is_lost() {
        LeadFact won = fact(1, deal(Outcome.WON));
        LeadFact lost = fact(9, deal(Outcome.LOST));
        Cycle expansion = new Cycle(CycleKind.EXPANSION, 1);
        LeadFact offered = fact(2, new Statement.Offered(expansion, new UUID(1, 1)));
        LeadFact accepted = fact(3, new Statement.Decided(expansion, new Decision.Moved(Stage.SAL, Duration.ZERO),
                "Omid", Optional.empty()));

        assertThat(isCustomer(won, offered, lost)).isTrue();
        assertThat(isCustomer(won, accepted, lost)).isTrue();
        assertThat(isCustomer(won, fact(4, deal(Outcome.OPPORTUNITY)), lost)).isTrue();
        assertThat(isCustomer(won, accepted, fact(5, deal(Outcome.WON)), lost)).as("the first win stands").isTrue();
    }

    @Test
    void an_offer_settles_a_win_only_if_it_is_of_a_later_cycle() {
        LeadFact won = fact(1, deal(Outcome.WON));
        LeadFact again = fact(3, deal(Outcome.WON));
        LeadFact lost = fact(9, deal(Outcome.LOST));
        LeadFact underWay = fact(2, new Statement.Offered(new Cycle(CycleKind.NEW_BUSINESS, 1), new UUID(1, 1)));
        LeadFact next = fact(4, new Statement.Offered(new Cycle(CycleKind.NEW_BUSINESS, 2), new UUID(1, 2)));
        LeadFact expansion = fact(4, new Statement.Offered(new Cycle(CycleKind.EXPANSION, 1), new UUID(1, 2)));

        assertThat(isCustomer(won, underWay, lost)).isFalse();
        assertThat(isCustomer(won, underWay, again, lost)).isFalse();
        assertThat(isCustomer(won, next, lost)).isTrue();
        assertThat(isCustomer(won, again, expansion, lost)).isTrue();
        assertThat(of(won, again, expansion, lost).takesBack(lost)).as("a win told twice is one").isFalse();
    }

    @Test
    void a_win_of_before_a_loss_makes_no_customer_however_late_it_is_told() {
        LeadFact lost = fact(2, deal(Outcome.LOST));
        LeadFact before = fact(NOON.plusSeconds(60), NOON.plusSeconds(999), deal(Outcome.WON));
        LeadFact since = fact(NOON.plusSeconds(180), NOON.plusSeconds(1_999), deal(Outcome.WON));

        assertThat(isCustomer(lost, before)).isFalse();
        assertThat(of(lost, before).isOvertaken(before)).isTrue();
        assertThat(isCustomer(lost, before, since)).isTrue();
        assertThat(of(lost, since).isOvertaken(lost)).as("what was told before it was so").isFalse();
    }

    private LeadFact mail(int minute, Reachability reachability) {
        return fact(minute, new ReachabilityIs(Channel.EMAIL, reachability));
    }

    private static Optional<Instant> arrived(int minute) {
        return Optional.of(NOON.plusSeconds(60L * minute));
    }

    @Test
    void of_a_channel_the_later_word_holds_whichever_came_first() {
        LeadFact good = mail(1, Reachability.REACHABLE);
        LeadFact gone = mail(2, Reachability.UNREACHABLE);

        assertThat(of(gone, good).reachability(Channel.EMAIL)).isEqualTo(Reachability.UNREACHABLE);
        assertThat(of(good, gone, mail(3, Reachability.UNKNOWN)).reachability(Channel.EMAIL))
                .isEqualTo(Reachability.UNKNOWN);
        assertThat(of(gone).reachability(Channel.PHONE)).isEqualTo(Reachability.UNKNOWN);
    }

    @Test
    void what_comes_through_later_proves_an_unreachable_channel_good() {
        Profile profile = of(mail(2, Reachability.UNREACHABLE));

        assertThat(profile.reachability(Channel.EMAIL, arrived(3))).isEqualTo(Reachability.REACHABLE);
        assertThat(profile.reachability(Channel.EMAIL, arrived(2))).isEqualTo(Reachability.UNREACHABLE);
        assertThat(profile.reachability(Channel.EMAIL, arrived(1))).isEqualTo(Reachability.UNREACHABLE);
        assertThat(profile.reachability(Channel.EMAIL, Optional.empty())).isEqualTo(Reachability.UNREACHABLE);
    }

    @Test
    void a_channel_of_which_nobody_said_that_it_failed_is_not_proved_by_every_delivery() {
        assertThat(of().reachability(Channel.EMAIL, arrived(3))).isEqualTo(Reachability.UNKNOWN);
        assertThat(of(mail(1, Reachability.UNKNOWN)).reachability(Channel.EMAIL, arrived(3)))
                .isEqualTo(Reachability.UNKNOWN);
    }

    @Test
    void a_channel_that_fails_takes_back_no_consent() {
        Profile profile = of(fact(0, new ConsentIs(Channel.EMAIL, Consent.GRANTED)), mail(1, Reachability.UNREACHABLE));

        assertThat(profile.consent(Channel.EMAIL)).isEqualTo(Consent.GRANTED);
    }

    @Test
    void consent_is_unknown_until_the_person_said_a_word() {
        Profile profile = of(fact(0, new ConsentIs(Channel.SMS, Consent.GRANTED)));

        assertThat(profile.consent(Channel.SMS)).isEqualTo(Consent.GRANTED);
        assertThat(profile.consent(Channel.EMAIL)).isEqualTo(Consent.UNKNOWN);
    }
}
