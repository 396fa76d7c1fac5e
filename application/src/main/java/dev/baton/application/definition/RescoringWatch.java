package dev.baton.application.definition;

import dev.baton.application.definition.Rescorings.Place;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.definition.Rescorings.Status;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the operations that go on behind an activation, and stops what is left of their effects. */
public final class RescoringWatch {
    private static final Pattern ID = Pattern.compile("rescoring-(.{1,60})-([1-9][0-9]{0,8})");
    private static final double MILLIS = 1_000;
    private final Rescorings rescorings;
    private final InstantSource clock;

    /** A watch over these. */
    public RescoringWatch(Rescorings rescorings, InstantSource clock) {
        this.rescorings = rescorings;
        this.clock = clock;
    }

    /** What came of cancelling. */
    public sealed interface Outcome {
        /** No stage follows by it any more; leads that are not counted anew yet still are, and stay in their stages. */
        record Cancelled(Rescoring rescoring) implements Outcome {}

        /** There is no such operation. */
        record Unknown() implements Outcome {}

        /** It ended before, or was cancelled before. */
        record NotRunning(Status status) implements Outcome {}
    }

    /** The operation of a version's activation is named by it: a version is activated once. */
    public static String id(String definition, int version) {
        return "rescoring-" + definition + "-" + version;
    }

    /** The version whose activation an operation is; empty if nobody would name one so. */
    public static Optional<JudgedBy> version(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? Optional.of(new JudgedBy(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** Operations, the latest first, at most so many. */
    public List<Rescoring> list(Optional<Place> after, int most) {
        return rescorings.list(after, most);
    }

    /** One operation. */
    public Optional<Rescoring> find(String id) {
        return version(id).flatMap(rescorings::find);
    }

    /** Cancels what is left of the effects. */
    public Outcome cancel(String id) {
        Optional<JudgedBy> version = version(id);
        boolean cancelled = version.filter(rescorings::cancel).isPresent();
        return version.flatMap(rescorings::find).<Outcome>map(found -> cancelled
                ? new Outcome.Cancelled(found)
                : new Outcome.NotRunning(found.status())).orElseGet(Outcome.Unknown::new);
    }

    /** An operation as it is shown, with its pace so far and, by that, the time that is left. */
    public Tree.Branch form(Rescoring rescoring) {
        Instant until = rescoring.countedAt().or(rescoring::endedAt).orElseGet(clock::instant);
        double seconds = Math.max(1, Duration.between(rescoring.startedAt(), until).toMillis()) / MILLIS;
        double rate = rescoring.done() / seconds;
        BranchWriter form = Tree.branch()
                .with("id", id(rescoring.version().definition(), rescoring.version().version()))
                .with("kind", "rescoring").with("definition", rescoring.version().definition())
                .with("version", rescoring.version().version()).with("status", rescoring.status().code())
                .with("started-at", rescoring.startedAt().toString())
                .with("counted-at", rescoring.countedAt().map(Instant::toString))
                .with("ended-at", rescoring.endedAt().map(Instant::toString))
                .with("done", rescoring.done()).with("total", rescoring.total())
                .with("rate", BigDecimal.valueOf(rate).setScale(1, RoundingMode.HALF_UP));
        return left(rescoring, rate).map(left -> form.with("seconds-left", left)).orElse(form)
                .with("effects", effects(rescoring)).done();
    }

    private static Optional<Long> left(Rescoring rescoring, double rate) {
        return rescoring.countedAt().or(rescoring::endedAt).isEmpty() && rate > 0
                ? Optional.of((long) Math.ceil((rescoring.total() - rescoring.done()) / rate))
                : Optional.empty();
    }

    private static Tree.Branch effects(Rescoring rescoring) {
        BranchWriter effects = Tree.branch().with("stages", rescoring.effects().code());
        return (rescoring.effects() instanceof StageEffects.Paced(int perDay)
                ? effects.with("per-day", perDay)
                : effects)
                .with("moved", rescoring.moved()).with("waiting", rescoring.waiting()).done();
    }
}
