package dev.baton.application.intake;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.everyByte;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.move;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.agreement.Waiver;
import dev.baton.application.Examples;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} keeps to. The store is empty when a test begins. */
public abstract class LedgerContract extends LedgerFactsContract {
    private static final Transition IN = move(Stage.LEAD, Stage.MQL, NOW, new Cause.Entered(FIRST, Stage.MQL));
    private static final Transition OUT = move(Stage.MQL, Stage.LEAD, NOW.plusMillis(1),
            new Cause.Left(FIRST, Stage.MQL));
    private static final Transition WON = move(Stage.LEAD, Stage.WON, NOW.minusMillis(1),
            new Cause.Decided(Statement.Outcome.WON));
    private static final Transition MORE = move(CycleKind.EXPANSION, Stage.SERVICE_QUALIFIED, Stage.SAL, NOW,
            new Cause.ByPerson("مینا", Optional.of("wants more"), Cause.Act.LIFTED));
    private static final Transition BACK = move(Stage.WON, Stage.PQL, NOW, new Cause.Corrected(FIRST));

    private List<NewSubject> people(int n) {
        List<NewSubject> people = IntStream.range(0, n).mapToObj(i -> examples.known(email("person-" + i))).toList();
        write(page -> done(() -> page.open(people)));
        return people;
    }

    private static List<LeadId> ids(List<NewSubject> people) {
        return people.stream().map(NewSubject::lead).toList();
    }

    private void save(Card... cards) {
        write(page -> done(() -> page.save(List.of(cards))));
    }

