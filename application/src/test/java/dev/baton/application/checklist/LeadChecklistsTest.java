package dev.baton.application.checklist;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.checklist.LeadChecklists.Found;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.checklist.Completeness;
import dev.baton.domain.checklist.Told;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Answer.Source;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadChecklistsTest {
    private static final Tree BANT = Trees.of(map("checklist", "bant", "items", List.of(
            map("id", "budget", "question", "How much?", "kind", "amount", "currency", "EUR", "required", true,
                    "filled-by", List.of("form.budget")),
            map("id", "when", "question", "When?", "kind", "choice", "required", true, "options",
                    map("now", map("en", "At once", "fa", "فوراً"), "later", "Later")),
            map("id", "need", "question", "What for?", "kind", "text"))));
    private static final Tree SHORT = Trees.of(map("checklist", "short", "items", List.of(
            map("id", "money", "question", "Money?", "kind", "amount", "asks", "bant.budget", "required", true))));
    private final Workspace here = new Workspace();
    private final ChecklistKeeping keeping = new ChecklistKeeping(here.store.checklists(), here.store.attributes(),
            _ -> Optional.empty(), here.store.documentChanges(), _ -> {
            }, here::now, List.of(BANT, SHORT));
    private final LeadChecklists checklists = new LeadChecklists(keeping, here.store.leads(), here::now);

    @AfterEach
    void close() {
        here.close();
    }

    @BeforeEach
    void sara_is_known() {
        assertThat(here.submit(here.lead("keys", map("email", "sara@example.com")))).hasSize(1);
    }

    private LeadId sara() {
        return here.store.leads().holding(IdentityKey.email("sara@example.com").orElseThrow()).orElseThrow();
    }

    private Parsed<Report> read(Object... answers) {
        return checklists.answers(sara(), "bant", Optional.of("Omid"), Trees.of(map("answers", map(answers))),
                new Defaults(here.now(), "api", Effects.ALL)).orElseThrow();
    }

    private void answer(Object... answers) {
        switch (read(answers)) {
            case Parsed.Valid<Report>(Report report) ->
                assertThat(here.submit(report).getFirst()).isInstanceOf(Receipt.Recorded.class);
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        }
    }

    private List<String> objections(Object... answers) {
        return switch (read(answers)) {
            case Parsed.Valid<Report> _ -> List.of();
            case Parsed.Invalid<Report>(var objections) -> told(objections);
        };
    }

    private static List<String> told(List<Objection> objections) {
        return objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList();
    }

    private Completeness complete(String key) {
        return switch (checklists.of(sara(), key)) {
            case Found.Is(LeadId _, Completeness completeness) -> completeness;
            case Found.NoLead _,Found.NoChecklist _ -> throw new AssertionError(key);
        };
    }

    private Optional<String> holds(String item) {
        return complete("bant").states().stream().filter(state -> state.item().id().equals(item))
                .flatMap(state -> state.holds().stream()).map(told -> told.answer().value().orElseThrow().written())
                .map(Object::toString).findFirst();
    }

    @Test
    void answers_to_items_are_answers_to_questions() {
        answer("budget", 5_000, "when", map("value", "at ONCE", "confidence", 80, "source", "call", "note", "said so",
                "by", "Joe"));

        var lead = here.directory.find(sara()).orElseThrow().profile();
        assertThat(lead.answers().keySet()).containsExactly("bant.budget", "bant.when");
        var when = lead.answers().get("bant.when").answer();
        assertThat(when.value().orElseThrow().written()).isEqualTo(Tree.of("now"));
        assertThat(when.confidence()).contains(80);
        assertThat(when.source()).contains(Source.CALL);
        assertThat(when.note()).contains("said so");
        assertThat(when.by()).as("in nobody else's name").contains("Omid");
        assertThat(lead.answers().get("bant.budget").answer().source()).contains(Source.REP);
        assertThat(lead.answers().get("bant.budget").answer().by()).contains("Omid");
        assertThat(complete("bant").share()).isEqualTo(100);
    }

    @Test
    void two_lists_that_share_a_question_share_its_answer() {
        answer("budget", 5_000);

        assertThat(complete("short").gaps()).isEmpty();
    }

    @Test
    void a_list_that_changes_loses_no_answer() {
        answer("budget", 5_000);

        assertThat(keeping.write("bant", Trees.of(map("checklist", "bant", "items", List.of(
                map("id", "price", "question", "Price?", "kind", "amount", "asks", "bant.budget", "required", true)))),
                _ -> true))
                .isInstanceOf(ChecklistKeeping.Written.Kept.class);

        assertThat(holds("price")).isPresent();
        assertThat(complete("bant").gaps()).isEmpty();
    }

    @Test
    void an_answer_is_taken_back_by_saying_nothing() {
        answer("budget", 5_000);
        here.pass(Duration.ofMinutes(1));
        answer("budget", "");

        assertThat(holds("budget")).isEmpty();
        assertThat(complete("bant").states().getFirst().told()).hasSize(2);
    }

    @Test
    void what_a_form_told_before_anybody_asked_answers_and_a_later_rep_knows_better() {
        assertThat(here.submit(here.engagement("keys", map("email", "sara@example.com"), "type", "form-submitted",
                "attributes", map("budget", "2500")))).hasSize(1);
        assertThat(complete("bant").states().getFirst().holds().flatMap(Told::filled)).isPresent();

        here.pass(Duration.ofMinutes(1));
        answer("budget", 9_000);
        assertThat(holds("budget").orElseThrow()).contains("9");
        assertThat(complete("bant").states().getFirst().holds().flatMap(Told::filled)).isEmpty();
        assertThat(complete("bant").states().getFirst().told()).hasSize(2);
    }

    @Test
    void what_a_verdict_calls_a_machine_s_form_answers_nothing_any_more() {
        assertThat(here.submit(here.engagement("id", "f1", "keys", map("email", "sara@example.com"), "type",
                "form-submitted", "attributes", map("budget", "2500")))).hasSize(1);
        assertThat(holds("budget")).isPresent();

        assertThat(here.submit(new Report.OfVerdict(new dev.baton.domain.engagement.EngagementId("web", "f1"),
                dev.baton.domain.engagement.Verdict.MACHINE, Optional.empty()))).hasSize(1);
        assertThat(holds("budget")).isEmpty();
    }

    @Test
    void what_fits_no_item_is_refused_whole_with_each_place() {
        assertThat(objections("budget", "a lot", "when", "never", "need", "speed", "colour", "red"))
                .containsExactlyInAnyOrder("/answers/budget type-conflict", "/answers/when unknown-word",
                        "/answers/colour unknown-reference");
        assertThat(objections("budget", -5)).containsExactly("/answers/budget below-zero");
        assertThat(objections("budget", map("value", "a lot"))).containsExactly("/answers/budget/value type-conflict");
        assertThat(objections("budget", map("value", 1, "confidence", 101, "colour", "red")))
                .containsExactlyInAnyOrder("/answers/budget/confidence out-of-range",
                        "/answers/budget/colour unknown-field");
    }

    @Test
    void a_body_without_answers_is_refused() {
        Parsed<Report> read = checklists.answers(sara(), "bant", Optional.empty(), Trees.of(map("answer", 1)),
                new Defaults(here.now(), "api", Effects.ALL)).orElseThrow();

        assertThat(read).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void a_question_whose_answers_have_another_type_is_told_by_the_item_s_name() {
        assertThat(here.submit(here.lead("keys", map("email", "sara@example.com"), "answers", map("bant.budget", 7))))
                .hasSize(1);

        if (!(read("budget", 5_000) instanceof Parsed.Valid<Report>(Report report))
                || !(here.submit(report).getFirst() instanceof Receipt.Refused(List<Objection> objections))) {
            throw new AssertionError("not refused");
        }
        assertThat(told(checklists.named("bant", objections))).containsExactly("/answers/budget type-conflict");
    }

    @Test
    void of_somebody_or_something_unknown_nothing_is_told() {
        assertThat(checklists.of(new LeadId(new java.util.UUID(9, 9)), "bant")).isInstanceOf(Found.NoLead.class);
        assertThat(checklists.of(sara(), "nothing")).isInstanceOf(Found.NoChecklist.class);
        assertThat(checklists.answers(sara(), "nothing", Optional.empty(), BANT,
                new Defaults(here.now(), "api", Effects.ALL))).isEmpty();
    }
}
