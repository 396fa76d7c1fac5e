package dev.baton.application.lead;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.scoring.Explanation;
import org.junit.jupiter.api.Test;

class ScoreFormTest {

    @Test
    void a_dimension_none_of_whose_rules_matches_is_shown_as_a_dash() {
        try (Workspace workspace = new Workspace()) {
            workspace.activate(Workspace.usual());
            assertThat(workspace.submit(workspace.lead("keys", map("email", "sara@example.com")))).hasSize(1);
            LeadId sara = workspace.directory.holding(IdentityKey.email("sara@example.com").orElseThrow())
                    .orElseThrow().row().card().lead();

            var found = (Found.Is<Explanation>) workspace.directory.explanation(sara, Wanted.PRESENT);

            var dimensions = (Tree.Listing) ScoreForm.explanation(sara, found).at("dimensions").orElseThrow();
            var interest = (Tree.Branch) dimensions.items().getFirst();
            assertThat(interest.at("shown")).contains(new Tree.Blank());
            assertThat(interest.at("exact")).contains(new Tree.Blank());
        }
    }
}
