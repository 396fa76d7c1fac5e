package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Match;
import dev.baton.domain.definition.NewEvidence;
import dev.baton.domain.definition.Points;
import dev.baton.domain.definition.RollUp;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.scoring.DimensionProgram.GroupProgram;
import dev.baton.domain.scoring.Plan.Excluding;
import dev.baton.domain.scoring.Plan.Gathering;
import dev.baton.domain.scoring.Plan.Moves;
import dev.baton.domain.scoring.Plan.Reaching;
import dev.baton.domain.scoring.Plan.TrackSpec;
import dev.baton.domain.scoring.RuleProgram.Body;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes a plan from a definition: numbers its questions, its tracks, its rules. */
final class PlanParts {
    private final Definition definition;
    private final List<Condition> questions = new ArrayList<>();
    private final Map<Condition, Integer> numbered = new HashMap<>();
    private final List<TrackSpec> specs = new ArrayList<>();
    private final Map<Object, Integer> shared = new HashMap<>();
    private final Map<Worth, FadingTable> tables = new HashMap<>();
    private final List<RuleProgram> rules = new ArrayList<>();
    private final Map<Stage, Moves> moves = new EnumMap<>(Stage.class);
    private final List<Excluding> exclusions = new ArrayList<>();
    private final List<Reaching> journey = new ArrayList<>();
    private final List<Gathering> gatherings = new ArrayList<>();
    private final List<Test> choices = new ArrayList<>();

    /** Rules whose points are the same and fade alike share a table. */
    private record Worth(Points points, Fading fading) {}

    /** Two counts that remember the same share a track. */
    private record CountKey(Match match, int n, boolean days, boolean provenAbsence) {}

    /** @param choosing further conditions, of which the first that holds is asked for */
    PlanParts(Definition definition, List<Condition> choosing) {
        this.definition = definition;
        definition.journey().steps()
                .forEach(step -> journey.add(new Reaching(Optional.of(step.position()), test(step.reached()))));
        definition.rules().forEach(rule -> rules.add(new RuleProgram(rule, body(rule))));
        definition.stages().forEach((stage, rule) -> moves.put(stage,
                new Moves(test(rule.enter()), rule.leave().map(this::test),
                        NewEvidence.of(definition.rules(), rule.enter()))));
        definition.exclusions().forEach(
                exclusion -> exclusions.add(new Excluding(exclusion.id(), test(exclusion.when()))));
        definition.account().rollUps().forEach(rollUp -> gatherings.add(gathering(rollUp)));
        choosing.forEach(condition -> choices.add(test(condition)));
    }

    private Gathering gathering(RollUp rollUp) {
        return switch (rollUp) {
            case RollUp.Highest(var _, Optional<String> score) -> new Gathering(rollUp, index(score), List.of());
            case RollUp.Together(var _, Optional<String> score, int _) ->
                new Gathering(rollUp, index(score), List.of());
            case RollUp.Roles roles -> new Gathering(rollUp, index(roles.engaged().dimension()), roles.wanted().stream()
                    .map(role -> numbered.computeIfAbsent(roles.has(role), this::number)).toList());
        };
    }

    /** Of a dimension, or −1 of the total. */
    private int index(Optional<String> score) {
        return score.map(this::dimension).orElse(-1);
    }

    List<Gathering> gatherings() {
        return gatherings;
    }

    List<Reaching> journey() {
        return journey;
    }

    Plan plan() {
        return new Plan(definition, this);
    }

    List<Condition> questions() {
        return questions;
    }

    List<TrackSpec> specs() {
        return specs;
    }

    List<RuleProgram> rules() {
        return rules;
    }

    Map<Stage, Moves> moves() {
        return moves;
    }

    List<Excluding> exclusions() {
        return exclusions;
    }

    List<Test> choices() {
        return choices;
    }

    boolean excludesByItself() {
        return Rising.excludesByItself(definition);
    }

    List<DimensionProgram> dimensions() {
        return definition.dimensions().stream().map(dimension -> new DimensionProgram(dimension.range(),
                rulesOf(head -> head.group().isEmpty() && head.dimension().equals(dimension.id())),
                definition.groups().stream().filter(group -> group.dimension().equals(dimension.id()))
                        .map(group -> new GroupProgram(group.range(),
                                rulesOf(head -> head.group().equals(Optional.of(group.id())))))
                        .toList()))
                .toList();
    }

