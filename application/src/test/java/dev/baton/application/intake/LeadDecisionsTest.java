package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LeadDecisions.Outcome;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadDecisionsTest {
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void sixty_points_are_enough() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private LeadId qualified() {
        workspace.submit(demo("1"));
        return lead(workspace.submit(demo("2")).getFirst());
    }

    private Report demo(String id) {
        return workspace.engagement("id", id, "keys", map("email", "sara@example.com"), "type", "demo-requested");
    }

    private static LeadId lead(Receipt receipt) {
        return ((Receipt.Recorded) receipt).standing().lead();
    }

    private Outcome decide(LeadId lead, Object... written) {
        workspace.pass(Duration.ofMinutes(1));
        return switch (DecisionReader.read(Trees.of(map(written)), Actor.named("Mina Example"))) {
            case Parsed.Valid<Order>(Order order) -> workspace.decisions.decide(lead, order);
            case Parsed.Invalid<Order>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private Stage stage(LeadId lead) {
        return workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow().stage();
    }

    private Progress newBusiness(LeadId lead) {
        return workspace.directory.find(lead).orElseThrow().cycles().getFirst();
    }

    @Test
    void sales_takes_a_qualified_lead_step_by_step_to_an_opportunity() {
        LeadId lead = qualified();

        for (String stage : List.of("SAL", "SQL", "OPPORTUNITY", "WON")) {
            assertThat(decide(lead, "stage", stage)).isEqualTo(new Outcome.Done(lead));
        }

        assertThat(workspace.directory.transitions(lead).orElseThrow()).extracting(each -> each.transition().to())
                .containsExactly(Stage.MQL, Stage.SAL, Stage.SQL, Stage.OPPORTUNITY, Stage.WON);
        assertThat(workspace.directory.find(lead).orElseThrow().profile()
                .isCustomer(java.time.Instant.parse("2030-01-01T00:00:00Z"))).isTrue();
    }

    @Test
    void an_illegal_move_is_refused_with_the_legal_ones() {
        LeadId lead = qualified();

        assertThat(decide(lead, "stage", "SQL")).isEqualTo(
                new Outcome.Illegal(Stage.MQL, List.of(Stage.SAL, Stage.RECYCLED, Stage.DISQUALIFIED)));
        assertThat(stage(lead)).isEqualTo(Stage.MQL);
        assertThat(workspace.directory.transitions(lead).orElseThrow()).hasSize(1);
    }

    @Test
    void a_recycled_lead_comes_in_again_with_new_evidence_and_in_the_next_cycle() {
        LeadId lead = qualified();
        Outcome _ = decide(lead, "stage", "RECYCLED", "reason", "too early", "cool-down", "P2D");
        assertThat(stage(lead)).isEqualTo(Stage.RECYCLED);
        workspace.pass(Duration.ofHours(1));
        workspace.submit(demo("3"));
        assertThat(stage(lead)).isEqualTo(Stage.RECYCLED);

        workspace.pass(Duration.ofDays(2));
        var _ = workspace.upkeep.followDue(10);

        assertThat(newBusiness(lead).stage()).isEqualTo(Stage.MQL);
        assertThat(newBusiness(lead).cycle().number()).isEqualTo(2);
        assertThat(workspace.directory.transitions(lead).orElseThrow().getLast().transition().cause())
                .isInstanceOf(Cause.Entered.class);
    }

    @Test
    void whoever_saw_the_lead_in_another_stage_is_told_where_it_is() {
        LeadId lead = qualified();
        Outcome _ = decide(lead, "stage", "SAL");

        assertThat(decide(lead, "stage", "RECYCLED", "reason", "too early", "from", "MQL"))
                .isEqualTo(new Outcome.Elsewhere(Stage.SAL));
    }

    @Test
    void an_override_holds_until_it_is_lifted_and_says_what_the_machine_thinks() {
        LeadId lead = qualified();
        assertThat(decide(lead, "stage", "LEAD", "override", true, "reason", "a test account"))
                .isEqualTo(new Outcome.Done(lead));
        workspace.submit(demo("3"));

        assertThat(newBusiness(lead).stage()).isEqualTo(Stage.LEAD);
        assertThat(newBusiness(lead).machine()).contains(Stage.MQL);
        assertThat(decide(lead, "lift", true)).isEqualTo(new Outcome.Done(lead));
        assertThat(stage(lead)).isEqualTo(Stage.MQL);
        assertThat(decide(lead, "lift", true)).isEqualTo(new Outcome.NothingToLift());
    }

    @Test
    void a_lead_that_a_person_disqualified_is_reinstated_by_a_person() {
        LeadId lead = qualified();
        Outcome _ = decide(lead, "stage", "DISQUALIFIED", "reason", "a student");
        workspace.pass(Duration.ofDays(1));
        workspace.submit(demo("3"));
        assertThat(stage(lead)).isEqualTo(Stage.DISQUALIFIED);

        assertThat(decide(lead, "stage", "LEAD")).isEqualTo(new Outcome.Done(lead));

        assertThat(stage(lead)).isEqualTo(Stage.MQL);
    }

    @Test
    void a_decision_stands_though_its_ground_is_gone() {
        LeadId lead = qualified();
        Outcome _ = decide(lead, "stage", "SAL");
        workspace.submit(new Report.OfVerdict(new dev.baton.domain.engagement.EngagementId("web", "2"),
                dev.baton.domain.engagement.Verdict.MACHINE, Optional.empty()));

        assertThat(stage(lead)).isEqualTo(Stage.SAL);
    }

    @Test
    void nobody_decides_about_a_lead_that_is_not_there_or_not_judged() {
        assertThat(decide(new LeadId(new UUID(7, 7)), "stage", "SAL")).isEqualTo(new Outcome.NoSuchLead());
        LeadId anonymous = lead(workspace
                .submit(workspace.engagement("id", "9", "keys", map("visitor", "abc123"), "type", "page-viewed"))
                .getFirst());
        assertThat(decide(anonymous, "stage", "SAL")).isEqualTo(new Outcome.Unjudged());
    }

    @Test
    void a_stage_belongs_to_a_kind_of_cycle() {
        LeadId lead = qualified();
        assertThat(decide(lead, "stage", "SERVICE_QUALIFIED", "override", true, "reason", "asked for more"))
                .isEqualTo(new Outcome.Done(lead));

        assertThat(workspace.directory.find(lead).orElseThrow().cycles().getLast().stage())
                .isEqualTo(Stage.SERVICE_QUALIFIED);
        assertThat(newBusiness(lead).stage()).isEqualTo(Stage.MQL);
        assertThat(newBusiness(lead).cycle().kind()).isEqualTo(CycleKind.NEW_BUSINESS);
    }

    @Test
    void what_is_wrong_with_an_order_is_named() {
        assertThat(objections("stage", "RECYCLED")).containsExactly("/reason MISSING");
        assertThat(objections("stage", "SAL", "override", true)).containsExactly("/reason MISSING");
        assertThat(objections("stage", "SAL", "cool-down", "P3D")).containsExactly("/cool-down CONFLICT");
        assertThat(objections("stage", "MQL", "cycle", "expansion")).containsExactly("/stage CONFLICT");
        assertThat(objections("lift", true, "stage", "MQL")).containsExactly("/stage CONFLICT");
        assertThat(objections("stage", "ANYWHERE")).containsExactly("/stage UNKNOWN_WORD");
        assertThat(objections("reason", "why")).containsExactly("/stage MISSING");
    }

    private static List<String> objections(Object... written) {
        return switch (DecisionReader.read(Trees.of(map(written)), Actor.named("Mina Example"))) {
            case Parsed.Valid<Order> valid -> throw new AssertionError(valid.toString());
            case Parsed.Invalid<Order>(var objections) ->
                objections.stream().map(each -> each.place().text() + " " + each.flaw()).toList();
        };
    }
}
