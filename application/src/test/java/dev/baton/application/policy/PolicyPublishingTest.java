package dev.baton.application.policy;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.application.Examples;
import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.access.Colleague;
import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.VersionPublishing.Reviewed;
import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.Warning.Doubt;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.ArrayList;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Checklist;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyPublishingTest {
    private static final Pointer FIRST = Pointer.ROOT.to("rules").to(0);
    private final Examples examples = new Examples();
    private final Workspace workspace = new Workspace();
    private final Set<String> teams = new TreeSet<>(Set.of("sales", "service"));
    private final List<Checklist> checklists = new ArrayList<>(List.of(asking("bant", "budget", "need")));
    private final PolicyPublishing publishing = new PolicyPublishing(workspace.store.policies(),
            workspace.store.definitions(), () -> teams, () -> checklists, workspace.store.documentChanges(),
            workspace::now);
    private final VersionSigning signing = publishing.signing();

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private static Tree policy(String key, String score, String team) {
        return Trees.of(map("policy", key, "review-by", "2026-04-01", "rules",
                List.of(map("id", "hot", "when", map("score", score, "at-least", 60), "team", team))));
    }

    private static Checklist asking(String key, String... questions) {
        return new Checklist(key, Labels.NONE, Stream.of(questions)
                .map(id -> new Item(id, Labels.NONE, new Kind.Text(), true, id, List.of())).toList());
    }

    private static StoredVersion kept(Outcome outcome) {
        if (outcome instanceof Outcome.Kept(StoredVersion version)) {
            return version;
        }
        throw new AssertionError(outcome.toString());
    }

    private void drafted(String key, String score, String team) {
        assertThat(kept(publishing.draft(policy(key, score, team))).status()).isEqualTo(Status.DRAFT);
    }

    private Outcome waived(String key, int version) {
        return publishing.activateUnsigned(key, version, _ -> true, "a test", "tester");
    }

    private Person known(String name, Team team) {
        Person person = new Person(examples.id(), name, team, Optional.empty(), Examples.NOW);
        assertThat(workspace.store.people().add(Colleague.of(person))).isTrue();
        return person;
    }

    @Test
    void what_both_teams_signed_is_activated() {
        workspace.activate(Workspace.usual());
        drafted("plants", "interest", "sales");
        assertThat(publishing.activate("plants", 1, _ -> true))
                .isEqualTo(new Outcome.Unsigned(List.of(Team.MARKETING, Team.SALES)));
        assertThat(signing.propose("plants", 1)).isInstanceOf(VersionSigning.Outcome.Kept.class);
        assertThat(publishing.redraft("plants", 1, policy("plants", "interest", "service")))
                .isEqualTo(new Outcome.NoDraft(Status.PROPOSED));
        for (Team team : List.of(Team.SALES, Team.MARKETING)) {
            assertThat(signing.sign("plants", 1, Optional.of(known("Someone", team))))
                    .isInstanceOf(VersionSigning.Outcome.Kept.class);
        }

        assertThat(kept(publishing.activate("plants", 1, _ -> true)).status()).isEqualTo(Status.ACTIVE);

        assertThat(workspace.store.policies().active()).map(StoredVersion::key).contains("plants");
    }

    @Test
    void one_policy_is_active_whatever_its_key() {
        drafted("plants", "interest", "sales");
        drafted("shops", "interest", "sales");
        assertThat(kept(waived("plants", 1)).status()).isEqualTo(Status.ACTIVE);

        assertThat(kept(waived("shops", 1)).status()).isEqualTo(Status.ACTIVE);

        assertThat(publishing.find("plants", 1)).map(StoredVersion::status).contains(Status.RETIRED);
        assertThat(publishing.activate("plants", 1, _ -> true)).isEqualTo(new Outcome.JudgedAlready(Status.RETIRED));
    }

    @Test
    void a_policy_that_names_a_score_nobody_gives_is_a_draft_and_not_proposed() {
        drafted("plants", "readiness", "sales");
        assertThat(signing.propose("plants", 1)).as("nothing judges").isInstanceOf(VersionSigning.Outcome.Kept.class);
        assertThat(signing.withdraw("plants", 1)).isInstanceOf(VersionSigning.Outcome.Kept.class);
        workspace.activate(Workspace.usual());
        Objection unknown = Objection.of(FIRST.to("when").to("score"), Flaw.UNKNOWN_REFERENCE, "readiness",
                "interest, total");

        assertThat(signing.propose("plants", 1)).isEqualTo(new VersionSigning.Outcome.Refused(List.of(unknown)));
        assertThat(waived("plants", 1)).isEqualTo(new Outcome.Refused(List.of(unknown)));
        assertThat(publishing.check(policy("plants", "readiness", "sales")))
                .isEqualTo(new Parsed.Invalid<>(List.of(unknown)));
        drafted("plants", "readiness", "sales");
    }

    @Test
    void a_policy_is_not_activated_while_a_team_it_names_is_not_there() {
        drafted("plants", "interest", "enterprise");

        assertThat(waived("plants", 1)).isEqualTo(new Outcome.Refused(List.of(
                Objection.of(FIRST.to("team"), Flaw.UNKNOWN_REFERENCE, "enterprise", "sales, service"))));
        assertThat(workspace.store.policies().active()).isEmpty();
        teams.clear();
        assertThat(waived("plants", 1)).isEqualTo(
                new Outcome.Refused(List.of(Objection.of(FIRST.to("team"), Flaw.NO_TEAM, "enterprise"))));
        teams.add("enterprise");
        assertThat(kept(waived("plants", 1)).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_policy_is_not_activated_while_a_checklist_or_a_question_it_names_is_not_there() {
        Tree written = Trees.of(map("policy", "plants", "rules",
                List.of(map("id", "hot", "when", map("stage", "MQL"), "team", "sales", "checklist", "nope"),
                        map("id", "rest", "team", "sales", "checklist", "bant")),
                "sql", map("when", map("stage", "SAL"), "needs", List.of("need", "budgett"))));
        assertThat(kept(publishing.draft(written)).status()).isEqualTo(Status.DRAFT);

        assertThat(waived("plants", 1)).isEqualTo(new Outcome.Refused(
                List.of(Objection.of(FIRST.to("checklist"), Flaw.UNKNOWN_REFERENCE, "nope", "bant"))));
        checklists.add(asking("nope", "need", "hope"));
        assertThat(waived("plants", 1)).isEqualTo(new Outcome.Refused(List.of(Objection
                .of(Pointer.ROOT.to("sql").to("needs").to(1), Flaw.UNKNOWN_REFERENCE, "budgett", "need"))));
        checklists.set(0, asking("bant", "need", "budgett"));
        checklists.set(1, asking("nope", "need", "budgett"));
        assertThat(kept(waived("plants", 1)).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void what_can_never_hold_by_the_definition_that_judges_is_doubted() {
        Tree never = Trees.of(map("policy", "plants", "rules", List.of(
                map("id", "hot", "when", map("score", "interest", "above", 100), "team", "sales"),
                map("id", "rest", "team", "sales"), map("id", "late", "team", "sales"))));
        assertThat(publishing.warnings(never)).extracting(each -> each.doubt().code()).containsExactly("never-asked");
        workspace.activate(Workspace.usual());
        assertThat(publishing.warnings(never)).extracting(each -> each.doubt().code()).containsExactly("never-holds",
                "never-asked");
        assertThat(publishing.warnings(policy("plants", "readiness", "sales"))).as("a draft it does not know")
                .isEmpty();
        assertThat(publishing.warnings(Tree.of(1))).as("no policy").isEmpty();
    }

    @Test
    void a_review_that_is_over_is_doubted() {
        Tree late = Trees.of(map("policy", "plants", "review-by", "2026-03-20", "rules",
                List.of(map("id", "rest", "team", "sales"))));

        assertThat(publishing.warnings(late)).containsExactly(
                Warning.of(Pointer.ROOT.to("review-by"), Doubt.REVIEW_OVER, "2026-03-20"));
        assertThat(publishing.check(Trees.of(map("policy", "plants", "review-by", "1405-01-01", "rules",
                List.of(map("id", "rest", "team", "sales")))))).isEqualTo(new Parsed.Invalid<>(List.of(Objection
                        .of(Pointer.ROOT.to("review-by"), Flaw.NOT_GREGORIAN, "1405-01-01", "2026-03-21"))));
    }

    @Test
    void what_is_not_there_yet_is_doubted() {
        Tree early = Trees.of(map("policy", "plants", "rules",
                List.of(map("id", "large", "when", map("stage", "MQL"), "team", "moon", "checklist", "bant"),
                        map("id", "rest", "team", "sales", "checklist", "stars"))));
        Warning moon = Warning.of(FIRST.to("team"), Doubt.UNKNOWN_TEAM, "moon", "sales, service");
        Warning stars = Warning.of(Pointer.ROOT.to("rules").to(1).to("checklist"), Doubt.UNKNOWN_CHECKLIST, "stars",
                "bant");

        assertThat(publishing.warnings(early)).containsExactly(moon, stars);
        workspace.activate(Workspace.usual());
        assertThat(publishing.warnings(early)).containsExactly(moon, stars);
        assertThat(kept(publishing.draft(early)).status()).isEqualTo(Status.DRAFT);
        assertThat(signing.propose("plants", 1)).isInstanceOf(VersionSigning.Outcome.Kept.class);
        teams.add("moon");
        checklists.add(asking("stars", "light"));
        assertThat(publishing.warnings(early)).isEmpty();
    }

    @Test
    void the_active_policy_tells_what_it_counts_on() {
        ActivePolicy active = new ActivePolicy(workspace.store.policies());
        assertThat(active.handingTo("sales")).isEmpty();
        Tree written = Trees.of(map("policy", "plants", "rules",
                List.of(map("id", "large", "when", map("stage", "MQL"), "team", "sales", "checklist", "bant"),
                        map("id", "rest", "team", "sales"))));
        assertThat(kept(publishing.draft(written)).status()).isEqualTo(Status.DRAFT);
        assertThat(active.handingTo("sales")).as("a draft").isEmpty();
        assertThat(kept(waived("plants", 1)).status()).isEqualTo(Status.ACTIVE);

        assertThat(active.handingTo("sales")).contains(new ByRule("plants", 1, "large"));
        assertThat(active.asking("bant")).contains(new ByRule("plants", 1, "large"));
        assertThat(active.handingTo("service")).isEmpty();
        assertThat(active.asking("champ")).isEmpty();
    }

    @Test
    void the_first_is_kept_where_there_is_none() {
        assertThat(publishing.draftFirst(policy("plants", "interest", "sales"))).isEqualTo(new Parsed.Valid<>(true));
        assertThat(publishing.draftFirst(policy("shops", "interest", "sales"))).isEqualTo(new Parsed.Valid<>(false));
    }

    @Test
    void a_change_is_told_part_by_part() {
        drafted("plants", "interest", "sales");
        drafted("plants", "interest", "service");

        assertThat(publishing.compare("plants", 1, 2)).hasValueSatisfying(changes -> assertThat(changes)
                .extracting(VersionChange::place, VersionChange::before, VersionChange::after)
                .containsExactly(tuple(FIRST.to("team"), "sales", "service")));
        assertThat(publishing.compare("plants", 1, 3)).isEmpty();
    }

    @Test
    void the_review_of_the_active_policy_is_told() {
        drafted("plants", "interest", "sales");
        assertThat(publishing.reviews()).isEmpty();
        assertThat(kept(waived("plants", 1)).status()).isEqualTo(Status.ACTIVE);

        LocalDate day = LocalDate.of(2026, 4, 1);
        assertThat(publishing.reviews()).containsExactly(new Reviewed("plants", 1,
                Review.of(Optional.of(day), LocalDate.ofInstant(workspace.now(), ZoneOffset.UTC))));
    }
}
