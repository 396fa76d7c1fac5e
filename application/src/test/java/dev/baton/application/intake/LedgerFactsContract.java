package dev.baton.application.intake;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.full;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Examples;
import dev.baton.application.intake.LedgerPage.First;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.Stored;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a ledger holds about what happened and what was said. */
abstract class LedgerFactsContract extends LedgerPeopleContract {

    private NewSubject someone(String name) {
        NewSubject subject = examples.known(email(name));
        write(page -> open(page, subject));
        return subject;
    }

    private List<Stored> store(SubjectEngagement... engagements) {
        return write(page -> page.storeEngagements(List.of(engagements)));
    }

    private List<Boolean> store(SubjectFact... facts) {
        return write(page -> page.storeFacts(List.of(facts)));
    }

    @Test
    void an_engagement_comes_back_as_it_was_told() {
        NewSubject sara = someone("sara");
        Engagement all = full("1", NOW);
        Engagement little = view("1", NOW);

        assertThat(store(of(sara, all), of(sara, little))).containsExactly(new Stored.New(), new Stored.New());

        assertThat(leads().history(sara.lead()).engagements()).containsExactlyInAnyOrder(all, little);
    }

    @Test
    void verdicts_and_effects_come_back() {
        NewSubject sara = someone("sara");
        List<Engagement> told = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            for (Effects effects : Effects.values()) {
                told.add(new Engagement(new EngagementId("web", verdict + "-" + effects), new When(NOW, NOW, effects),
                        "page-viewed", Optional.empty(), full("x", NOW).asset(), Optional.empty(), Optional.empty(),
                        Map.of(), verdict));
            }
        }
        write(page -> page.storeEngagements(told.stream().map(each -> of(sara, each)).toList()));

