package dev.baton.domain.plain;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.definition.Journey;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.qualification.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The stage as the rules of the domain say it: it is asked at every fact, at every midnight and whenever any window opened
 * by a fact closes, whether or not anything can change there. After a quiet fact nothing moves until the lead's own next
 * fact, but that from the next midnight on the lead may leave. A quiet judgement moves nothing; whom it would move stays as
 * he is until something loud. So it is with what an account came to, which never asks by itself whoever rests.
 */
public final class PlainFold {
    private final History history;
    private final Function<Statement.JudgedBy, Definition> definitions;
    private PlainCourse newBusiness = new PlainCourse(CycleKind.NEW_BUSINESS);
    private PlainCourse expansion = new PlainCourse(CycleKind.EXPANSION);
    private Optional<Definition> judge = Optional.empty();
    private boolean awake;
    private Instant resting = Instant.MIN;

    private PlainFold(History history, Function<Statement.JudgedBy, Definition> definitions) {
        this.history = history;
        this.definitions = definitions;
    }

    /** The stage of a lead at an instant. */
    public static Stage stage(History history, Function<Statement.JudgedBy, Definition> definitions, Instant at) {
        return of(history, definitions, at).shown().shown();
    }

    /** What can be seen of each kind of cycle at an instant: number, stage, and what the machine thinks. */
    public static List<String> courses(History history, Function<Statement.JudgedBy, Definition> definitions,
            Instant at) {
        PlainFold fold = of(history, definitions, at);
        return Stream.of(fold.newBusiness, fold.expansion)
                .map(course -> course.number() + " " + course.shown() + " " + course.machine()).toList();
    }

    private static PlainFold of(History history, Function<Statement.JudgedBy, Definition> definitions, Instant at) {
        PlainFold fold = new PlainFold(history, definitions);
        fold.instants(at).forEach(fold::ask);
        return fold;
    }

    private PlainCourse shown() {
        boolean selling = Set.of(Stage.SAL, Stage.SQL, Stage.OPPORTUNITY).contains(newBusiness.shown());
        return expansion.isOpen() && !selling ? expansion : newBusiness;
    }

    private TreeSet<Instant> instants(Instant upTo) {
        TreeSet<Instant> stands = new TreeSet<>();
        history.facts().forEach(fact -> stands.add(fact.position()));
        PlainVerdicts.engagements(history).forEach(each -> stands.add(each.when().position()));
        PlainVerdicts.engagements(history).forEach(each -> stands.add(each.when().occurredAt()));
        history.facts().forEach(fact -> stands.add(fact.when().occurredAt()));
        history.facts().forEach(fact -> {
            if (fact.says() instanceof Statement.CustomerIs(boolean _, Optional<Instant> until)) {
                until.ifPresent(stands::add);
            }
        });
        TreeSet<Instant> all = new TreeSet<>(stands);
        history.facts().forEach(fact -> {
            if (fact.says() instanceof Statement.Decided(var _, Decision.Moved(var _, Duration wait), var _, var _)) {
                all.add(fact.position().plus(wait));
            }
        });
        for (Definition definition : history.facts().stream().map(LeadFact::says)
                .filter(Statement.JudgedBy.class::isInstance).map(says -> definitions.apply((Statement.JudgedBy) says))
                .toList()) {
            Set<Duration> windows = windows(definition);
            stands.forEach(at -> windows.forEach(window -> all.add(at.plus(window))));
            Instant first = stands.stream().filter(at -> at.isAfter(Instant.EPOCH)).findFirst().orElse(upTo);
            LocalDate last = LocalDate.ofInstant(upTo, definition.zone());
            for (LocalDate day = LocalDate.ofInstant(first, definition.zone()); !day.isAfter(last); day = day
                    .plusDays(1)) {
                all.add(day.atStartOfDay(definition.zone()).toInstant());
            }
        }
        return new TreeSet<>(all.headSet(upTo, true));
    }

    private static Set<Duration> windows(Definition definition) {
        Set<Duration> windows = new HashSet<>();
        for (Rule rule : definition.rules()) {
            switch (rule) {
                case Rule.AttributeRule(var _, Condition when) -> windows(when, windows);
                case Rule.FrequencyRule(var _, int _, boolean _, var _, Duration within) -> windows.add(within);
                case Rule.AbsenceRule(var _, var _, Duration within) -> windows.add(within);
                case Rule.EngagementRule _,Rule.LikelihoodRule _,Rule.UnansweredRule _ -> {
                }
            }
        }
        for (StageRule rule : definition.stages().values()) {
            windows(rule.enter(), windows);
            windows.add(rule.coolDown());
            rule.leave().ifPresent(leave -> windows(leave, windows));
        }
        definition.journey().steps().forEach(step -> windows(step.reached(), windows));
        definition.exclusions().forEach(exclusion -> windows(exclusion.when(), windows));
        return windows;
    }

