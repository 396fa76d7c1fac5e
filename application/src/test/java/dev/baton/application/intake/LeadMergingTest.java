package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.intake.LeadMerging.Outcome;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merging links what two leads did, and un-merging takes it apart again. */
class LeadMergingTest {
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void the_usual_definition_judges() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private LeadView holding(String name) {
        return workspace.directory.holding(IdentityKey.email(name + "@example.com").orElseThrow()).orElseThrow();
    }

    private LeadId lead(String name) {
        return holding(name).row().card().lead();
    }

    private Stage stage(String name) {
        return holding(name).standing().judged().orElseThrow().stage();
    }

    private int score(String name) {
        return holding(name).standing().judged().orElseThrow().score().total();
    }

    private void does(String name, String id, String type) {
        assertThat(workspace.submit(workspace.engagement("id", id, "keys", map("email", name + "@example.com"), "type",
                type))).hasOnlyElementsOfType(Receipt.Recorded.class);
    }

    /** Thirty points each: together they are on the line. */
    private void twoDemos() {
        does("sara", "1", "demo-requested");
        workspace.pass(Duration.ofHours(1));
        does("rad", "2", "demo-requested");
        workspace.pass(Duration.ofHours(1));
    }

    @Test
    void the_kept_lead_has_done_what_both_did() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");

        assertThat(workspace.merging.merge(sara, rad)).isEqualTo(new Outcome.Merged(sara));

