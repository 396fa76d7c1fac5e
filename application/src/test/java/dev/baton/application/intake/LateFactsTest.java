package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.scoring.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we learn late counts at its own time; what was recorded before stays as it was told. */
class LateFactsTest {
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void the_usual_definition_judges() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private LeadId sara() {
        return workspace.directory.holding(IdentityKey.email("sara@example.com").orElseThrow()).orElseThrow().row()
                .card().lead();
    }

    private void role(String role, Instant at) {
        assertThat(workspace.submit(workspace.lead("keys", map("email", "sara@example.com"), "attributes",
                map("role", role), "occurred-at", at.toString()))).hasOnlyElementsOfType(Receipt.Recorded.class);
    }

    private void tells(String id, String type) {
        assertThat(workspace.submit(workspace.engagement("id", id, "keys", map("email", "sara@example.com"), "type",
                type))).hasOnlyElementsOfType(Receipt.Recorded.class);
    }

    /** 20 for the role, 30 for the demo, 10 for the page: on the very line. */
    private void saraQualifies() {
        role("VP Sales", Workspace.START);
        workspace.pass(Duration.ofHours(1));
        tells("1", "demo-requested");
        tells("2", "page-viewed");
    }

    private List<RecordedTransition> transitions() {
        return workspace.directory.transitions(sara()).orElseThrow();
    }

    private int total(Instant at, Optional<Instant> knownAt) {
        return switch (workspace.directory.score(sara(), new Wanted(Optional.of(at), knownAt, Optional.empty()))) {
            case Found.Is<Score>(var _, var _, var _, Score score) -> score.total();
            case Found.Unjudged<Score> _,Found.NoLead<Score> _,Found.NoVersion<Score> _ ->
                throw new AssertionError("no score");
        };
    }

    @Test
    void what_undoes_a_qualification_late_adds_a_correction_and_changes_nothing_before_it() {
        saraQualifies();
        List<RecordedTransition> before = transitions();
        assertThat(before).extracting(each -> each.transition().to()).containsExactly(Stage.MQL);
        workspace.pass(Duration.ofMinutes(10));

        role("clerk", Workspace.START.plus(Duration.ofMinutes(30)));

        List<RecordedTransition> after = transitions();
        assertThat(after).hasSize(2).startsWith(before.getFirst());
        Transition correction = after.getLast().transition();
        assertThat(correction.cause()).isInstanceOf(Cause.Corrected.class);
        assertThat(correction.from()).isEqualTo(Stage.MQL);
        assertThat(correction.to()).isEqualTo(Stage.LEAD);
        assertThat(after.getLast().recordedAt()).isEqualTo(workspace.now());

        tells("3", "demo-requested");

        assertThat(transitions()).startsWith(after.toArray(RecordedTransition[]::new));
        assertThat(transitions().getLast().transition().to()).isEqualTo(Stage.MQL);
    }

    @Test
    void the_score_of_an_instant_can_be_told_as_it_was_known_before_a_late_fact() {
        saraQualifies();
        Instant then = workspace.now();
        workspace.pass(Duration.ofDays(2));
        Instant beforeWeLearnt = workspace.now();
        workspace.pass(Duration.ofDays(1));

        role("clerk", Workspace.START.plus(Duration.ofMinutes(30)));

        assertThat(total(then, Optional.empty())).isEqualTo(40);
        assertThat(total(then, Optional.of(beforeWeLearnt))).isEqualTo(60);
        assertThat(total(then, Optional.of(workspace.now()))).isEqualTo(40);
    }
}