    private static void windows(Condition condition, Set<Duration> windows) {
        switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.forEach(part -> windows(part, windows));
            case Condition.Any(List<Condition> parts) -> parts.forEach(part -> windows(part, windows));
            case Condition.Not(Condition part) -> windows(part, windows);
            case Condition.OfCount count -> count.within().ifPresent(windows::add);
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfJourney _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                {
                }
        }
    }

    private void ask(Instant at) {
        List<LeadFact> facts = history.facts().stream().filter(fact -> !fact.position().isAfter(at))
                .sorted(Comparator.comparing(LeadFact::position).thenComparing(LeadFact::id)).toList();
        List<Engagement> engagements = PlainVerdicts.engagements(history).stream()
                .filter(each -> !each.when().position().isAfter(at)).toList();
        facts.stream().filter(fact -> fact.position().equals(at)).forEach(this::heed);
        boolean known = !engagements.isEmpty()
                || facts.stream().anyMatch(fact -> PlainLead.saysSomething(fact.says()));
        Runnable asking = () -> judge.filter(_ -> known && !at.isBefore(resting))
                .ifPresent(definition -> ask(definition,
                        new PlainScore(definition,
                                new PlainLead(definition.zone(), definition.journey(), facts, engagements, at)),
                        engagements, at));
        judge.ifPresent(definition -> rest(definition, at, asking));
        asking.run();
    }

    private void rest(Definition definition, Instant at, Runnable asking) {
        List<LeadFact> facts = history.facts().stream().filter(fact -> fact.position().equals(at)).toList();
        List<Engagement> engagements = PlainVerdicts.engagements(history).stream()
                .filter(each -> each.when().position().equals(at)).toList();
        boolean loud = facts.stream()
                .anyMatch(fact -> !fact.isQuiet() && !(fact.says() instanceof Statement.RolledUp))
                || engagements.stream().anyMatch(each -> !each.when().isQuiet());
        boolean said = !engagements.isEmpty() || facts.stream().anyMatch(fact -> PlainLead.saysSomething(fact.says()));
        boolean holds = facts.stream().anyMatch(fact -> !PlainLead.saysSomething(fact.says())
                && !(fact.says() instanceof Statement.Handing) && fact.when().effects() == Effects.NONE);
        if (loud) {
            awake = true;
            resting = Instant.MIN;
        } else if (said) {
            awake = false;
            resting = resting.equals(Instant.MAX) ? Instant.MAX : midnightAfter(at, definition);
        }
        if (!loud && holds) {
            resting = wouldMove(asking) ? Instant.MAX : resting.equals(Instant.MAX) ? Instant.MIN : resting;
        }
    }

    private static Instant midnightAfter(Instant at, Definition definition) {
        return LocalDate.ofInstant(at, definition.zone()).plusDays(1).atStartOfDay(definition.zone()).toInstant();
    }

    /** Tried out on copies. */
    private boolean wouldMove(Runnable asking) {
        PlainCourse one = newBusiness;
        PlainCourse other = expansion;
        boolean wasAwake = awake;
        Instant rested = resting;
        newBusiness = new PlainCourse(one);
        expansion = new PlainCourse(other);
        awake = true;
        resting = Instant.MIN;
        asking.run();
        boolean moves = newBusiness.shown() != one.shown() || expansion.shown() != other.shown();
        newBusiness = one;
        expansion = other;
        awake = wasAwake;
        resting = rested;
        return moves;
    }

    private void heed(LeadFact fact) {
        switch (fact.says()) {
            case Statement.JudgedBy by -> judge = Optional.of(definitions.apply(by));
            case Statement.OutcomeIs says when judge.isPresent() -> heed(says, fact);
            case Statement.Decided says when judge.isPresent() ->
                (says.cycle().kind() == CycleKind.EXPANSION ? expansion : newBusiness).decide(says, fact.position());
            case Statement.OutcomeIs _,Statement.Decided _,Statement.AttributeIs _,Statement.ConsentIs _,Statement.ReachabilityIs _,Statement.CustomerIs _,Statement.Answered _,Statement.Predicted _,Statement.Touched _,Statement.RolledUp _,Statement.Handing _ ->
                {
                }
        }
    }

    private void heed(Statement.OutcomeIs says, LeadFact fact) {
        PlainLead known = new PlainLead(ZoneOffset.UTC, Journey.NONE, history.facts(), List.of(), fact.position());
        if (known.isOvertaken(fact)) {
            return;
        }
        boolean lost = says.outcome() == Statement.Outcome.LOST;
        boolean again = lost && known.takesBack(fact);
        PlainCourse of = newBusiness;
        if (again || known.repeats(fact) && !isSelling()) {
            of = Stream.of(expansion, newBusiness).filter(course -> course.machine() == Stage.WON).findFirst()
                    .orElse(shown());
        } else if (isSelling()) {
            of = shown();
        } else if (known.isOfCustomer(fact)) {
            of = expansion;
        }
        if (again || !lost || of.machine() != Stage.WON) {
            of.close(Stage.valueOf(says.outcome().name()), fact.position());
        }
    }

    /** Whether sales works on the lead, or could work on more for a customer. */
    private boolean isSelling() {
        return expansion.isOpen() || Set.of(Stage.SAL, Stage.SQL, Stage.OPPORTUNITY).contains(newBusiness.shown());
    }

    private void ask(Definition definition, PlainScore score, List<Engagement> engagements, Instant at) {
        boolean excluded = definition.exclusions().stream().anyMatch(each -> score.holds(each.when(), Stage.LEAD));
        newBusiness.ask(definition, score, excluded, awake, engagements, at);
        expansion.ask(definition, score, excluded, awake, engagements, at);
    }
}
