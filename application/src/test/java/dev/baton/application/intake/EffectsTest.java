package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.definition.Rescorings.Status;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an activation does to the stages of ten leads, the n-th of whom asked for n demos; MQL from 60 points. */
class EffectsTest {
    private static final int LEADS = 10;
    private static final JudgedBy SECOND = new JudgedBy("demand", 2);
    private final Workspace workspace = new Workspace();
    private final Rescorings rescorings = workspace.store.rescorings();
    private final List<LeadId> leads = new ArrayList<>();

    @BeforeEach
    void nobody_is_qualified() {
        workspace.activate(worth(1));
        IntStream.rangeClosed(1, LEADS).forEach(n -> IntStream.rangeClosed(1, n).forEach(i -> demo(n, "d" + i)));
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private static Object worth(int points) {
        return Workspace.definition("demand", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", points)), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45));
    }

    private void demo(int n, String id) {
        Receipt receipt = workspace.submit(workspace.engagement("id", n + id, "keys",
                map("email", "lead-" + n + "@example.com"), "type", "demo-requested")).getFirst();
        if (id.equals("d1") && receipt instanceof Receipt.Recorded(var _, Standing standing)) {
            leads.add(standing.lead());
        }
    }

    private void upkeep() {
        while (workspace.upkeep.followDue(3).leads() + workspace.upkeep.judgeAnew(3).leads() > 0) {
            assertThat(leads).hasSize(LEADS);
        }
    }

    /** Which leads are in a stage, by how many demos they asked for. */
    private List<Integer> in(Stage stage) {
        return IntStream.rangeClosed(1, LEADS).filter(n -> workspace.store.ledger().<Stage>write(
                page -> page.lock(List.of(leads.get(n - 1))).values().iterator().next().stage()) == stage)
                .boxed().toList();
    }

    private Rescoring rescoring() {
        return rescorings.find(SECOND).orElseThrow();
    }

    @Test
    void with_all_every_stage_follows_at_once() {
        workspace.activate(worth(10), new StageEffects.All());
        upkeep();

        assertThat(in(Stage.MQL)).containsExactly(6, 7, 8, 9, 10);
        assertThat(rescoring().status()).isEqualTo(Status.DONE);
        assertThat(rescoring().moved()).isEqualTo(5);
    }

    /** The example address is of an account, of which the merge leaves a note that nobody takes away at a standing clock. */
    @Test
    void what_is_noted_of_accounts_that_nobody_reckons_holds_no_rescoring_up() {
        assertThat(workspace.merging.merge(leads.get(0), leads.get(1))).isInstanceOf(LeadMerging.Outcome.Merged.class);
        assertThat(workspace.store.ledger().<Boolean>write(page -> page.accounts().isWaiting(Set.of()))).isTrue();
        workspace.activate(worth(10), new StageEffects.All());
        while (workspace.upkeep.judgeAnew(3).leads() > 0) {
            assertThat(leads).hasSize(LEADS);
        }

        assertThat(rescoring().status()).isEqualTo(Status.DONE);
    }

    @Test
    void with_none_a_stage_follows_with_the_leads_own_next_fact_and_not_by_itself() {
        workspace.activate(worth(10), new StageEffects.None());
        upkeep();
        workspace.pass(Duration.ofDays(30));
        upkeep();
        assertThat(in(Stage.MQL)).isEmpty();
        assertThat(rescoring().status()).isEqualTo(Status.DONE);

        demo(7, "later");

        assertThat(in(Stage.MQL)).containsExactly(7);
    }

    @Test
    void paced_so_many_a_day_follow_the_highest_score_first() {
        workspace.activate(worth(10), new StageEffects.Paced(2));
        upkeep();

        assertThat(in(Stage.MQL)).containsExactly(9, 10);
        assertThat(rescoring().waiting()).isEqualTo(3);
        assertThat(rescoring().moved()).isEqualTo(2);
        assertThat(rescoring().status()).isEqualTo(Status.RUNNING);
        workspace.pass(Duration.ofDays(1));
        upkeep();
        assertThat(in(Stage.MQL)).containsExactly(7, 8, 9, 10);
        workspace.pass(Duration.ofDays(1));
        upkeep();
        assertThat(in(Stage.MQL)).containsExactly(6, 7, 8, 9, 10);
        assertThat(rescoring().status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_day_is_one_of_the_definitions_zone() {
        workspace.activate(worth(10), new StageEffects.Paced(2));
        upkeep();
        Duration toMidnightInTehran = Duration.ofHours(12).plusMinutes(30);
        workspace.pass(toMidnightInTehran.minusMillis(1));
        upkeep();
        assertThat(in(Stage.MQL)).hasSize(2);

        workspace.pass(Duration.ofMillis(1));
        upkeep();

        assertThat(in(Stage.MQL)).hasSize(4);
    }

    @Test
    void who_leaves_a_stage_waits_for_a_day_too_but_behind_those_who_enter() {
        workspace.activate(worth(10), new StageEffects.All());
        upkeep();
        workspace.activate(Workspace.definition("demand", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", 10)), map("score", "interest", "at-least", 30),
                map("score", "interest", "at-least", 80)), new StageEffects.Paced(2));
        upkeep();

        assertThat(in(Stage.MQL)).containsExactly(4, 5, 6, 7, 8, 9, 10);
        workspace.pass(Duration.ofDays(1));
        upkeep();
        assertThat(in(Stage.MQL)).containsExactly(3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void the_leads_own_fact_needs_no_day() {
        workspace.activate(worth(10), new StageEffects.Paced(2));
        upkeep();

        demo(6, "later");

        assertThat(in(Stage.MQL)).containsExactly(6, 9, 10);
        assertThat(rescoring().waiting()).isEqualTo(2);
    }

    @Test
    void a_fact_that_comes_after_the_judgement_and_occurred_before_it_is_the_leads_own_next_one() {
        workspace.activate(worth(10), new StageEffects.None());
        workspace.pass(Duration.ofMinutes(5));
        upkeep();

        workspace.submit(workspace.engagement("id", "late", "keys", map("email", "lead-6@example.com"), "type",
                "demo-requested", "occurred-at", workspace.now().minusSeconds(60).toString()));

        assertThat(in(Stage.MQL)).containsExactly(6);
    }

    @Test
    void intake_judges_by_the_new_version_a_lead_that_was_not_counted_anew_yet() {
        workspace.activate(worth(10), new StageEffects.Paced(2));

        demo(8, "later");

        assertThat(in(Stage.MQL)).containsExactly(8);
        assertThat(rescoring().done()).isOne();
        assertThat(rescoring().total()).isEqualTo(LEADS);
        upkeep();
        assertThat(in(Stage.MQL)).containsExactly(8, 9, 10);
        assertThat(rescoring().moved()).isEqualTo(2);
    }

    @Test
    void what_comes_without_effects_brings_the_new_version_and_waits_for_its_day() {
        workspace.activate(worth(10), new StageEffects.Paced(1));
        workspace.submit(workspace.engagement("id", "import", "keys", map("email", "lead-10@example.com"), "type",
                "demo-requested", "effects", "none"));

        assertThat(in(Stage.MQL)).isEmpty();
        upkeep();
        assertThat(in(Stage.MQL)).containsExactly(10);
    }

    @Test
    void a_cancelled_rescoring_moves_nobody_any_more_but_counts_to_the_end() {
        workspace.activate(worth(10), new StageEffects.All());
        assertThat(workspace.upkeep.judgeAnew(4).leads()).isEqualTo(4);

        assertThat(rescorings.cancel(SECOND)).isTrue();
        upkeep();

        assertThat(in(Stage.MQL)).isEmpty();
        assertThat(rescoring().status()).isEqualTo(Status.CANCELLED);
        assertThat(rescoring().done()).isEqualTo(LEADS);
        assertThat(rescoring().endedAt()).isPresent();
    }

    @Test
    void nobody_waits_any_more_for_a_version_that_another_replaced() {
        workspace.activate(worth(10), new StageEffects.Paced(2));
        upkeep();
        workspace.activate(worth(1), new StageEffects.Paced(2));

        assertThat(rescoring().status()).isEqualTo(Status.CANCELLED);
        assertThat(rescoring().waiting()).isZero();
        upkeep();
        workspace.pass(Duration.ofDays(1));
        upkeep();
        assertThat(in(Stage.MQL)).isEmpty();
    }

    @Test
    void the_first_version_gives_leads_the_stages_that_their_own_facts_earned() {
        try (Workspace fresh = new Workspace()) {
            Receipt receipt = fresh.submit(fresh.engagement("id", "1", "keys", map("email", "sara@example.com"),
                    "type", "demo-requested")).getFirst();
            assertThat(receipt).isInstanceOf(Receipt.Recorded.class);
            fresh.activate(worth(60), new StageEffects.Paced(1));
            assertThat(fresh.upkeep.judgeAnew(10).leads()).isOne();

            assertThat(fresh.store.rescorings().list(Optional.empty(), 1).getFirst().moved()).isZero();
            assertThat(fresh.directory.transitions(((Receipt.Recorded) receipt).standing().lead()).orElseThrow())
                    .hasSize(1);
        }
    }
}
