package dev.baton.application.definition;

import dev.baton.application.definition.Definitions.Status;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The plans of versions. One that judges or judged never changes, so its plan is made once; a draft may be asked for too (a
 * score as it would be) and is read anew each time, since it may say something else when it comes to judge.
 */
public final class Plans implements Function<JudgedBy, Plan> {
    private final Definitions definitions;
    private final Map<JudgedBy, Plan> made = new ConcurrentHashMap<>();

    /** Plans of the versions kept here. */
    public Plans(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Plan apply(JudgedBy judge) {
        return Optional.ofNullable(made.get(judge)).orElseGet(() -> make(judge));
    }

    private Plan make(JudgedBy judge) {
        StoredDefinition stored = definitions.find(judge.definition(), judge.version())
                .orElseThrow(() -> new IllegalStateException("no definition " + judge));
        Plan plan = plan(judge, stored);
        if (stored.status() != Status.DRAFT) {
            made.put(judge, plan);
        }
        return plan;
    }

    private static Plan plan(JudgedBy judge, StoredDefinition stored) {
        return switch (DefinitionReader.read(stored.written())) {
            case Parsed.Valid<Definition>(Definition definition) -> Plan.of(definition);
            case Parsed.Invalid<Definition>(var objections) -> throw new IllegalStateException(
                    judge + " was kept and cannot be read: " + objections);
        };
    }
}