        assertThat(leads().history(sara.lead()).engagements()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void times_are_exact_to_the_millisecond() {
        NewSubject sara = someone("sara");
        List<Engagement> told = IntStream.range(0, 20).mapToObj(i -> view("late-" + i,
                Instant.parse("1969-12-31T23:59:59.990Z").plusMillis(i))).toList();
        Engagement far = view("far", Instant.parse("2199-12-31T23:59:59.999Z"));
        Engagement old = view("old", Instant.parse("1900-01-01T00:00:00.001Z"));
        write(page -> page.storeEngagements(told.stream().map(each -> of(sara, each)).toList()));
        store(of(sara, far), of(sara, old));

        assertThat(leads().history(sara.lead()).engagements()).containsAll(told).contains(far, old);
    }

    @Test
    void what_was_told_is_known_with_whose_it_is_now() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        NewSubject sara = someone("sara");
        write(page -> open(page, laptop));
        Engagement told = view("1", NOW);
        SubjectEngagement first = of(laptop, told);
        store(first);
        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead()))));

        assertThat(mapOf(page -> page.told(List.of(told.id(), view("2", NOW).id()))))
                .isEqualTo(Map.of(told.id(), new First(sara.lead(), first.digest())));
    }

    @Test
    void a_repeat_changes_nothing_whoever_it_is_said_to_be_of() {
        NewSubject sara = someone("sara");
        NewSubject omid = someone("omid");
        store(of(sara, view("1", NOW)));

        List<Stored> repeats = store(of(omid, view("1", NOW)), of(sara, view("1", NOW)));

        assertThat(repeats).containsExactly(new Stored.There(sara.lead(), false),
                new Stored.There(sara.lead(), false));
        assertThat(leads().history(omid.lead()).engagements()).isEmpty();
        assertThat(leads().history(sara.lead()).engagements()).containsExactly(view("1", NOW));
    }

    @Test
    void a_repeat_that_says_something_else_is_told_and_changes_nothing() {
        NewSubject sara = someone("sara");
        store(of(sara, view("1", NOW), Long.MIN_VALUE));

        List<Stored> repeats = store(of(sara, view("1", NOW.plusSeconds(9)), Long.MAX_VALUE));

        assertThat(repeats).containsExactly(new Stored.There(sara.lead(), true));
        assertThat(leads().history(sara.lead()).engagements()).containsExactly(view("1", NOW));
    }

    @Test
    void of_repeats_within_one_batch_the_first_is_the_fact() {
        NewSubject sara = someone("sara");
        NewSubject omid = someone("omid");

        List<Stored> stored = store(of(sara, view("1", NOW), 1), of(omid, view("2", NOW), 1),
                of(omid, view("1", NOW.plusMillis(1)), 2), of(omid, view("1", NOW), 1));

        assertThat(stored).containsExactly(new Stored.New(), new Stored.New(), new Stored.There(sara.lead(), true),
                new Stored.There(sara.lead(), false));
        assertThat(leads().history(sara.lead()).engagements()).containsExactly(view("1", NOW));
        assertThat(leads().history(omid.lead()).engagements()).containsExactly(view("2", NOW));
    }

    @Test
    void one_id_of_two_feeds_names_two_engagements() {
        NewSubject sara = someone("sara");

        assertThat(store(of(sara, view("1", NOW)), of(sara, full("1", NOW)))).containsOnly(new Stored.New());
    }

    @Test
    void a_repeat_of_what_joined_belongs_to_the_lead_that_it_joined() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));
        NewSubject sara = someone("sara");
        store(of(laptop, view("1", NOW)));
        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead()))));

        assertThat(store(of(sara, view("1", NOW)))).containsExactly(new Stored.There(sara.lead(), false));
    }

    @Test
    void an_engagement_told_many_times_at_once_is_stored_once() {
        NewSubject sara = someone("sara");
        List<Integer> told = IntStream.range(0, 8).boxed().toList();

        List<List<Stored>> stored = together(told, turn -> {
            List<SubjectEngagement> batch = new ArrayList<>(IntStream.range(0, 20)
                    .mapToObj(i -> of(sara, view("at-once-" + i, NOW))).toList());
            if (turn % 2 == 1) {
                Collections.reverse(batch);
            }
            return insist(page -> page.storeEngagements(batch));
        });

        assertThat(stored.stream().flatMap(List::stream).filter(new Stored.New()::equals)).hasSize(20);
        assertThat(leads().history(sara.lead()).engagements()).hasSize(20);
    }

    @Test
    void statements_come_back_as_they_were_made() {
        NewSubject sara = someone("sara");
        List<SubjectFact> facts = new ArrayList<>();
        for (Statement says : Examples.statements()) {
            facts.add(examples.of(sara, NOW.plusMillis(facts.size()), says));
        }
        Examples.values().forEach((name, value) -> facts
                .add(examples.of(sara, NOW, new Statement.AttributeIs(name, Optional.of(value)))));

        assertThat(listOf(page -> page.storeFacts(facts))).hasSameSizeAs(facts).containsOnly(true);

        List<LeadFact> wanted = facts.stream().map(SubjectFact::fact).toList();
        assertThat(write(page -> page.facts(List.of(sara.lead()))).get(sara.lead()).facts())
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(leads().facts(List.of(sara.lead())).get(sara.lead()))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void what_was_said_of_one_subject_and_one_instant_is_there_once() {
        NewSubject sara = someone("sara");
        for (Statement says : Examples.statements()) {
            SubjectFact first = examples.of(sara, NOW, says);

            assertThat(store(first)).containsExactly(true);
            assertThat(store(examples.of(sara, NOW, says))).as("%s again", says).containsExactly(false);
            assertThat(leads().history(sara.lead()).facts()).filteredOn(fact -> fact.says().equals(says))
                    .containsExactly(first.fact());
        }
    }

    @Test
    void what_was_said_again_later_or_of_someone_else_is_another_fact() {
        NewSubject sara = someone("sara");
        NewSubject omid = someone("omid");
        Statement says = new Statement.CustomerIs(true);

        assertThat(store(examples.of(sara, NOW, says), examples.of(sara, NOW.plusMillis(1), says),
                examples.of(omid, NOW, says), examples.of(sara, NOW, new Statement.CustomerIs(false))))
                .containsExactly(true, true, true, true);
    }

    @Test
    void of_facts_repeated_within_one_batch_the_first_is_new() {
        NewSubject sara = someone("sara");
        Statement says = new Statement.AttributeIs("size",
                Optional.of(new AttributeValue.Number(new BigDecimal("1e3"))));
        SubjectFact first = examples.of(sara, NOW, says);

        assertThat(store(first, examples.of(sara, NOW, says), examples.of(sara, NOW.plusMillis(1), says)))
                .containsExactly(true, false, true);
        assertThat(leads().history(sara.lead()).facts()).hasSize(2).contains(first.fact());
    }

    @Test
    void histories_hold_everything_and_facts_no_engagements() {
        NewSubject sara = someone("sara");
        NewSubject silent = someone("silent");
        SubjectFact fact = examples.of(sara, NOW, new Statement.CustomerIs(true));
        store(fact);
        store(of(sara, view("1", NOW)));
        List<LeadId> both = List.of(sara.lead(), silent.lead());
        History nothing = new History(List.of(), List.of());

        assertThat(mapOf(page -> page.histories(both))).isEqualTo(Map.of(
                sara.lead(), new History(List.of(fact.fact()), List.of(view("1", NOW))), silent.lead(), nothing));
        assertThat(mapOf(page -> page.facts(both))).isEqualTo(Map.of(
                sara.lead(), new History(List.of(fact.fact()), List.of()), silent.lead(), nothing));
    }

    @Test
    void what_was_found_out_last_about_an_engagement_holds() {
        NewSubject sara = someone("sara");
        store(of(sara, view("1", NOW)));
        VerdictGiven machine = verdict(Verdict.MACHINE, NOW.plusSeconds(1));
        VerdictGiven human = verdict(Verdict.HUMAN, NOW.plusSeconds(2));

        assertThat(holds()).isEqualTo(Verdict.HUMAN);
        storeVerdicts(machine);
        assertThat(holds()).isEqualTo(Verdict.MACHINE);
        storeVerdicts(human);
        assertThat(holds()).isEqualTo(Verdict.HUMAN);
        assertThat(mapOf(page -> page.histories(List.of(sara.lead()))).get(sara.lead()).verdicts())
                .containsExactlyInAnyOrder(machine, human);
        assertThat(leads().history(sara.lead()).verdicts()).containsExactlyInAnyOrder(machine, human);
        assertThat(leads().timeline(sara.lead(), Optional.empty(), 2))
                .containsExactly(new TimelineEntry.Judged(human), new TimelineEntry.Judged(machine));
    }

    private VerdictGiven verdict(Verdict verdict, Instant recordedAt) {
        return new VerdictGiven(examples.id(), view("1", NOW).id(), verdict, Optional.of("شبیه ربات"), recordedAt);
    }

    private void storeVerdicts(VerdictGiven verdict) {
        write(page -> {
            page.storeVerdicts(List.of(verdict));
            return 0;
        });
    }

    private Verdict holds() {
        EngagementId id = view("1", NOW).id();
        Map<EngagementId, Verdict> holding = mapOf(
                page -> page.verdicts(List.of(id, new EngagementId("web", "nobody"))));
        assertThat(holding).containsOnlyKeys(id);
        return holding.get(id);
    }

    /** Whose a fact is, the caller has found out: it is a bug, and no sender is to blame. */
    @Test
    void what_is_said_of_a_subject_that_does_not_exist_is_a_mistake_of_ours() {
        NewSubject nobody = examples.known(email("nobody"));

        assertThatThrownBy(() -> store(examples.of(nobody, NOW, new Statement.CustomerIs(true))))
                .isNotInstanceOf(LedgerRejected.class);
    }

    @Test
    void an_attribute_has_the_type_with_which_it_was_first_declared() {
        Map<String, AttributeValue.Type> first = Map.of("role", AttributeValue.Type.TEXT, "اندازه",
                AttributeValue.Type.NUMBER);
        assertThat(mapOf(page -> page.attributeTypes(first.keySet()))).isEmpty();
        write(page -> {
            page.declareTypes(first);
            return 0;
        });

        assertThatThrownBy(() -> write(page -> {
            page.declareTypes(Map.of("role", AttributeValue.Type.SET, "since", AttributeValue.Type.DATE));
            return 0;
        })).isInstanceOf(LedgerBusy.class);
        assertThat(mapOf(page -> page.attributeTypes(List.of("role", "since", "اندازه")))).isEqualTo(first);
        assertThat(ledger().<Integer>write(LedgerPage::attributeCount)).isEqualTo(first.size());
    }

    @Test
    void every_type_of_attribute_can_be_declared() {
        Map<String, AttributeValue.Type> all = new TreeMap<>();
        for (AttributeValue.Type type : AttributeValue.Type.values()) {
            all.put("of-" + type.code(), type);
        }
        write(page -> {
            page.declareTypes(all);
            return 0;
        });

        assertThat(mapOf(page -> page.attributeTypes(all.keySet()))).isEqualTo(all);
    }
}
