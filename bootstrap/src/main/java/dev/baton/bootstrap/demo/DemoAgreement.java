package dev.baton.bootstrap.demo;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.Heading;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.intake.Upkeep;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.DefaultDefinition;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.definition.VersionComparison;
import dev.baton.domain.form.Tree;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two invented people agree on the shipped definition, and later on a second version of it. What a killed run began is gone
 * on with, and what somebody else chose to judge stays.
 */
final class DemoAgreement {
    /** So many leads may move on a day by the second version. */
    private static final int PER_DAY = 3;
    private static final int AT_ONCE = 100;
    /** In how many things the two versions differ. */
    static final int CHANGES = 3;
    private static final Map<String, String> EDITS = Map.of(
            "{score: fit, at-least: 30}, {score: interest, at-least: 40}",
            "{score: fit, at-least: 30}, {score: interest, at-least: 35}",
            "count: {per-day: 2}\n    points: 10", "count: {per-day: 2}\n    points: 12",
            "count: per-asset\n    points: 20", "count: per-asset\n    points: 15");
    private final BatonServer server;
    private final DefinitionPublishing publishing;
    private final VersionSigning signing;
    private final DemoCheck check;
    private final PrintStream out;

    DemoAgreement(BatonServer server, DemoCheck check, PrintStream out) {
        this.server = server;
        this.publishing = server.conversation(DefinitionPublishing.class);
        this.signing = publishing.signing();
        this.check = check;
        this.out = out;
    }

    /** Lets the shipped definition judge, if none does. */
    void first() {
        if (publishing.list().stream().noneMatch(DemoAgreement::isActive)) {
            version(DefaultDefinition.written()).filter(stored -> !stored.status().hasJudged())
                    .ifPresent(stored -> activate(stored, StageEffects.USUAL));
        }
    }

    /** Lets the second version judge after the shipped one, and counts all leads anew. */
    void second() {
        if (version(DefaultDefinition.written()).filter(stored -> isActive(stored.heading())).isPresent()) {
            version(changed()).or(this::draft)
                    .ifPresent(stored -> activate(stored, new StageEffects.Paced(PER_DAY)));
        }
        count();
    }

    /** Whether one of the two versions judges, and not what somebody else chose. */
    boolean judges() {
        return Stream.of(DefaultDefinition.written(), changed()).flatMap(says -> version(says).stream())
                .anyMatch(stored -> isActive(stored.heading()));
    }

    /** The second version, once it judges. */
    Optional<StoredVersion> judging() {
        return version(changed()).filter(stored -> isActive(stored.heading()));
    }

    /** The number of the shipped version. */
    int before() {
        return version(DefaultDefinition.written()).map(StoredVersion::version).orElseThrow();
    }

    /** How far its rescoring has come. */
    Optional<Rescoring> rescoring() {
        return judging().flatMap(stored -> server.conversation(RescoringWatch.class)
                .find(RescoringWatch.id(stored.key(), stored.version())));
    }

    private static boolean isActive(Heading heading) {
        return heading.status() == Status.ACTIVE;
    }

    /** A lower line to be called, a page of prices that counts more, and an event that counts less. */
    private static Tree changed() {
        return DefaultDefinition.written(text -> EDITS.entrySet().stream().reduce(text,
                (before, edit) -> before.replace(edit.getKey(), edit.getValue()), (one, _) -> one));
    }

    private Optional<StoredVersion> version(Tree says) {
        return publishing.list().stream().filter(stored -> stored.key().equals(DefaultDefinition.KEY))
                .flatMap(stored -> publishing.find(stored.key(), stored.version()).stream())
                .filter(stored -> VersionComparison.ofDefinitions(stored.written(), (Tree.Branch) says).isEmpty())
                .findFirst();
    }

    private Optional<StoredVersion> draft() {
        DefinitionPublishing.Outcome outcome = publishing.draft(changed());
        check.expect(outcome instanceof DefinitionPublishing.Outcome.Kept, "the second version was not drafted");
        return outcome instanceof DefinitionPublishing.Outcome.Kept(StoredVersion kept)
                ? Optional.of(kept)
                : Optional.empty();
    }

    private void activate(StoredVersion draft, StageEffects effects) {
        new DemoSigners(server, check).sign(signing, draft);
        check.expect(publishing.activate(draft.key(), draft.version(), _ -> true,
                effects) instanceof DefinitionPublishing.Outcome.Kept, "a definition was not activated");
        out.printf("Two people, who are made up, signed “%s”, version %d; it judges now.%n", draft.key(),
                draft.version());
    }

    /** Does at once what the server does within seconds by itself, and perhaps beside it, until nothing is left for today. */
    private void count() {
        Upkeep upkeep = server.conversation(Upkeep.class);
        long told = -1;
        Optional<Rescoring> running = rescoring().filter(DemoAgreement::isBusy);
        while (running.isPresent()) {
            var _ = upkeep.judgeAnew(AT_ONCE);
            long done = running.get().done();
            if (done != told) {
                out.printf("Counting anew: %d of %d leads%n", done, running.get().total());
                told = done;
            }
            running = rescoring().filter(DemoAgreement::isBusy);
        }
    }

    private static boolean isBusy(Rescoring rescoring) {
        boolean open = rescoring.done() < rescoring.total()
                || rescoring.waiting() > 0 && rescoring.moved() < PER_DAY;
        return rescoring.status() == Rescorings.Status.RUNNING && open;
    }
}
