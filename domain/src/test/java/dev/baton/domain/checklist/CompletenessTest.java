package dev.baton.domain.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.checklist.Gap.Reason;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.Answer.Source;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Bool;
import dev.baton.domain.lead.AttributeValue.Text;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.Answered;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final Checklist LIST = ((Parsed.Valid<Checklist>) ChecklistReader.read(Written.tree("""
            {checklist: own, items: [
               {id: need, question: Need?, kind: text, required: true, filled-by: [form.pain]},
               {id: money, question: Money?, kind: yes-no, required: true, filled-by: [form.budget, funded]},
               {id: who, question: Who?, kind: text, required: true},
               {id: rival, question: Rival?, kind: text}]}
            """))).value();
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private long ids;

    private static When at(int minute) {
        return new When(NOON.plusSeconds(60L * minute), NOON.plusSeconds(60L * minute), Effects.ALL);
    }

    private void told(int minute, Statement says) {
        facts.add(new LeadFact(new UUID(0, ids++), at(minute), says));
    }

    private void answered(int minute, String item, AttributeValue value) {
        told(minute, new Answered("own." + item, Answer.of(value)));
    }

    private void takenBack(int minute, String item) {
        told(minute, new Answered("own." + item, new Answer(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty())));
    }

    private void filledIn(int minute, Verdict verdict, String type, String field, AttributeValue value) {
        engagements.add(new Engagement(new EngagementId("web", "e" + ids++), at(minute), type, Optional.empty(),
                Asset.NONE, Optional.empty(), Optional.empty(), Map.of(field, value), verdict));
    }

    private void filledIn(int minute, String field, AttributeValue value) {
        filledIn(minute, Verdict.HUMAN, "form-submitted", field, value);
    }

    /** Without the words in which they are asked. */
    private static List<Gap> bare(List<Gap> gaps) {
        return gaps.stream().map(gap -> new Gap(gap.item(), gap.reason())).toList();
    }

    private Completeness complete() {
        return Completeness.of(LIST, facts, engagements, NOON.plusSeconds(3_600));
    }

    private Completeness.State state(String item) {
        return complete().states().stream().filter(state -> state.item().id().equals(item)).findFirst().orElseThrow();
    }

    private Optional<AttributeValue> holds(String item) {
        return state(item).holds().flatMap(told -> told.answer().value());
    }

    @Test
    void of_nobody_asked_every_required_item_is_a_gap_in_order() {
        assertThat(bare(complete().gaps())).containsExactly(new Gap("need", Reason.UNANSWERED),
                new Gap("money", Reason.UNANSWERED), new Gap("who", Reason.UNANSWERED));
        assertThat(complete().share()).isZero();
    }

    @Test
    void the_share_counts_required_items_alone_and_is_never_rounded_up() {
        answered(1, "need", new Text("speed"));
        answered(1, "rival", new Text("none"));
        assertThat(complete().share()).isEqualTo(33);

        answered(1, "money", new Bool(true));
        assertThat(complete().share()).isEqualTo(66);

        answered(1, "who", new Text("the board"));
        assertThat(complete().share()).isEqualTo(100);
        assertThat(bare(complete().gaps())).isEmpty();
    }

    @Test
    void a_list_that_requires_nothing_is_complete() {
        assertThat(Completeness.of(new Checklist("own", LIST.title(), List.of(LIST.items().get(3))), facts,
                engagements, NOON).share()).isEqualTo(100);
    }

    @Test
    void the_later_answer_holds_and_the_older_ones_stay() {
        answered(2, "need", new Text("safety"));
        answered(1, "need", new Text("speed"));

        assertThat(holds("need")).contains(new Text("safety"));
        assertThat(state("need").told()).extracting(told -> told.answer().value().orElseThrow())
                .containsExactly(new Text("safety"), new Text("speed"));
    }

    @Test
    void what_is_answered_later_is_not_known_before() {
        answered(61, "need", new Text("speed"));

        assertThat(state("need").told()).isEmpty();
    }

    @Test
    void an_answer_that_was_taken_back_is_a_gap_that_says_so() {
        answered(1, "need", new Text("speed"));
        takenBack(2, "need");

        assertThat(bare(complete().gaps())).contains(new Gap("need", Reason.TAKEN_BACK));
    }

    @Test
    void an_answer_of_another_kind_is_a_gap_that_says_so_whatever_was_said_before() {
        answered(1, "money", new Bool(true));
        answered(2, "money", new Text("it depends"));

        assertThat(bare(complete().gaps())).contains(new Gap("money", Reason.DOES_NOT_FIT));
        assertThat(holds("money")).isEmpty();
    }

    @Test
    void a_form_answers_for_the_person() {
        filledIn(1, "budget", new Text("Yes"));

        assertThat(holds("money")).contains(new Bool(true));
        assertThat(state("money").holds().orElseThrow().answer().source()).contains(Source.FORM);
        assertThat(state("money").holds().orElseThrow().filled()).contains(new Filling.OfForm("budget"));
    }

    @Test
    void requests_are_forms_and_other_engagements_are_none() {
        filledIn(1, Verdict.HUMAN, "demo-requested", "budget", new Bool(true));
        filledIn(1, Verdict.HUMAN, "page-viewed", "pain", new Text("speed"));

        assertThat(holds("money")).contains(new Bool(true));
        assertThat(holds("need")).isEmpty();
    }

    @Test
    void what_a_machine_filled_in_answers_nothing() {
        filledIn(1, Verdict.MACHINE, "form-submitted", "budget", new Bool(true));
        filledIn(1, Verdict.SUSPECT, "form-submitted", "pain", new Text("speed"));

        assertThat(bare(complete().gaps())).hasSize(3);
    }

    @Test
    void a_form_that_is_filled_in_later_is_not_known_before() {
        filledIn(61, "budget", new Bool(true));

        assertThat(holds("money")).isEmpty();
    }

    @Test
    void of_a_form_and_a_rep_the_later_holds_and_at_one_instant_the_rep() {
        filledIn(2, "pain", new Text("speed"));
        answered(1, "need", new Text("price"));
        assertThat(holds("need")).contains(new Text("speed"));

        answered(2, "need", new Text("safety"));
        assertThat(holds("need")).contains(new Text("safety"));
    }

    @Test
    void an_attribute_answers_as_long_as_it_is_known() {
        told(1, new AttributeIs("funded", Optional.of(new Bool(true))));
        assertThat(holds("money")).contains(new Bool(true));
        assertThat(state("money").holds().orElseThrow().answer().source()).isEmpty();

        told(2, new AttributeIs("funded", Optional.empty()));
        assertThat(holds("money")).isEmpty();
        assertThat(state("money").gap()).contains(Reason.UNANSWERED);
    }

    @Test
    void what_fills_in_without_fitting_says_nothing_while_something_fits() {
        answered(1, "money", new Bool(false));
        filledIn(2, "budget", new Text("some, perhaps"));
        assertThat(holds("money")).contains(new Bool(false));

        facts.clear();
        assertThat(state("money").gap()).contains(Reason.DOES_NOT_FIT);
    }

    @Test
    void what_something_needs_is_told_in_the_order_of_the_list_required_or_not() {
        answered(1, "need", new Text("speed"));

        assertThat(bare(complete().gaps(List.of("rival", "price", "money", "need", "price"))))
                .containsExactly(new Gap("money", Reason.UNANSWERED), new Gap("rival", Reason.UNANSWERED),
                        new Gap("price", Reason.NOT_ASKED));
    }
}
