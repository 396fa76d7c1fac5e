package dev.baton.application.policy;

import dev.baton.application.agreement.AgreedDocument;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.agreement.VersionPublishing;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.Definitions;
import dev.baton.domain.agreement.Review;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.VersionComparison;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.domain.policy.PolicyWarnings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes handoff policies and makes one of them the one by which leads are handed over. A draft may name what is not there yet;
 * what is proposed asks only for what the definition that judges knows, and what is activated names only teams, checklists and
 * questions that are there.
 */
public final class PolicyPublishing extends VersionPublishing {
    private final Policies policies;
    private final Definitions definitions;
    private final Supplier<Set<String>> teams;
    private final Supplier<List<Checklist>> checklists;
    private final DocumentChanges changes;
    private final InstantSource clock;

    /**
     * Publishing among these policies.
     *
     * @param definitions of which one judges the leads that the policies hand over
     * @param teams       the keys of the teams there are
     * @param checklists  the checklists there are
     * @param changes     by which none of them is taken away while a policy that names it is activated
     */
    public PolicyPublishing(Policies policies, Definitions definitions, Supplier<Set<String>> teams,
            Supplier<List<Checklist>> checklists, DocumentChanges changes, InstantSource clock) {
        super(policies, document(definitions, teams, checklists), clock);
        this.policies = policies;
        this.definitions = definitions;
        this.teams = teams;
        this.checklists = checklists;
        this.changes = changes;
        this.clock = clock;
    }

    private static AgreedDocument document(Definitions definitions, Supplier<Set<String>> teams,
            Supplier<List<Checklist>> checklists) {
        return new AgreedDocument("policy", written -> PolicyReader.read(written).map(HandoffPolicy::key),
                written -> objections(read(written, judging(definitions))),
                written -> switch (read(written, judging(definitions))) {
                    case Parsed.Valid<HandoffPolicy>(HandoffPolicy policy) ->
                        PolicyStrangers.of(policy, teams.get(), checklists.get());
                    case Parsed.Invalid<HandoffPolicy>(List<Objection> objections) -> objections;
                },
                (before, after) -> VersionComparison.ofPolicies(before, after, PolicyReader::read));
    }

    private static Parsed<HandoffPolicy> read(Tree written, Optional<Definition> judging) {
        return judging.map(definition -> PolicyReader.read(written, definition))
                .orElseGet(() -> PolicyReader.read(written));
    }

    private static List<Objection> objections(Parsed<HandoffPolicy> read) {
        return read instanceof Parsed.Invalid<HandoffPolicy>(List<Objection> objections) ? objections : List.of();
    }

    private static Optional<Definition> judging(Definitions definitions) {
        return definitions.active().flatMap(active -> definitions.find(active.definition(), active.version()))
                .flatMap(stored -> DefinitionReader
                        .read(stored.written()) instanceof Parsed.Valid<Definition>(Definition definition)
                                ? Optional.of(definition)
                                : Optional.empty());
    }

    /** Checks a written form without keeping it; where a definition judges, also whether it knows what the policy names. */
    public Parsed<HandoffPolicy> check(Tree written) {
        return read(written, judging(definitions));
    }

    /** What a written form says that can never come true, or not yet; nothing if it is wrong. */
    public List<Warning> warnings(Tree written) {
        Optional<Definition> judging = judging(definitions);
        return read(written, judging) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy policy)
                ? warnings(policy, judging)
                : PolicyReader.read(written) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy draft)
                        ? warnings(draft, Optional.empty())
                        : List.of();
    }

    private List<Warning> warnings(HandoffPolicy policy, Optional<Definition> judging) {
        return Stream.of(PolicyWarnings.of(policy, judging),
                PolicyWarnings.absent(policy, teams.get(), PolicyStrangers.keys(checklists.get())),
                Warning.overdue(policy.reviewBy(), today()).stream().toList()).flatMap(List::stream).toList();
    }

    /** Hands over by a signed version from now on if it is still as the caller expects, and retires the one before. */
    public Outcome activate(String key, int version, Predicate<StoredVersion> expected) {
        return activate(key, version, expected, Optional.empty());
    }

    /** Hands over by a version although signatures are missing; the waiver is shown wherever the version is. */
    public Outcome activateUnsigned(String key, int version, Predicate<StoredVersion> expected, String reason,
            String by) {
        return activate(key, version, expected, waiver(reason, by));
    }

    private Outcome activate(String key, int version, Predicate<StoredVersion> expected, Optional<Waiver> waiver) {
        return changes.alone(() -> activate(key, version, expected, waiver,
                how -> policies.activate(how.key(), how.version(), how.expected(), how.waiver(), how.at())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(),
                judging(definitions).map(Definition::zone).orElse(ZoneOffset.UTC));
    }

    /** The review of the active policy, as it stands today in the zone of the definition that judges. */
    @Override
    public List<Reviewed> reviews() {
        LocalDate today = today();
        return policies.active()
                .flatMap(stored -> PolicyReader
                        .read(stored.written()) instanceof Parsed.Valid<HandoffPolicy>(HandoffPolicy policy)
                                ? Optional.of(new Reviewed(stored.key(), stored.version(),
                                        Review.of(policy.reviewBy(), today)))
                                : Optional.empty())
                .stream().toList();
    }
}
