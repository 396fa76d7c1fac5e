package dev.baton.persistence;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Statement.Decided;
import java.time.Duration;

/** What a person decided, as the tree that is stored. */
final class StoredDecision {
    private StoredDecision() {
    }

    static Tree written(Decided says) {
        BranchWriter writer = Tree.branch().with("number", says.cycle().number());
        BranchWriter told = switch (says.decision()) {
            case Decision.Moved(var to, var coolDown) ->
                writer.with("moved", to.name()).with("cool-down", coolDown.toString());
            case Decision.Overridden(var to) -> writer.with("overridden", to.name());
            case Decision.Lifted() -> writer.with("lifted", true);
        };
        return told.with("by", says.by()).with("reason", says.reason()).done();
    }

    static Decided read(CycleKind kind, StoredTree tree) {
        Cycle cycle = new Cycle(kind, Math.toIntExact(tree.number("number")));
        return new Decided(cycle, decision(tree), tree.text("by"), tree.optionalText("reason"));
    }

    private static Decision decision(StoredTree tree) {
        return tree.optionalText("moved")
                .<Decision>map(to -> new Decision.Moved(StoredTransition.stage(to),
                        Duration.parse(tree.text("cool-down"))))
                .or(() -> tree.optionalText("overridden")
                        .map(to -> new Decision.Overridden(StoredTransition.stage(to))))
                .orElseGet(Decision.Lifted::new);
    }
}
