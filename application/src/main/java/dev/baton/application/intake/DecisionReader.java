package dev.baton.application.intake;

import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a person decides about a lead: {@code {stage, cycle, from, reason, cool-down, override}}, or
 * {@code {lift: true, cycle, reason}} to end an override.
 */
public final class DecisionReader {
    private static final Map<String, Stage> STAGES = Arrays.stream(Stage.values())
            .collect(Collectors.toMap(Stage::name, Function.identity()));
    /** Why a lead is taken out must be said; that it goes on needs no reason. */
    private static final Set<Stage> REASONED = Set.of(Stage.RECYCLED, Stage.DISQUALIFIED);
    private final Fields fields;

    private DecisionReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * What is ordered.
     *
     * @param by whoever orders it
     */
    public static Parsed<Order> read(Tree tree, Actor by) {
        return Reading.of(reading -> new DecisionReader(reading.fields(tree, Pointer.ROOT)).order(by));
    }

    private Optional<Order> order(Actor by) {
        Optional<CycleKind> kind = fields.word("cycle", CycleKind.WORDS);
        Optional<Stage> from = fields.word("from", STAGES);
        Optional<String> reason = fields.text("reason");
        Optional<Decision> decision = fields.flag("lift").orElse(false) ? lifted() : moved(kind);
        fields.finish();
        return decision.map(what -> new Order(kind, from, what, by, reason));
    }

    private Optional<Decision> lifted() {
        for (String name : List.of("stage", "override", "cool-down")) {
            if (fields.has(name)) {
                fields.object(name, Flaw.CONFLICT, "lift", name);
            }
        }
        return Optional.of(new Decision.Lifted());
    }

    private Optional<Decision> moved(Optional<CycleKind> kind) {
        Optional<Stage> stage = fields.required("stage", fields.word("stage", STAGES));
        boolean override = fields.flag("override").orElse(false);
        Optional<Duration> coolDown = Durations.read(fields, "cool-down");
        stage.ifPresent(to -> {
            if (override || REASONED.contains(to)) {
                fields.needs("reason");
            }
            kind.filter(of -> !of.has(to)).ifPresent(of -> fields.object("stage", Flaw.CONFLICT, of.code(), to));
            coolDown.filter(_ -> override || !to.isClosed() && to != Stage.DISQUALIFIED)
                    .ifPresent(_ -> fields.object("cool-down", Flaw.CONFLICT, override ? "override" : to, "cool-down"));
        });
        return stage.map(to -> override
                ? new Decision.Overridden(to)
                : new Decision.Moved(to, coolDown.orElse(Duration.ZERO)));
    }
}