        assertThat(score("sara")).isEqualTo(60);
        assertThat(stage("sara")).isEqualTo(Stage.MQL);
        assertThat(lead("rad")).isEqualTo(sara);
        assertThat(holding("sara").row().merged()).containsExactly(rad);
        assertThat(workspace.directory.list(ALL, Optional.empty(), 9)).hasSize(1);
    }

    @Test
    void the_id_of_a_merged_lead_tells_the_lead_that_it_is_part_of() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);

        assertThat(workspace.directory.find(rad).orElseThrow().row().card().lead()).isEqualTo(sara);
        assertThat(workspace.directory.transitions(rad)).isEqualTo(workspace.directory.transitions(sara));
    }

    @Test
    void un_merging_gives_back_both_with_what_came_by_their_own_keys_meanwhile() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);
        does("rad", "3", "page-viewed");

        assertThat(workspace.merging.unmerge(sara, rad)).isEqualTo(new Outcome.Parted(sara, rad));

        assertThat(lead("rad")).isEqualTo(rad);
        assertThat(score("sara")).isEqualTo(30);
        assertThat(score("rad")).isEqualTo(40);
        assertThat(workspace.directory.list(ALL, Optional.empty(), 9)).hasSize(2);
    }

    @Test
    void recorded_history_grows_by_a_correction_when_a_merge_is_taken_back() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);
        workspace.merging.unmerge(sara, rad);

        List<RecordedTransition> transitions = workspace.directory.transitions(sara).orElseThrow();
        assertThat(transitions).extracting(each -> each.transition().to()).containsExactly(Stage.MQL, Stage.LEAD);
        assertThat(transitions.getLast().transition().cause()).isInstanceOf(Cause.Corrected.class);
        assertThat(workspace.directory.transitions(rad).orElseThrow()).isEmpty();
    }

    @Test
    void a_lead_returns_with_those_that_had_been_merged_into_it() {
        twoDemos();
        does("omid", "3", "demo-requested");
        workspace.merging.merge(lead("rad"), lead("omid"));
        LeadId rad = lead("rad");
        LeadId sara = lead("sara");
        workspace.merging.merge(sara, rad);
        assertThat(score("sara")).isEqualTo(90);

        workspace.merging.unmerge(sara, rad);

        assertThat(lead("omid")).isEqualTo(rad);
        assertThat(score("rad")).isEqualTo(60);
        assertThat(score("sara")).isEqualTo(30);
    }

    @Test
    void a_visitor_who_joins_by_a_key_of_the_part_returns_with_it() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);
        assertThat(workspace.submit(workspace.engagement("id", "3", "keys", map("visitor", "laptop"), "type",
                "page-viewed"))).hasSize(1);
        assertThat(workspace.submit(workspace.engagement("id", "4", "keys",
                map("visitor", "laptop", "email", "rad@example.com"), "type", "page-viewed"))).hasSize(1);
        assertThat(score("sara")).isEqualTo(80);

        workspace.merging.unmerge(sara, rad);

        assertThat(score("rad")).isEqualTo(50);
        assertThat(score("sara")).isEqualTo(30);
    }

    @Test
    void the_judge_of_the_kept_lead_judges_both() {
        does("sara", "1", "demo-requested");
        workspace.activate(Workspace.definition("usual", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", 7)), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45)));
        workspace.pass(Duration.ofHours(1));
        does("rad", "2", "demo-requested");
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        int before = holding("sara").standing().judged().orElseThrow().by().version();

        workspace.merging.merge(rad, sara);
        workspace.merging.unmerge(rad, sara);

        assertThat(before).isEqualTo(1);
        assertThat(score("rad")).isEqualTo(7);
        assertThat(holding("rad").standing().judged().orElseThrow().by().version()).isEqualTo(2);
    }

    @Test
    void what_is_one_lead_already_can_be_merged_again_and_nothing_changes() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);

        assertThat(workspace.merging.merge(rad, sara)).isEqualTo(new Outcome.Merged(sara));
        assertThat(holding("rad").row().merged()).containsExactly(rad);
    }

    @Test
    void what_cannot_be_merged_or_parted_is_said() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        LeadId nobody = new LeadId(new java.util.UUID(7, 7));
        var visitor = (Receipt.Recorded) workspace.submit(workspace.engagement("id", "9", "keys",
                map("visitor", "laptop"), "type", "page-viewed")).getFirst();

        assertThat(workspace.merging.merge(sara, nobody)).isEqualTo(new Outcome.NoSuchLead(nobody));
        assertThat(workspace.merging.merge(sara, visitor.standing().lead()))
                .isEqualTo(new Outcome.Anonymous(visitor.standing().lead()));
        assertThat(workspace.merging.unmerge(sara, rad)).isEqualTo(new Outcome.NotMerged(sara, rad));
        assertThat(workspace.merging.unmerge(sara, nobody)).isEqualTo(new Outcome.NoSuchLead(nobody));
    }

    private void bothAtOnce() {
        assertThat(workspace.submit(workspace.engagement("id", "both", "keys",
                map("email", "sara@example.com", "external", List.of(map("system", "crm", "id", "rad"))), "type",
                "page-viewed"))).hasSize(1);
    }

    private void radIsInTheCrm() {
        assertThat(workspace.submit(workspace.lead("keys",
                map("email", "rad@example.com", "external", List.of(map("system", "crm", "id", "rad")))))).hasSize(1);
    }

    @Test
    void a_merge_settles_what_suggested_it_for_good() {
        twoDemos();
        radIsInTheCrm();
        bothAtOnce();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        assertThat(workspace.directory.suggestions(Optional.empty(), 9)).singleElement()
                .satisfies(each -> assertThat(List.of(each.lead(), each.other())).containsExactly(sara, rad));

        workspace.merging.merge(sara, rad);
        workspace.merging.unmerge(sara, rad);

        assertThat(workspace.directory.suggestions(Optional.empty(), 9)).isEmpty();
        assertThat(holding("sara").suggestedMerges()).isEmpty();
    }

    @Test
    void a_pair_that_was_parted_is_not_suggested_although_nothing_had_suggested_it_before() {
        twoDemos();
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        workspace.merging.merge(sara, rad);
        workspace.merging.unmerge(sara, rad);

        radIsInTheCrm();
        bothAtOnce();

        assertThat(workspace.directory.suggestions(Optional.empty(), 9)).isEmpty();
        assertThat(holding("sara").suggestedMerges()).isEmpty();
    }

    @Test
    void a_dismissed_pair_is_not_suggested_again() {
        twoDemos();
        radIsInTheCrm();
        bothAtOnce();

        assertThat(workspace.merging.dismiss(lead("rad"), lead("sara"))).isTrue();
        assertThat(workspace.merging.dismiss(lead("rad"), lead("sara"))).isFalse();
        workspace.submit(workspace.engagement("id", "again", "keys",
                map("email", "sara@example.com", "external", List.of(map("system", "crm", "id", "rad"))), "type",
                "page-viewed"));

        assertThat(workspace.directory.suggestions(Optional.empty(), 9)).isEmpty();
    }
}
