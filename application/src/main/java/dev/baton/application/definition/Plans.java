package dev.baton.application.definition;

import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The plans of versions that judge or judged. Such a version never changes, so a plan once made holds for ever. */
public final class Plans implements Function<JudgedBy, Plan> {
    private final Definitions definitions;
    private final Map<JudgedBy, Plan> made = new ConcurrentHashMap<>();

    /** Plans of the versions kept here. */
    public Plans(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Plan apply(JudgedBy judge) {
        return made.computeIfAbsent(judge, this::make);
    }

    private Plan make(JudgedBy judge) {
        StoredDefinition stored = definitions.find(judge.definition(), judge.version())
                .orElseThrow(() -> new IllegalStateException("no definition " + judge));
        return switch (DefinitionReader.read(stored.written())) {
            case Parsed.Valid<Definition>(Definition definition) -> Plan.of(definition);
            case Parsed.Invalid<Definition>(var objections) -> throw new IllegalStateException(
                    judge + " was activated and cannot be read: " + objections);
        };
    }
}
