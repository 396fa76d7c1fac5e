package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.domain.lead.Stage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    @Test
    void a_version_activated_in_the_very_instant_of_a_fact_does_not_move_its_stage() {
        workspace.activate(worth(30));
        Receipt before = demo("1");
        workspace.activate(worth(90));

        assertThat(workspace.upkeep.judgeAnew(10).leads()).isOne();

        assertThat(workspace.directory.transitions(((Receipt.Recorded) before).standing().lead()).orElseThrow())
                .isEmpty();
        assertThat(((Receipt.Recorded) demo("2")).standing().judged().orElseThrow().stage()).isEqualTo(Stage.MQL);
    }

    /** So many points for a demo; MQL from 60. */
    private static Object worth(int points) {
        return Workspace.definition("demand", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", points)), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45));
    }

    private Receipt demo(String id) {
        return workspace.submit(workspace.engagement("id", id, "keys", map("email", "sara@example.com"), "type",
                "demo-requested")).getFirst();
    }
}
