package dev.baton.domain.chance;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;

/** Valid handoff policies by chance, which ask whatever a definition can tell. */
public final class ChancePolicies {
    private ChancePolicies() {
    }

    /** A policy for leads that a definition judges. */
    public static HandoffPolicy of(Chance chance, Definition definition) {
        List<String> positions = definition.journey().steps().stream().map(step -> step.position().code()).toList();
        ChanceConditions conditions = new ChanceConditions(chance, positions);
        List<Tree> rules = new ArrayList<>();
        for (int i = chance.between(1, 5); i > 0; i--) {
            rules.add(Tree.branch().with("id", "r" + i).with("team", chance.of("inside", "field"))
                    .with("when", conditions.scores(2, definition.dimensions().stream().map(each -> each.id()).toList(),
                            definition.grade().isPresent() ? List.of("A1", "A2", "B1", "B2") : List.of()))
                    .done());
        }
        Tree written = Tree.branch().with("policy", "by-chance").with("rules", new Tree.Listing(rules)).done();
        return switch (PolicyReader.read(written, definition)) {
            case Parsed.Valid<HandoffPolicy>(HandoffPolicy policy) -> policy;
            case Parsed.Invalid<HandoffPolicy>(var objections) ->
                throw new IllegalStateException(objections + " in " + written);
        };
    }
}
