package dev.baton.domain.plain;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Range;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The score as the rules of the domain say it, without anything that makes it fast: the judge of what does. */
public final class PlainScore {
    private final Definition definition;
    private final PlainLead lead;

    /** The score that these facts and engagements give now; all of them have their place already. */
    public PlainScore(Definition definition, PlainLead lead) {
        this.definition = definition;
        this.lead = lead;
    }

    /** The score of a history at an instant. */
    public static PlainScore of(Definition definition, History history, Instant at) {
        return new PlainScore(definition, new PlainLead(definition.zone(), definition.journey(),
                history.facts().stream().filter(fact -> !fact.when().occurredAt().isAfter(at)).toList(),
                PlainVerdicts.engagements(history).stream().filter(each -> !each.when().occurredAt().isAfter(at))
                        .toList(),
                at));
    }

    private static BigDecimal clamp(Range range, BigDecimal points) {
        return points.max(range.low().exact()).min(range.high().exact());
    }

    /** Points of a rule, empty while it does not match. */
    private Optional<BigDecimal> points(Rule rule) {
        BigDecimal full = rule.head().points().exact();
        return switch (rule) {
            case Rule.AttributeRule(var _, Condition when) -> when(lead.holds(when), full);
            case Rule.EngagementRule each -> faded(each);
            case Rule.LikelihoodRule(var _, var from, var to) ->
                lead.probability().map(said -> part(full, said, from.exact(), to.exact()));
            case Rule.FrequencyRule(var _, int n, boolean days, var of, var within) ->
                when(lead.within(lead.counted(of), Optional.of(within), days) >= n, full);
            case Rule.AbsenceRule(var _, var none, var within) -> when(
                    lead.knownSince().filter(since -> !since.isAfter(lead.now().minus(within))).isPresent()
                            && lead.within(lead.possible(none), Optional.of(within), false) == 0,
                    full);
            case Rule.UnansweredRule(var _, var none, int n, var of) -> {
                List<Engagement> answers = lead.possible(none);
                yield when(lead.counted(of).stream().filter(sent -> answers.isEmpty()
                        || sent.when().occurredAt().isAfter(answers.getLast().when().occurredAt())).count() >= n, full);
            }
        };
    }

    /** The part of the points that a probability between two others gives: none at the lower end and below. */
    private static BigDecimal part(BigDecimal full, BigDecimal said, BigDecimal from, BigDecimal to) {
        return full.multiply(said.max(from).min(to).subtract(from)).divide(to.subtract(from), 6, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> when(boolean holds, BigDecimal points) {
        return holds ? Optional.of(points) : Optional.empty();
    }

    private Optional<BigDecimal> faded(Rule.EngagementRule rule) {
        List<Engagement> counted = lead.counted(rule.each());
        if (rule.count() instanceof Counting.PerAsset) {
            counted = counted.stream().filter(each -> each.asset().identity().isPresent()).toList();
        }
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(picked(rule.count(), counted).stream()
                .map(each -> PlainFading.points(rule.head().points(), rule.fades(),
                        lead.age(each.when().occurredAt()) - (rule.head().points().millionths() > 0
                                ? lead.frozenMidnights(each.when().occurredAt())
                                : 0)))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Collection<Engagement> picked(Counting count, List<Engagement> earliestFirst) {
        return switch (count) {
            case Counting.Every() -> earliestFirst;
            case Counting.First() -> List.of(earliestFirst.getFirst());
            case Counting.PerDay(int most) -> {
                List<Engagement> picked = new ArrayList<>();
                for (Engagement each : earliestFirst) {
                    if (picked.stream().filter(other -> isSameDay(other, each)).count() < most) {
                        picked.add(each);
                    }
                }
                yield picked;
            }
            case Counting.PerAsset() -> {
                Map<String, Engagement> picked = new LinkedHashMap<>();
                earliestFirst.stream().filter(each -> lead.age(each.when().occurredAt()) < 400)
                        .forEach(each -> picked.putIfAbsent(each.asset().identity().orElseThrow(), each));
                yield picked.values();
            }
        };
    }

    private boolean isSameDay(Engagement one, Engagement other) {
        return lead.day(one.when().occurredAt()).equals(lead.day(other.when().occurredAt()));
    }

    /** The points of a dimension; empty while none of its rules matches. */
    public Optional<BigDecimal> exact(Definition.Dimension dimension) {
        BigDecimal sum = BigDecimal.ZERO;
        Map<String, BigDecimal> groups = new LinkedHashMap<>();
        boolean matched = false;
        for (Rule rule : definition.rules()) {
            Optional<BigDecimal> points = rule.head().dimension().equals(dimension.id())
                    ? points(rule).map(given -> clamp(rule.head().range(), given))
                    : Optional.empty();
            matched |= points.isPresent();
            if (rule.head().group().isPresent()) {
                groups.merge(rule.head().group().get(), points.orElse(BigDecimal.ZERO), BigDecimal::add);
            } else {
                sum = sum.add(points.orElse(BigDecimal.ZERO));
            }
        }
        for (Definition.Group group : definition.groups()) {
            BigDecimal inGroup = groups.getOrDefault(group.id(), BigDecimal.ZERO);
            sum = group.dimension().equals(dimension.id()) ? sum.add(clamp(group.range(), inGroup)) : sum;
        }
        return matched ? Optional.of(clamp(dimension.range(), sum)) : Optional.empty();
    }

    /** What is shown: floor(x + ½). */
    public static int shown(BigDecimal points) {
        return points.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).intValueExact();
    }

    /** The total that is shown. */
    public int total() {
        BigDecimal sum = definition.dimensions().stream()
                .map(each -> exact(each).orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(each.weight(), 2)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return shown(clamp(definition.total(), sum));
    }

    /** The band of a dimension: the one with the highest lowest number that the shown score reaches. */
    public Optional<String> band(Definition.Dimension dimension) {
        return exact(dimension).map(PlainScore::shown).flatMap(shown -> dimension.bands().stream()
                .filter(band -> band.from() <= shown).max((a, b) -> Integer.compare(a.from(), b.from()))
                .map(Definition.Band::name));
    }

    /** The grade. */
    public Optional<String> grade() {
        return definition.grade().flatMap(grade -> band(dimension(grade.first()))
                .flatMap(first -> band(dimension(grade.second())).map(second -> first + second)));
    }

    private Definition.Dimension dimension(String id) {
        return definition.dimensions().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** Whether what a stage rule asks for holds of a lead in a stage. */
    public boolean holds(Condition condition, Stage stage) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(part -> holds(part, stage));
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(part -> holds(part, stage));
            case Condition.Not(Condition part) -> !holds(part, stage);
            case Condition.OfScore(Optional<String> dimension, var order, int than) -> order.holds(Integer.compare(
                    dimension.map(id -> exact(dimension(id)).map(PlainScore::shown).orElse(0)).orElseGet(this::total),
                    than));
            case Condition.OfGrade(var grades) -> grade().filter(grades::contains).isPresent();
            case Condition.OfStage(var stages) -> stages.contains(stage);
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfCount _,Condition.OfJourney _,Condition.OfAccount _ ->
                lead.holds(condition);
        };
    }

    /** How far the lead has come: of the positions with enough engagements the last. */
    public Optional<Funnel> journey() {
        return lead.at(definition.journey());
    }

    /** Whether the lead is a customer. */
    public boolean isCustomer() {
        return lead.isCustomer();
    }
}
