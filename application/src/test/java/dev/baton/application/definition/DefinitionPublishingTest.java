package dev.baton.application.definition;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionPublishingTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private static Object worth(int points) {
        return Workspace.definition("tried", List.of(map("id", "demo", "dimension", "interest", "each",
                map("type", "demo-requested"), "points", points)), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45));
    }

    private Receipt demo(String id) {
        return workspace.submit(workspace.engagement("id", id, "keys", map("email", "sara@example.com"), "type",
                "demo-requested")).getFirst();
    }

    private int total(Wanted wanted) {
        LeadId lead = workspace.directory.holding(IdentityKey.email("sara@example.com").orElseThrow()).orElseThrow()
                .row().card().lead();
        if (workspace.directory.score(lead, wanted) instanceof Found.Is<Score>(var _, var _, var _, Score score)) {
            return score.total();
        }
        throw new AssertionError("no score");
    }

    @Test
    void a_draft_that_was_tried_and_changed_judges_by_what_it_says_at_last() {
        assertThat(demo("1")).isInstanceOf(Receipt.Recorded.class);
        assertThat(workspace.publishing.draft(Trees.of(worth(10))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        Wanted tried = new Wanted(Optional.empty(), Optional.empty(), Optional.of(new JudgedBy("tried", 1)));
        assertThat(total(tried)).isEqualTo(10);
        assertThat(workspace.publishing.redraft("tried", 1, Trees.of(worth(20))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(total(tried)).isEqualTo(20);
        assertThat(workspace.publishing.activateUnsigned("tried", 1, "a test", "tester"))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(demo("2")).isInstanceOf(Receipt.Recorded.class);
        assertThat(total(Wanted.PRESENT)).isEqualTo(40);
    }

    @Test
    void who_has_seen_an_older_draft_is_told_so() {
        assertThat(workspace.publishing.draft(Trees.of(worth(10))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        StoredVersion seen = workspace.publishing.find("tried", 1).orElseThrow();
        assertThat(workspace.publishing.redraft("tried", 1, seen::equals, Trees.of(worth(20))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);

        assertThat(workspace.publishing.redraft("tried", 1, seen::equals, Trees.of(worth(30))))
                .isInstanceOf(DefinitionPublishing.Outcome.NotAsExpected.class);
        assertThat(workspace.publishing.activate("tried", 1, seen::equals))
                .isInstanceOf(DefinitionPublishing.Outcome.NotAsExpected.class);
        assertThat(
                workspace.publishing.activateUnsigned("tried", 1, seen::equals, "a test", "tester", StageEffects.USUAL))
                .isInstanceOf(DefinitionPublishing.Outcome.NotAsExpected.class);
        StoredVersion now = workspace.publishing.find("tried", 1).orElseThrow();
        assertThat(
                workspace.publishing.activateUnsigned("tried", 1, now::equals, "a test", "tester", StageEffects.USUAL))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(workspace.publishing.activate("tried", 1))
                .isEqualTo(new DefinitionPublishing.Outcome.JudgedAlready(Status.ACTIVE));
    }

    /** A demo is worth 10, and this is what its scenario expects. */
    private static Tree expecting(int points) {
        return Trees.of(map("definition", "played", "dimensions", map("fit", map("weight", 100)), "rules",
                List.of(map("id", "demo", "dimension", "fit", "each", map("type", "demo-requested"), "points", 10)),
                "scenarios", List.of(map("id", "asks", "engagements", List.of(map("type", "demo-requested")), "expect",
                        map("scores", map("fit", points))))));
    }

    /** The definitions, in which something happens once before something is asked of them. */
    private Definitions interrupted(String before, Runnable meanwhile) {
        AtomicReference<Runnable> once = new AtomicReference<>(meanwhile);
        return (Definitions) Proxy.newProxyInstance(Definitions.class.getClassLoader(),
                new Class<?>[]{Definitions.class}, (_, method, arguments) -> {
                    if (method.getName().equals(before)) {
                        once.getAndSet(() -> {
                        }).run();
                    }
                    return method.invoke(workspace.store.definitions(), arguments);
                });
    }

    @Test
    void a_draft_that_is_edited_while_its_scenarios_are_played_is_played_again() {
        assertThat(workspace.publishing.draft(expecting(10))).isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        Runnable edit = () -> assertThat(workspace.publishing.redraft("played", 1, expecting(20)))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);

        assertThat(
                new DefinitionPublishing(interrupted("propose", edit), workspace::now).signing().propose("played", 1))
                .isInstanceOf(VersionSigning.Outcome.Refused.class);
        assertThat(workspace.publishing.redraft("played", 1, expecting(10)))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(new DefinitionPublishing(interrupted("activate", edit), workspace::now)
                .activateUnsigned("played", 1, "a test", "tester"))
                .isInstanceOf(DefinitionPublishing.Outcome.Refused.class);
        assertThat(workspace.publishing.find("played", 1).orElseThrow().status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void a_version_with_a_scenario_that_fails_is_kept_as_a_draft_and_neither_proposed_nor_activated() {
        Tree wrong = expecting(20);
        List<Objection> failure = List.of(Objection.of(new Pointer("/scenarios/0/expect/scores/fit"),
                Flaw.UNEXPECTED_SCORE, "asks", "fit", 20, 10));

        assertThat(workspace.publishing.check(wrong)).isEqualTo(new Parsed.Invalid<>(failure));
        assertThat(workspace.publishing.draft(wrong)).isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(workspace.publishing.signing().propose("played", 1))
                .isEqualTo(new VersionSigning.Outcome.Refused(failure));
        assertThat(workspace.publishing.activateUnsigned("played", 1, "a test", "tester"))
                .isEqualTo(new DefinitionPublishing.Outcome.Refused(failure));
    }

    private Definitions keptByAnotherRelease() {
        Tree.Branch newer = Tree.branch().with("definition", "newer").with("oracle", true).done();
        Definitions definitions = workspace.store.definitions();
        assertThat(definitions.add("newer", newer, workspace.now()).version()).isEqualTo(1);
        return definitions;
    }

    @Test
    void a_draft_that_this_release_cannot_read_is_not_activated() {
        assertThat(keptByAnotherRelease().find("newer", 1)).isPresent();

        assertThat(workspace.publishing.activate("newer", 1)).isInstanceOfSatisfying(
                DefinitionPublishing.Outcome.Refused.class,
                refused -> assertThat(refused.objections()).extracting(each -> each.place().text())
                        .contains("/oracle"));
        assertThat(workspace.store.definitions().active()).isEmpty();
    }

    @Test
    void where_another_release_activated_what_this_one_cannot_read_nothing_is_lost() {
        assertThat(keptByAnotherRelease().activate("newer", 1,
                Optional.of(new Waiver("a test", "tester", workspace.now())), workspace.now())).isTrue();
        Report demo = workspace.engagement("id", "1", "keys", map("email", "sara@example.com"), "type",
                "demo-requested");

        assertThat(workspace.intake.submit(List.of(demo), List.of())).isInstanceOf(Answer.Unavailable.class);
        assertThat(workspace.directory.holding(IdentityKey.email("sara@example.com").orElseThrow())).isEmpty();
        assertThatThrownBy(() -> new Plans(workspace.store.definitions()).prepare())
                .isInstanceOf(DefinitionUnreadable.class).hasMessageContaining("version 1 of the definition 'newer'")
                .hasMessageContaining("/oracle");
    }

    @Test
    void the_plan_of_a_draft_is_made_once_while_the_draft_says_the_same() {
        JudgedBy draft = new JudgedBy("tried", 1);
        assertThat(workspace.publishing.draft(Trees.of(worth(10))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        Plan first = workspace.plans.apply(draft);

        assertThat(workspace.plans.apply(draft)).isSameAs(first);
        assertThat(workspace.publishing.redraft("tried", 1, Trees.of(worth(20))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(workspace.plans.apply(draft)).isNotSameAs(first);
    }

    @Test
    void what_was_not_signed_does_not_judge_unless_somebody_answers_for_it() {
        assertThat(workspace.publishing.draft(Trees.of(worth(10))))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(workspace.publishing.activate("tried", 1)).isEqualTo(
                new DefinitionPublishing.Outcome.Unsigned(List.of(Team.MARKETING, Team.SALES)));
        assertThat(workspace.store.definitions().active()).isEmpty();

        assertThat(workspace.publishing.activateUnsigned("tried", 1, "a first look", "Sara"))
                .isInstanceOfSatisfying(DefinitionPublishing.Outcome.Kept.class,
                        kept -> assertThat(kept.version().agreement().waiver())
                                .contains(new Waiver("a first look", "Sara", workspace.now())));
    }
}