    private List<RuleProgram> rulesOf(Predicate<Rule.Head> which) {
        return rules.stream().filter(program -> which.test(program.rule().head())).toList();
    }

    boolean risesByItself() {
        return Rising.byItself(definition);
    }

    private int dimension(String id) {
        List<String> ids = definition.dimensions().stream().map(Dimension::id).toList();
        return ids.indexOf(id);
    }

    private Body body(Rule rule) {
        long points = rule.head().points().millionths();
        return switch (rule) {
            case Rule.AttributeRule(var _, Condition when) -> new Body.While(test(when), points);
            case Rule.EngagementRule engagement -> engagementBody(engagement);
            case Rule.FrequencyRule(var _, int n, boolean days, Match of, Duration within) -> new Body.While(
                    new Test.Enough(counter(of, n, days, false), n, within.toMillis(), true), points);
            case Rule.LikelihoodRule likelihood -> new Body.Likely(likelihood);
            case Rule.AbsenceRule(var _, Match none, Duration within) -> new Body.Silent(counter(none, 1, false, true),
                    within.toMillis(), points);
            case Rule.UnansweredRule(var _, Match none, int n, Match of) -> new Body.Unanswered(
                    counter(none, 1, false, true), counter(of, n, false, false), n, points);
        };
    }

    private Body engagementBody(Rule.EngagementRule rule) {
        FadingTable table = tables.computeIfAbsent(new Worth(rule.head().points(), rule.fades()),
                worth -> FadingTable.of(worth.points(), worth.fading()));
        return switch (rule.count()) {
            case Counting.Every() ->
                new Body.OfDays(add(rule.each(), false, () -> new DayCounts(table, Integer.MAX_VALUE)));
            case Counting.PerDay(int most) ->
                new Body.OfDays(add(rule.each(), false, () -> new DayCounts(table, most)));
            case Counting.First() -> new Body.OfFirst(add(rule.each(), false, () -> new FirstDay(table)));
            case Counting.PerAsset() -> new Body.OfAssets(add(rule.each(), false, () -> new AssetDays(table)));
        };
    }

    private int counter(Match match, int n, boolean days, boolean provenAbsence) {
        return shared.computeIfAbsent(new CountKey(match, n, days, provenAbsence),
                _ -> add(match, provenAbsence, () -> days ? new LatestDays(n) : new LatestInstants(n)));
    }

    private int add(Match match, boolean provenAbsence, Supplier<Track> empty) {
        specs.add(new TrackSpec(match, provenAbsence, empty));
        return specs.size() - 1;
    }

    private Test test(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> new Test.All(parts.stream().map(this::test).toList());
            case Condition.Any(List<Condition> parts) -> new Test.Any(parts.stream().map(this::test).toList());
            case Condition.Not(Condition part) -> new Test.Not(test(part));
            case Condition.OfCount(boolean atLeast, int n, boolean days, Match of, Optional<Duration> within) -> {
                int enough = atLeast ? n : n + 1;
                yield new Test.Enough(counter(of, enough, days, !atLeast), enough,
                        within.map(Duration::toMillis).orElse(Test.EVER), atLeast);
            }
            case Condition.OfJourney(var positions) -> isAt(positions);
            case Condition.OfCustomer(boolean customer) -> new Test.Customer(customer);
            case Condition.OfScore(Optional<String> dimension, var order, int than) -> new Test.ScoreIs(
                    index(dimension), order, than);
            case Condition.OfGrade(var grades) -> new Test.GradeIs(grades);
            case Condition.OfStage(var stages) -> new Test.StageIs(stages);
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfAccount _ ->
                new Test.Answer(
                        numbered.computeIfAbsent(condition, this::number));
        };
    }

    /** From the nearest position to the furthest: whoever has reached one of them is there, unless further still. */
    private Test isAt(Set<Funnel> positions) {
        Test at = new Test.Any(List.of());
        for (Reaching step : journey.reversed()) {
            boolean wanted = step.found().filter(positions::contains).isPresent();
            at = wanted
                    ? new Test.Any(List.of(step.reached(), at))
                    : new Test.All(List.of(new Test.Not(step.reached()), at));
        }
        return at;
    }

    private int number(Condition question) {
        questions.add(question);
        return questions.size() - 1;
    }
}
