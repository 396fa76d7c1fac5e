package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox.Placed;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leads do that is told to the outside. */
class StageNewsTest {
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void the_usual_definition_judges() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private void does(String name, String id, String type) {
        assertThat(workspace.submit(workspace.engagement("id", id, "keys", map("email", name + "@example.com"), "type",
                type))).hasOnlyElementsOfType(Receipt.Recorded.class);
    }

    private LeadId lead(String name) {
        return workspace.directory.holding(IdentityKey.email(name + "@example.com").orElseThrow()).orElseThrow().row()
                .card().lead();
    }

    private void qualifies(String name) {
        does(name, name + "-1", "demo-requested");
        does(name, name + "-2", "demo-requested");
    }

    private List<Event> told() {
        int _ = workspace.store.outbox().fanOut(workspace.now(), 100);
        return workspace.store.outbox().after(0, 100).stream().map(Placed::event).toList();
    }

    private static String written(Event event) {
        return event.form().toString();
    }

    @Test
    void a_lead_whose_stage_does_not_move_is_not_told_of() {
        does("sara", "1", "demo-requested");
        does("sara", "2", "page-viewed");

        assertThat(told()).isEmpty();
    }

    @Test
    void a_change_of_stage_is_told_with_its_cause_and_the_score_and_nothing_of_the_person() {
        qualifies("sara");

        assertThat(told()).hasSize(1);
        Event event = told().getFirst();
        assertThat(event.type()).isEqualTo(EventType.LEAD_STAGE_CHANGED);
        assertThat(event.of()).contains(new Event.OfLead(lead("sara"), 1));
        assertThat(event.at()).isEqualTo(workspace.now());
        assertThat(written(event)).contains("LEAD", "MQL", "entered", "usual", "60").doesNotContain("sara");
    }

    @Test
    void what_time_alone_does_is_told_too_and_numbered_on() {
        qualifies("sara");
        workspace.pass(Duration.ofDays(20));
        assertThat(workspace.upkeep.followDue(10).leads()).isEqualTo(1);

        assertThat(told()).extracting(event -> event.of().orElseThrow().sequence()).containsExactly(1L, 2L);
        assertThat(written(told().getLast())).contains("left");
    }

    @Test
    void what_people_said_stays_here() {
        qualifies("sara");
        assertThat(workspace.decisions.decide(lead("sara"), new Order(Optional.empty(), Optional.empty(),
                new Decision.Overridden(Stage.SQL), Actor.named("Mina Example"), Optional.of("Sara phoned"))))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);

        assertThat(written(told().getLast())).contains("overridden", "SQL").doesNotContain("Mina", "phoned");
    }

    @Test
    void a_merge_is_told_before_what_follows_from_it_and_so_is_its_end() {
        does("sara", "1", "demo-requested");
        does("rad", "2", "demo-requested");
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        assertThat(workspace.merging.merge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Merged.class);
        assertThat(workspace.merging.merge(sara, rad)).as("again").isInstanceOf(LeadMerging.Outcome.Merged.class);
        workspace.pass(Duration.ofHours(1));
        assertThat(workspace.merging.unmerge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Parted.class);

        assertThat(told()).extracting(Event::type).containsExactly(EventType.LEAD_MERGED, EventType.LEAD_STAGE_CHANGED,
                EventType.LEAD_UNMERGED, EventType.LEAD_STAGE_CHANGED);
        assertThat(told()).extracting(event -> event.of().orElseThrow())
                .containsExactly(new Event.OfLead(sara, 1), new Event.OfLead(sara, 2), new Event.OfLead(sara, 3),
                        new Event.OfLead(sara, 4));
        assertThat(written(told().getFirst())).contains(rad.toString());
        assertThat(written(told().getLast())).contains("corrected");
    }

    @Test
    void an_erasure_is_told_once() {
        does("sara", "1", "page-viewed");
        LeadId sara = lead("sara");
        assertThat(workspace.erasure.erase(sara, true)).isTrue();
        assertThat(workspace.erasure.erase(sara, true)).isFalse();

        assertThat(told()).extracting(Event::type).containsExactly(EventType.LEAD_ERASED);
        assertThat(told().getFirst().of()).contains(new Event.OfLead(sara, 1));
    }
}
