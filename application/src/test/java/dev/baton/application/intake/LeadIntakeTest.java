package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.Receipt.Recorded;
import dev.baton.application.intake.Receipt.Repeated;
import dev.baton.application.intake.Standing.Judged;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadIntakeTest {
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void the_usual_definition_judges() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private Judged judged(Receipt receipt) {
        return standing(receipt).judged().orElseThrow();
    }

    private static Standing standing(Receipt receipt) {
        return switch (receipt) {
            case Recorded(var _, Standing standing) -> standing;
            case Repeated(var _, Standing standing) -> standing;
            case Receipt.Refused(var objections) -> throw new AssertionError(objections.toString());
            case Receipt.Suppressed suppressed -> throw new AssertionError(suppressed.toString());
            case Receipt.NoSuchLead(LeadId lead) -> throw new AssertionError("no lead " + lead);
            case Receipt.NoSuchEngagement(var engagement) -> throw new AssertionError("no " + engagement);
        };
    }

    private Receipt demo(String email, String id) {
        return workspace.submit(workspace.engagement("id", id, "keys", map("email", email), "type", "demo-requested"))
                .getFirst();
    }

    @Test
    void the_answer_counts_the_very_fact() {
        Receipt first = demo("sara@example.com", "1");
        assertThat(first).isInstanceOfSatisfying(Recorded.class, recorded -> assertThat(recorded.created()).isTrue());
        assertThat(judged(first).score().total()).isEqualTo(30);
        Receipt second = demo("SARA@example.com ", "2");
        assertThat(judged(second).score().total()).isEqualTo(60);
        assertThat(judged(second).stage()).isEqualTo(Stage.MQL);
        assertThat(standing(second).lead()).isEqualTo(standing(first).lead());
    }

    @Test
    void a_repeat_changes_nothing_and_says_whether_it_differs() {
        Receipt first = demo("sara@example.com", "1");
        assertThat(demo("sara@example.com", "1")).isInstanceOfSatisfying(Repeated.class,
                repeated -> assertThat(repeated.differs()).isFalse());
        Receipt other = workspace
                .submit(workspace.engagement("id", "1", "keys", map("email", "omid@example.com"), "type",
                        "page-viewed"))
                .getFirst();
        assertThat(other).isInstanceOfSatisfying(Repeated.class, repeated -> assertThat(repeated.differs()).isTrue());
        assertThat(standing(other).lead()).isEqualTo(standing(first).lead());
        assertThat(judged(other).score().total()).isEqualTo(30);
    }

    @Test
    void an_anonymous_visit_counts_once_the_visitor_is_known() {
        Receipt visit = workspace.submit(workspace.engagement("id", "v", "keys", map("visitor", "cookie-7"), "type",
                "demo-requested")).getFirst();
        assertThat(standing(visit).judged()).isEmpty();
        assertThat(standing(visit).anonymous()).isTrue();
        Receipt known = workspace.submit(workspace.engagement("id", "w", "keys",
                map("visitor", "cookie-7", "email", "sara@example.com"), "type", "demo-requested")).getFirst();
        assertThat(judged(known).score().total()).isEqualTo(60);
        workspace.submit(workspace.lead("keys", map("email", "omid@example.com")));
        workspace.submit(workspace.engagement("id", "x", "keys", map("visitor", "cookie-8"), "type", "demo-requested"));
        Receipt joined = workspace.submit(workspace.engagement("id", "y", "keys",
                map("visitor", "cookie-8", "email", "omid@example.com"), "type", "demo-requested")).getFirst();
        assertThat(judged(joined).score().total()).isEqualTo(60);
        assertThat(judged(joined).stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void a_visitor_who_comes_and_becomes_known_within_one_batch_is_taken_in() {
        List<Receipt> receipts = workspace.submit(
                workspace.engagement("id", "v", "keys", map("visitor", "cookie-7"), "type", "demo-requested"),
                workspace.engagement("id", "w", "keys", map("email", "sara@example.com"), "type", "demo-requested"),
                workspace.lead("keys", map("email", "sara@example.com", "visitor", "cookie-7")));
        assertThat(judged(receipts.getLast()).score().total()).isEqualTo(60);
    }

    @Test
    void visitors_who_turn_out_to_be_one_within_a_batch_are_one_lead() {
        List<Receipt> receipts = workspace.submit(
                workspace.engagement("id", "1", "keys", map("visitor", "laptop"), "type", "demo-requested"),
                workspace.engagement("id", "2", "keys", map("visitor", "phone"), "type", "demo-requested"),
                workspace.engagement("id", "3", "keys", map("visitor", List.of("laptop", "phone")), "type",
                        "cta-clicked"),
                workspace.engagement("id", "4", "keys", map("visitor", "phone", "email", "sara@example.com"), "type",
                        "demo-requested"));
        assertThat(receipts).extracting(receipt -> standing(receipt).lead()).hasSize(4)
                .containsOnly(standing(receipts.getFirst()).lead());
        assertThat(receipts).extracting(receipt -> judged(receipt).score().total()).containsOnly(90);
    }

    @Test
    void a_visitor_who_first_comes_in_the_batch_that_names_a_known_person_joins_that_lead() {
        Receipt sara = demo("sara@example.com", "1");
        List<Receipt> receipts = workspace.submit(
                workspace.engagement("id", "2", "keys", map("visitor", "laptop"), "type", "demo-requested"),
                workspace.engagement("id", "3", "keys", map("visitor", "laptop", "email", "sara@example.com"), "type",
                        "cta-clicked"));
        assertThat(receipts).extracting(receipt -> standing(receipt).lead()).containsOnly(standing(sara).lead());
        assertThat(judged(receipts.getFirst()).score().total()).isEqualTo(60);
    }

    @Test
    void a_repeat_with_other_keys_does_not_make_anybody_known() {
        Receipt first = demo("sara@example.com", "1");
        Receipt visit = workspace.submit(workspace.engagement("id", "v", "keys", map("visitor", "cookie-7"), "type",
                "page-viewed")).getFirst();
        List<Receipt> again = workspace.submit(
                workspace.engagement("id", "1", "keys", map("email", "omid@example.com", "visitor", "cookie-7"), "type",
                        "demo-requested"),
                workspace.engagement("id", "2", "keys", map("email", "nima@example.com"), "type", "demo-requested"),
                workspace.engagement("id", "2", "keys", map("email", "leila@example.com"), "type", "demo-requested"));
        assertThat(again.getFirst()).isInstanceOf(Repeated.class);
        assertThat(standing(again.getFirst()).lead()).isEqualTo(standing(first).lead());
        assertThat(again.get(1)).isInstanceOf(Recorded.class);
        assertThat(again.get(2)).isInstanceOf(Repeated.class);
        assertThat(standing(again.get(2)).lead()).isEqualTo(standing(again.get(1)).lead());
        for (String nobody : List.of("omid@example.com", "leila@example.com")) {
            assertThat(workspace.directory.holding(IdentityKey.email(nobody).orElseThrow())).isEmpty();
        }
        assertThat(workspace.directory.find(standing(visit).lead()).orElseThrow().row().card().anonymous()).isTrue();
    }

    @Test
    void a_visitor_named_by_id_joins_the_lead_whose_key_is_added() {
        Receipt sara = demo("sara@example.com", "1");
        LeadId visitor = standing(workspace.submit(workspace.engagement("id", "2", "keys", map("visitor", "laptop"),
                "type", "demo-requested")).getFirst()).lead();
        Receipt named = workspace.submit(new Report.OfLead(Optional.of(visitor),
                List.of(IdentityKey.email("sara@example.com").orElseThrow()),
                new When(workspace.now(), workspace.now(), Effects.ALL), List.of())).getFirst();
        assertThat(standing(named).lead()).isEqualTo(standing(sara).lead());
        assertThat(judged(named).score().total()).isEqualTo(60);
        assertThat(workspace.directory.find(visitor)).isEmpty();
    }

    @Test
    void a_fact_with_keys_of_two_leads_goes_to_the_strongest_and_suggests_a_merge() {
        Receipt sara = demo("sara@example.com", "1");
        Receipt shop = workspace.submit(workspace.engagement("id", "2", "keys",
                map("external", map("system", "shop", "id", "9")), "type", "page-viewed")).getFirst();
        Receipt both = workspace.submit(workspace.engagement("id", "3", "keys",
                map("email", "sara@example.com", "external", map("system", "shop", "id", "9")), "type", "page-viewed"))
                .getFirst();
        assertThat(standing(both).lead()).isEqualTo(standing(sara).lead());
        assertThat(workspace.directory.find(standing(sara).lead()).orElseThrow().suggestedMerges())
                .containsExactly(standing(shop).lead());
    }

    @Test
    void a_late_engagement_counts_at_its_own_time() {
        demo("sara@example.com", "1");
        workspace.pass(Duration.ofDays(10));
        Receipt late = workspace
                .submit(workspace.engagement("id", "late", "keys", map("email", "sara@example.com"), "type",
                        "demo-requested", "occurred-at", Workspace.START.toString()))
                .getFirst();
        // two demos, ten days old: 2 × 30 × (1 − 10/30)
        assertThat(judged(late).score().total()).isEqualTo(40);
        LeadId lead = standing(late).lead();
        assertThat(workspace.directory.score(lead,
                new Wanted(Optional.of(Workspace.START), Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(Found.Is.class, is -> assertThat(((Score) is.value()).total()).isEqualTo(60));
        // It was MQL from the start, as we know now, and left when the points had faded: no change to be recorded.
        assertThat(judged(late).stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void what_a_sender_says_whose_clock_is_ahead_counts_at_once_and_in_every_fold() {
        String ahead = workspace.now().plus(Duration.ofMinutes(4)).toString();
        LeadId lead = standing(workspace.submit(workspace.lead("keys", map("email", "sara@example.com"), "attributes",
                map("role", "VP Sales"), "occurred-at", ahead)).getFirst()).lead();
        assertThat(workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow().score().total())
                .isEqualTo(20);
        Receipt late = workspace.submit(workspace.engagement("id", "late", "keys", map("email", "sara@example.com"),
                "type", "demo-requested", "occurred-at", workspace.now().minus(Duration.ofHours(1)).toString()))
                .getFirst();
        assertThat(judged(late).score().total()).isEqualTo(50);
    }

    @Test
    void a_card_that_another_release_wrote_is_folded_anew() {
        LeadId lead = standing(demo("sara@example.com", "1")).lead();
        int spoilt = workspace.store.ledger().write(page -> {
            Card card = page.lock(List.of(lead)).values().iterator().next();
            byte[] bytes = card.bytes();
            bytes[0]--;
            page.save(List.of(new Card(lead, card.anonymous(), card.judge(), bytes, card.stage(), card.source(),
                    card.due())));
            return 1;
        });
        assertThat(spoilt).isEqualTo(1);
        assertThat(workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow().score().total())
                .isEqualTo(30);
        assertThat(judged(demo("sara@example.com", "1")).score().total()).isEqualTo(30);
        assertThat(judged(demo("sara@example.com", "2")).stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void points_that_fade_take_the_lead_out_by_themselves() {
        demo("sara@example.com", "1");
        LeadId lead = standing(demo("sara@example.com", "2")).lead();
        workspace.pass(Duration.ofDays(9));
        assertThat(workspace.upkeep.followDue(100).leads()).isEqualTo(1);
        var transitions = workspace.directory.transitions(lead).orElseThrow();
        assertThat(transitions).hasSize(2);
        assertThat(transitions.get(1).transition().cause()).isInstanceOf(Cause.Left.class);
        // 60 × (1 − d/30) is shown as 44 on the eighth day, which begins at midnight in Tehran.
        assertThat(transitions.get(1).transition().effectiveAt()).isEqualTo("2026-03-28T20:30:00Z");
    }

    @Test
    void a_new_version_judges_without_moving_stages_until_the_next_own_fact() {
        LeadId lead = standing(demo("sara@example.com", "1")).lead();
        workspace.pass(Duration.ofMinutes(1));
        workspace.activate(Workspace.definition("usual", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", 70)), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45)));
        assertThat(workspace.upkeep.judgeAnew(100).leads()).isEqualTo(1);
        assertThat(workspace.upkeep.judgeAnew(100).leads()).isZero();
        var view = workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow();
        assertThat(view.score().total()).isEqualTo(70);
        assertThat(view.stage()).isEqualTo(Stage.LEAD);
        workspace.pass(Duration.ofMinutes(1));
        Receipt own = workspace.submit(workspace.engagement("id", "p", "keys", map("email", "sara@example.com"), "type",
                "page-viewed")).getFirst();
        assertThat(judged(own).stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void an_import_without_effects_changes_scores_and_no_stages() {
        var reader = ReportReader.engagement(Trees.of(map("id", "1", "effects", "none", "keys",
                map("email", "sara@example.com"), "type", "demo-requested")), Pointer.ROOT,
                new ReportReader.Defaults(workspace.now(), "web", Effects.ALL));
        Report quiet = ((Parsed.Valid<Report>) reader).value();
        Report second = workspace.engagement("id", "2", "effects", "none", "keys", map("email", "sara@example.com"),
                "type",
                "demo-requested");
        List<Receipt> receipts = workspace.submit(quiet, second);
        assertThat(judged(receipts.getLast()).score().total()).isEqualTo(60);
        assertThat(judged(receipts.getLast()).stage()).isEqualTo(Stage.LEAD);
    }

    @Test
    void won_is_won_and_makes_a_customer() {
        workspace
                .submit(workspace.lead("keys", map("email", "sara@example.com"), "touches", map("source", "referral")));
        Receipt won = workspace
                .submit(workspace.outcome("keys", map("email", "sara@example.com"), "outcome", "won", "amount",
                        map("amount", 12, "currency", "toman")))
                .getFirst();
        assertThat(judged(won).stage()).isEqualTo(Stage.WON);
        assertThat(workspace.directory.find(standing(won).lead()).orElseThrow().profile()
                .isCustomer(Instant.parse("2030-01-01T00:00:00Z"))).isTrue();
        assertThat(workspace.store.funnelNumbers().bySource()).hasSize(1)
                .allSatisfy(row -> assertThat(row.won()).isEqualTo(1));
    }

    @Test
    void an_attribute_keeps_its_type_and_refuses_what_does_not_fit() {
        workspace.submit(workspace.lead("keys", map("email", "a@example.com"), "attributes", map("employees", 40)));
        workspace.submit(workspace.lead("keys", map("email", "b@example.com"), "attributes", map("employees", "۴۲")));
        assertThat(workspace.submit(workspace.lead("keys", map("email", "c@example.com"), "attributes",
                map("employees", "many"))).getFirst()).isInstanceOfSatisfying(Receipt.Refused.class,
                        refused -> assertThat(refused.objections().getFirst().place().text())
                                .isEqualTo("/attributes/employees"));
        assertThat(workspace.store.leads().holding(IdentityKey.email("c@example.com").orElseThrow()))
                .isEmpty();
    }

    @Test
    void of_two_statements_of_one_batch_that_tell_no_time_the_later_holds() {
        for (int person = 0; person < 20; person++) {
            String email = "p" + person + "@example.com";
            LeadId lead = standing(workspace.submit(
                    workspace.lead("keys", map("email", email), "attributes", map("role", "CTO")),
                    workspace.lead("keys", map("email", email), "attributes", map("role", "CEO"))).getLast()).lead();

            assertThat(workspace.directory.find(lead).orElseThrow().profile().attribute("role"))
                    .contains(new AttributeValue.Text("CEO"));
        }
    }

    @Test
    void a_refused_report_declares_no_types() {
        workspace.submit(workspace.lead("keys", map("email", "a@example.com"), "attributes", map("employees", 40)));
        workspace.submit(workspace.lead("keys", map("email", "b@example.com"), "attributes",
                map("employees", "many", "nickname", 7)));
        assertThat(workspace.submit(workspace.lead("keys", map("email", "c@example.com"), "attributes",
                map("nickname", "Mim"))).getFirst()).isInstanceOf(Recorded.class);
    }

    @Test
    void a_time_that_is_told_as_null_is_not_told() {
        for (int i = 0; i < 2; i++) {
            Receipt receipt = workspace.submit(workspace.engagement("id", "n1", "keys", map("email", "n@example.com"),
                    "type", "page-viewed", "occurred-at", new Tree.Blank())).getFirst();
            assertThat(receipt instanceof Repeated repeated && repeated.differs()).isFalse();
            workspace.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void fifty_clients_on_one_lead_count_exactly_and_cross_the_threshold_once()
            throws InterruptedException, ExecutionException {
        List<Future<List<Receipt>>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(client -> clients.add(threads.submit(() -> {
                List<Receipt> receipts = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    receipts.add(demo("sara@example.com", client + "-" + i));
                }
                return receipts;
            })));
        }
        LeadId lead = standing(clients.getFirst().get().getFirst()).lead();
        var found = (Found.Is<Explanation>) workspace.directory.explanation(lead, Wanted.PRESENT);
        assertThat(found.value().dimensions().getFirst().rules().getFirst().evidence()).hasSize(200);
        assertThat(workspace.directory.transitions(lead).orElseThrow()).hasSize(1);
    }
}
