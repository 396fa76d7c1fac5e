package dev.baton.application.definition;

import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The plans of versions. One that judges or judged never changes, so its plan is made once. A draft may be asked for too (a
 * score as it would be); its plan is made anew whenever it says something else.
 *
 * <p>A version that cannot be read is one that another release kept. A server does not start with it ({@link #prepare}); one
 * that was running when another release activated it can store nothing rightly, so that whoever sends facts is told to come
 * again, and an instance of the other release takes them.
 */
public final class Plans implements Function<JudgedBy, Plan> {
    private final Definitions definitions;
    private final Map<JudgedBy, Plan> made = new ConcurrentHashMap<>();
    private final Map<JudgedBy, Tried> tried = new ConcurrentHashMap<>();

    /** The plan of a draft, and what the draft said when it was made. */
    private record Tried(Tree.Branch written, Plan plan) {}

    /** Plans of the versions kept here. */
    public Plans(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Makes the plans of all versions that judge or judged.
     *
     * @throws DefinitionUnreadable if one of them means nothing to this release
     */
    public void prepare() {
        definitions.list().stream().filter(heading -> heading.status().hasJudged())
                .map(heading -> new JudgedBy(heading.key(), heading.version())).forEach(judge -> {
                    Plan _ = make(judge);
                });
    }

    /** @throws LedgerUnavailable if the version means nothing to this release */
    @Override
    public Plan apply(JudgedBy judge) {
        try {
            return Optional.ofNullable(made.get(judge)).orElseGet(() -> make(judge));
        } catch (DefinitionUnreadable e) {
            throw new LedgerUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private Plan make(JudgedBy judge) {
        StoredVersion stored = definitions.find(judge.definition(), judge.version())
                .orElseThrow(() -> new IllegalStateException("no definition " + judge));
        if (!stored.status().hasJudged()) {
            return tried.compute(judge, (_, before) -> before instanceof Tried(Tree.Branch written, Plan _)
                    && written.equals(stored.written())
                            ? before
                            : new Tried(stored.written(), plan(judge, stored.written())))
                    .plan();
        }
        tried.remove(judge);
        return made.computeIfAbsent(judge, _ -> plan(judge, stored.written()));
    }

    private static Plan plan(JudgedBy judge, Tree.Branch written) {
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) -> Plan.of(definition);
            case Parsed.Invalid<Definition>(var objections) -> throw new DefinitionUnreadable(judge, objections);
        };
    }
}