    @Test
    void a_new_lead_has_an_empty_card() {
        NewSubject sara = people(1).getFirst();

        assertThat(write(page -> page.lock(ids(List.of(sara)))).get(sara.lead())).usingRecursiveComparison()
                .isEqualTo(new Card(sara.lead(), false, Optional.empty(), new byte[0], Stage.LEAD, Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void a_card_comes_back_byte_for_byte() {
        NewSubject sara = people(1).getFirst();
        Card full = judged(sara, FIRST, Stage.MQL, Optional.of(Examples.PERSIAN), Optional.of(NOW.plusMillis(1)));
        save(full);

        assertThat(write(page -> page.lock(ids(List.of(sara)))).get(sara.lead())).usingRecursiveComparison()
                .isEqualTo(full);
        assertThat(leads().find(sara.lead()).orElseThrow().card()).usingRecursiveComparison().isEqualTo(full);
    }

    @Test
    void a_card_that_is_saved_again_replaces_all_of_the_one_before() {
        NewSubject sara = people(1).getFirst();
        save(judged(sara, FIRST, Stage.MQL, Optional.of("referral"), Optional.of(NOW)));
        Card later = new Card(sara.lead(), false, Optional.of(new JudgedBy("b2b-software", 2)), new byte[]{0, -1},
                Stage.LEAD, Optional.empty(), Optional.empty());
        save(later);

        assertThat(leads().find(sara.lead()).orElseThrow().card()).usingRecursiveComparison().isEqualTo(later);
    }

    @Test
    void a_large_card_comes_back() {
        NewSubject sara = people(1).getFirst();
        byte[] large = new byte[300_000];
        System.arraycopy(everyByte(), 0, large, large.length - 256, 256);
        save(new Card(sara.lead(), false, Optional.of(FIRST), large, Stage.LEAD, Optional.empty(), Optional.empty()));

        assertThat(leads().find(sara.lead()).orElseThrow().card().bytes()).isEqualTo(large);
    }

    @Test
    void leads_that_do_not_exist_cannot_be_locked() {
        NewSubject sara = people(1).getFirst();

        assertThat(mapOf(page -> page.lock(List.of(new LeadId(examples.id()), sara.lead()))))
                .containsOnlyKeys(sara.lead());
    }

    @Test
    void whoever_holds_the_lock_keeps_others_from_changing_the_card() {
        NewSubject sara = people(1).getFirst();
        save(counted(sara, 0));

        together(IntStream.range(0, 40).boxed().toList(), _ -> insist(page -> {
            Card card = page.lock(List.of(sara.lead())).get(sara.lead());
            return done(() -> page.save(List.of(counted(sara, card.bytes()[0] + 1))));
        }));

        assertThat(leads().find(sara.lead()).orElseThrow().card().bytes()).containsExactly(40);
    }

    private static Card counted(NewSubject subject, int count) {
        return new Card(subject.lead(), false, Optional.of(FIRST), new byte[]{(byte) count}, Stage.LEAD,
                Optional.empty(), Optional.empty());
    }

    @Test
    void changes_of_stage_are_appended_in_sequence() {
        List<NewSubject> both = people(2);
        LeadId sara = both.getFirst().lead();
        LeadId omid = both.getLast().lead();
        append(Map.of(sara, List.of(IN, OUT), omid, List.of(IN)), NOW.plusMillis(2));
        append(Map.of(sara, List.of(WON, BACK)), NOW.plusMillis(3));

        assertThat(leads().transitions(sara)).containsExactly(
                new RecordedTransition(1, IN, NOW.plusMillis(2)), new RecordedTransition(2, OUT, NOW.plusMillis(2)),
                new RecordedTransition(3, WON, NOW.plusMillis(3)), new RecordedTransition(4, BACK, NOW.plusMillis(3)));
        assertThat(leads().transitions(omid)).containsExactly(new RecordedTransition(1, IN, NOW.plusMillis(2)));
    }

    private void append(Map<LeadId, List<Transition>> transitions, Instant recordedAt) {
        write(page -> done(() -> page.append(transitions, recordedAt)));
    }

    @Test
    void a_path_names_the_stages_entered_in_the_order_recorded() {
        List<NewSubject> both = people(2);
        LeadId sara = both.getFirst().lead();
        LeadId silent = both.getLast().lead();
        append(Map.of(sara, List.of(IN, OUT)), NOW);
        append(Map.of(sara, List.of(WON, MORE)), NOW);

        assertThat(mapOf(page -> page.recordedPaths(ids(both)))).isEqualTo(
                Map.of(sara, List.of(IN.step(), OUT.step(), WON.step(), MORE.step()), silent, List.of()));
        assertThat(MORE.step()).isEqualTo(new Transition.Step(CycleKind.EXPANSION, Stage.SAL));
    }

    @Test
    void leads_are_due_at_their_instant_and_not_before() {
        List<NewSubject> people = people(4);
        save(due(people.get(0), NOW.plusMillis(1)), due(people.get(1), NOW), due(people.get(2), NOW.minusMillis(1)));

        assertThat(listOf(page -> page.claimDue(NOW, 10)))
                .containsExactly(people.get(2).lead(), people.get(1).lead());
        assertThat(listOf(page -> page.claimDue(NOW.minusMillis(2), 10))).isEmpty();
    }

    private static Card due(NewSubject subject, Instant at) {
        return judged(subject, FIRST, Stage.LEAD, Optional.empty(), Optional.of(at));
    }

    @Test
    void the_longest_due_are_claimed_first() {
        List<NewSubject> people = people(5);
        for (int i = 0; i < 5; i++) {
            save(due(people.get(i), NOW.minusSeconds(i * 7 % 5)));
        }

        assertThat(listOf(page -> page.claimDue(NOW, 3))).containsExactlyElementsOf(
                List.of(people.get(2).lead(), people.get(4).lead(), people.get(1).lead()));
    }

    @Test
    void a_lead_that_is_due_is_worked_on_by_one_only() {
        List<NewSubject> people = people(60);
        people.forEach(each -> save(due(each, NOW)));

        List<List<LeadId>> claimed = together(IntStream.range(0, 6).boxed().toList(), _ -> {
            List<LeadId> mine = new ArrayList<>();
            for (List<LeadId> some = claim(); !some.isEmpty(); some = claim()) {
                mine.addAll(some);
            }
            return mine;
        });

        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    private List<LeadId> claim() {
        return insist(page -> {
            List<LeadId> some = page.claimDue(NOW, 7);
            Map<LeadId, Card> cards = page.lock(some);
            page.save(cards.values().stream().map(card -> new Card(card.lead(), card.anonymous(), card.judge(),
                    card.bytes(), card.stage(), card.source(), Optional.empty())).toList());
            return some;
        });
    }

    @Test
    void known_leads_that_another_version_or_none_judges_wait_for_their_turn() {
        List<NewSubject> people = people(4);
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));
        JudgedBy second = new JudgedBy("b2b-software", 2);
        save(judged(people.get(0), FIRST, Stage.LEAD, Optional.empty(), Optional.empty()),
                judged(people.get(1), second, Stage.LEAD, Optional.empty(), Optional.empty()),
                judged(people.get(2), new JudgedBy("other", 2), Stage.LEAD, Optional.empty(), Optional.empty()),
                judged(laptop, FIRST, Stage.LEAD, Optional.empty(), Optional.empty()));

        assertThat(listOf(page -> page.claimJudgedOtherwise(second, 10))).containsExactlyInAnyOrder(
                people.get(0).lead(), people.get(2).lead(), people.get(3).lead());
        assertThat(listOf(page -> page.claimJudgedOtherwise(second, 2))).hasSize(2);
    }

    @Test
    void the_page_names_the_version_that_judges_now() {
        assertThat(active()).isEmpty();
        int version = definitions().add("b2b-software", Tree.branch().done(), NOW).version();
        assertThat(active()).isEmpty();

        assertThat(definitions().activate("b2b-software", version,
                Optional.of(new Waiver("a test", "tester", NOW)), NOW)).isTrue();

        assertThat(active()).contains(new JudgedBy("b2b-software", version));
    }

    @Test
    void what_could_not_be_read_is_kept_even_if_it_comes_again() {
        UnreadItem item = new UnreadItem(new EngagementId("sendgrid-main", "1"), "no event",
                "{\"event\": \"" + Examples.PERSIAN + "\"", NOW);

        assertThatCode(() -> write(page -> done(() -> page.keepUnread(List.of(item, item)))))
                .doesNotThrowAnyException();
        assertThatCode(() -> write(page -> done(() -> page.keepUnread(List.of(item))))).doesNotThrowAnyException();
    }

    @Test
    void nothing_to_do_is_done() {
        write(page -> {
            page.open(List.of());
            page.claim(Map.of());
            page.join(Map.of());
            page.makeKnown(List.of());
            page.suggestMerges(List.of());
            page.save(List.of());
            page.append(Map.of(), NOW);
            page.keepUnread(List.of());
            return page.holders(List.of()).size() + page.holdersOf(List.of()).size() + page.lock(List.of()).size()
                    + page.facts(List.of()).size() + page.histories(List.of()).size()
                    + page.recordedPaths(List.of()).size() + page.storeFacts(List.of()).size()
                    + page.storeEngagements(List.of()).size() + page.attributeTypes(List.of()).size();
        });

        assertThat(listOf(page -> page.claimDue(NOW, 10))).isEmpty();
    }

    @Test
    void work_that_fails_leaves_nothing_behind() {
        NewSubject before = people(1).getFirst();
        NewSubject sara = examples.known(email("sara"));

        assertThatThrownBy(() -> write(page -> {
            page.open(List.of(sara));
            page.claim(Map.of(visitor("laptop"), before.subject()));
            page.storeEngagements(List.of(of(before, view("1", NOW))));
            page.storeFacts(List.of(examples.of(before, NOW, new Statement.CustomerIs(true))));
            page.save(List.of(judged(before, FIRST, Stage.MQL, Optional.of("x"), Optional.of(NOW))));
            page.append(Map.of(before.lead(), List.of(IN)), NOW);
            throw new IllegalStateException("changed my mind");
        })).isInstanceOf(IllegalStateException.class).hasMessage("changed my mind");

        assertThat(leads().find(sara.lead())).isEmpty();
        assertThat(leads().holding(email("sara"))).isEmpty();
        assertThat(leads().holding(visitor("laptop"))).isEmpty();
        assertThat(leads().history(before.lead()).engagements()).isEmpty();
        assertThat(leads().history(before.lead()).facts()).isEmpty();
        assertThat(leads().transitions(before.lead())).isEmpty();
        assertThat(leads().find(before.lead()).orElseThrow().card().judge()).isEmpty();
    }

    @Test
    void work_sees_what_it_has_done_itself() {
        NewSubject sara = examples.known(email("sara"));

        List<Object> seen = write(page -> {
            page.open(List.of(sara));
            page.storeEngagements(List.of(of(sara, view("1", NOW))));
            return List.of(page.holders(sara.keys()).size(),
                    page.histories(List.of(sara.lead())).get(sara.lead()).engagements().size());
        });

        assertThat(seen).containsExactly(1, 1);
    }
}
