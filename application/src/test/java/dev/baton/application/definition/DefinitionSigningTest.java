package dev.baton.application.definition;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.agreement.VersionSigning.Outcome;
import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.access.Colleague;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DefinitionSigningTest {
    private final Examples examples = new Examples();
    private final Workspace workspace = new Workspace();
    private final VersionSigning signing = workspace.publishing.signing();
    private final Person sara = known("Sara", Team.MARKETING);
    private final Person omid = known("Omid", Team.SALES);

    private Person known(String name, Team team) {
        Person person = new Person(examples.id(), name, team, Optional.empty(), Examples.NOW);
        assertThat(workspace.store.people().add(Colleague.of(person))).isTrue();
        return person;
    }

    @BeforeEach
    void a_draft_is_there() {
        assertThat(workspace.publishing.draft(Trees.of(Workspace.usual())))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private static Status status(Outcome outcome) {
        if (outcome instanceof Outcome.Kept(StoredVersion stored)) {
            return stored.status();
        }
        throw new AssertionError(outcome.toString());
    }

    @Test
    void a_version_is_signed_when_both_teams_have_signed_it() {
        assertThat(status(signing.propose("usual", 1))).isEqualTo(Status.PROPOSED);
        assertThat(status(signing.sign("usual", 1, Optional.of(omid)))).isEqualTo(Status.PROPOSED);
        assertThat(status(signing.sign("usual", 1, Optional.of(omid)))).as("again").isEqualTo(Status.PROPOSED);
        assertThat(status(signing.sign("usual", 1, Optional.of(sara)))).isEqualTo(Status.SIGNED);
        assertThat(status(signing.sign("usual", 1, Optional.of(sara)))).as("again").isEqualTo(Status.SIGNED);
    }

    @Test
    void what_is_proposed_cannot_be_edited_until_it_is_withdrawn() {
        assertThat(status(signing.propose("usual", 1))).isEqualTo(Status.PROPOSED);
        assertThat(workspace.publishing.redraft("usual", 1, Trees.of(Workspace.usual())))
                .isEqualTo(new DefinitionPublishing.Outcome.NoDraft(Status.PROPOSED));

        assertThat(status(signing.withdraw("usual", 1))).isEqualTo(Status.DRAFT);

        assertThat(workspace.publishing.redraft("usual", 1, Trees.of(Workspace.usual())))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
    }

    @Test
    void each_refusal_tells_why() {
        Person nima = known("Nima", Team.SALES);
        Person zahra = known("Zahra", Team.SALES_OPS);
        assertThat(signing.sign("usual", 1, Optional.of(sara))).isEqualTo(new Outcome.NotProposed(Status.DRAFT));
        assertThat(signing.withdraw("usual", 1)).isEqualTo(new Outcome.NotWithdrawable(Status.DRAFT));
        assertThat(status(signing.propose("usual", 1))).isEqualTo(Status.PROPOSED);
        assertThat(signing.propose("usual", 1)).isEqualTo(new Outcome.NoDraft(Status.PROPOSED));
        assertThat(status(signing.sign("usual", 1, Optional.of(omid)))).isEqualTo(Status.PROPOSED);

        assertThat(signing.sign("usual", 1, Optional.of(nima))).isInstanceOfSatisfying(Outcome.TeamSigned.class,
                refused -> assertThat(refused.signature().name()).isEqualTo("Omid"));
        assertThat(signing.sign("usual", 1, Optional.of(zahra))).isEqualTo(new Outcome.OtherTeam(zahra));
        assertThat(signing.sign("usual", 1, Optional.empty())).isEqualTo(new Outcome.Nobodys());
        for (Outcome outcome : List.of(signing.propose("usual", 2), signing.sign("usual", 2, Optional.of(sara)),
                signing.withdraw("usual", 2))) {
            assertThat(outcome).isEqualTo(new Outcome.Unknown());
        }
    }

    @Test
    void what_judges_is_neither_signed_nor_withdrawn() {
        workspace.activate(Workspace.definition("other", List.of(), map("score", "interest", "at-least", 60),
                map("score", "interest", "below", 45)));

        assertThat(signing.sign("other", 1, Optional.of(sara))).isEqualTo(new Outcome.NotProposed(Status.ACTIVE));
        assertThat(signing.withdraw("other", 1)).isEqualTo(new Outcome.NotWithdrawable(Status.ACTIVE));
    }
}
