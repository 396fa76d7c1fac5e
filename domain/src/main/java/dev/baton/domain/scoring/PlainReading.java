package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Journey;
import dev.baton.domain.definition.Match;
import dev.baton.domain.definition.Points;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Pause;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.scoring.Explanation.Evidence;
import dev.baton.domain.scoring.Explanation.JourneyLine;
import dev.baton.domain.scoring.Explanation.RuleLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the rules of a definition over the facts of a lead, one after the other, as they are written. */
final class PlainReading {
    private final Definition definition;
    private final Profile profile;
    private final Instant knownSince;
    private final List<Engagement> engagements;
    private final Map<String, List<Engagement>> ofType;
    private final Instant at;
    private final LocalDate today;
    private final Set<LocalDate> frozenDays;

    PlainReading(Definition definition, Profile profile, Instant knownSince, List<Engagement> all, Instant at) {
        this.definition = definition;
        this.profile = profile;
        this.knownSince = knownSince;
        this.at = at;
        this.engagements = all.stream().filter(each -> !each.when().occurredAt().isAfter(at))
                .sorted(Comparator.<Engagement, Instant>comparing(each -> each.when().occurredAt())
                        .thenComparing(Engagement::id))
                .toList();
        this.ofType = engagements.stream().collect(Collectors.groupingBy(Engagement::type));
        this.today = day(at);
        this.frozenDays = frozenDays();
    }

    /** What a rule gives; empty if it does not match. */
    Optional<RuleLine> line(Rule rule) {
        return switch (rule) {
            case Rule.AttributeRule(var head, Condition when) -> holds(when)
                    ? Optional.of(line(head, head.points(), evidence(when), because(when)))
                    : Optional.empty();
            case Rule.EngagementRule engagement -> engagementLine(engagement);
            case Rule.FrequencyRule(var head, int n, boolean days, Match of, Duration within) -> {
                List<Engagement> counted = within(counted(of), Optional.of(within));
                yield enough(counted, n, days)
                        ? Optional.of(line(head, head.points(), plain(counted), List.of()))
                        : Optional.empty();
            }
            case Rule.LikelihoodRule likelihood -> profile.prediction().map(said -> likely(likelihood, said));
            case Rule.AbsenceRule(var head, Match none, Duration within) -> !knownSince.isAfter(at.minus(within))
                    && within(possible(none), Optional.of(within)).isEmpty()
                            ? Optional.of(line(head, head.points(), List.of(), List.of()))
                            : Optional.empty();
            case Rule.UnansweredRule(var head, Match none, int n, Match of) -> {
                List<Engagement> since = since(possible(none), counted(of));
                yield since.size() >= n
                        ? Optional.of(line(head, head.points(), plain(since), List.of()))
                        : Optional.empty();
            }
        };
    }

    private static RuleLine line(Rule.Head head, Points before, List<Evidence> evidence, List<String> because) {
        return new RuleLine(head.id(), head.title(), head.group(), before,
                new Points(head.range().clamp(before.millionths())), evidence, because);
    }

    private static RuleLine likely(Rule.LikelihoodRule rule, Prediction said) {
        List<String> because = new ArrayList<>(
                List.of("probability: " + said.probability().exact().toPlainString(), "by: " + said.by()));
        because.addAll(said.factors());
        return line(rule.head(), new Points(rule.at(said.probability().millionths())), List.of(), because);
    }

    private Optional<RuleLine> engagementLine(Rule.EngagementRule rule) {
        List<Engagement> matching = counted(rule.each()).stream()
                .filter(each -> !(rule.count() instanceof Counting.PerAsset) || each.asset().identity().isPresent())
                .toList();
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = picked(matching, rule.count()).stream().map(each -> {
            int age = age(each) - frozen(each, rule.head().points());
            return Evidence.of(each, age, new Points(FadingTable.at(rule.head().points(), rule.fades(), age)));
        }).toList();
        long sum = evidence.stream().mapToLong(each -> each.points().millionths()).sum();
        return Optional.of(line(rule.head(), new Points(sum), evidence, List.of()));
    }

    private List<Engagement> picked(List<Engagement> matching, Counting count) {
        return switch (count) {
            case Counting.Every() -> matching;
            case Counting.First() -> List.of(matching.getFirst());
            case Counting.PerDay(int most) -> {
                Map<LocalDate, Integer> ofDay = new HashMap<>();
                yield matching.stream()
                        .filter(each -> ofDay.merge(day(each.when().occurredAt()), 1, Integer::sum) <= most)
                        .toList();
            }
            case Counting.PerAsset() -> {
                Set<String> seen = new HashSet<>();
                yield matching.stream().filter(each -> age(each) < Counting.ASSET_DAYS)
                        .filter(each -> seen.add(each.asset().identity().orElseThrow())).toList();
            }
        };
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, definition.zone());
    }

    /** Midnights that a pause held do not age what is good. */
    private int frozen(Engagement engagement, Points points) {
        LocalDate day = day(engagement.when().occurredAt());
        return points.millionths() <= 0
                ? 0
                : Math.toIntExact(
                        frozenDays.stream().filter(each -> each.isAfter(day) && !each.isAfter(today)).count());
    }

    /** The days up to today that began during a pause. */
    private Set<LocalDate> frozenDays() {
        Set<LocalDate> days = new HashSet<>();
        for (Pause pause : profile.pauses()) {
            for (LocalDate day = day(pause.from()); !day.isAfter(today); day = day.plusDays(1)) {
                if (pause.lastsAt(day.atStartOfDay(definition.zone()).toInstant())) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private int age(Engagement engagement) {
        return Math.toIntExact(ChronoUnit.DAYS.between(day(engagement.when().occurredAt()), today));
    }

    private List<Engagement> counted(Match match) {
        return fitting(match, each -> each.verdict().counts(match.suspect()));
    }

    /** What stops an absence from being proven. */
    private List<Engagement> possible(Match match) {
        return fitting(match, each -> each.verdict().mayBePerson());
    }

    private List<Engagement> fitting(Match match, Predicate<Engagement> verdict) {
        return perhaps(match).stream().filter(verdict).filter(match::fits).toList();
    }

    /** Most rules mean one type: they need not look at all that the lead ever did. */
    private List<Engagement> perhaps(Match match) {
        return match.types().size() == 1
                ? ofType.getOrDefault(match.types().iterator().next(), List.of())
                : engagements;
    }

    private List<Engagement> within(List<Engagement> some, Optional<Duration> window) {
        return window.map(at::minus)
                .map(from -> some.stream().filter(each -> each.when().occurredAt().isAfter(from)).toList())
                .orElse(some);
    }

    private static List<Engagement> since(List<Engagement> answers, List<Engagement> sent) {
        return answers.isEmpty()
                ? sent
                : sent.stream().filter(each -> each.when().occurredAt().isAfter(answers.getLast().when().occurredAt()))
                        .toList();
    }

    private boolean enough(List<Engagement> some, int n, boolean days) {
        return days
                ? some.stream().map(each -> day(each.when().occurredAt())).distinct().count() >= n
                : some.size() >= n;
    }

    private List<Evidence> plain(List<Engagement> some) {
        return some.stream().map(each -> Evidence.of(each, age(each), Points.ZERO)).toList();
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(this::holds);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::holds);
            case Condition.Not(Condition part) -> !holds(part);
            case Condition.OfCount(boolean atLeast, int n, boolean days, Match of, var within) -> atLeast
                    ? enough(within(counted(of), within), n, days)
                    : !enough(within(possible(of), within), n + 1, days);
            case Condition.OfJourney(var positions) -> isAt(positions);
            case Condition.OfCustomer(boolean customer) -> profile.isCustomer(at) == customer;
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _ ->
                ProfileQuestion.holds(condition, profile);
            case Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                throw new IllegalArgumentException(
                        "rules do not read " + condition);
        };
    }

    /** How far the lead has come, and what proves it. */
    Optional<JourneyLine> journey() {
        return step().map(step -> new JourneyLine(step.position(), evidence(step.reached())));
    }

    private Optional<Journey.Step> step() {
        return definition.journey().furthest(this::holds);
    }

    private boolean isAt(Set<Funnel> positions) {
        return step().filter(step -> positions.contains(step.position())).isPresent();
    }

    /** The engagements that the counts of a condition counted. */
    private List<Evidence> evidence(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                parts.stream().flatMap(part -> evidence(part).stream()).toList();
            case Condition.Any(List<Condition> parts) ->
                parts.stream().flatMap(part -> evidence(part).stream()).toList();
            case Condition.OfCount(boolean atLeast, int _, boolean _, Match of, var within) -> atLeast
                    ? plain(within(counted(of), within))
                    : List.of();
            case Condition.OfJourney(var positions) when isAt(positions) ->
                journey().map(JourneyLine::evidence).orElse(List.of());
            case Condition.OfJourney _,Condition.Not _,Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                List.of();
        };
    }

    /** The known values that a condition read. */
    private List<String> because(Condition condition) {
        List<String> read = new ArrayList<>();
        switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.forEach(part -> read.addAll(because(part)));
            case Condition.Any(List<Condition> parts) -> parts.forEach(part -> read.addAll(because(part)));
            case Condition.Not(Condition part) -> read.addAll(because(part));
            case Condition.OfAttribute(String name, var _) -> profile.attribute(name)
                    .ifPresent(value -> read.add(name + ": " + shown(value)));
            case Condition.OfAnswer(String question, var _) -> profile.answer(question)
                    .ifPresent(value -> read.add("answer " + question + ": " + shown(value)));
            case Condition.OfSource _ -> profile.source().ifPresent(source -> read.add("source: " + source));
            case Condition.OfConsent(var channel, var _) -> read.add(
                    "consent " + channel.code() + ": " + profile.consent(channel).code());
            case Condition.OfCustomer _ -> read.add("customer: " + profile.isCustomer(at));
            case Condition.OfJourney _ -> step().ifPresent(step -> read.add("journey: " + step.position().code()));
            case Condition.OfCount _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                {
                }
        }
        return read.stream().distinct().toList();
    }

    private static String shown(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Number(var number) -> number.toPlainString();
            case AttributeValue.Bool(boolean flag) -> Boolean.toString(flag);
            case AttributeValue.Date(var date) -> date.toString();
            case AttributeValue.Moment(Instant instant) -> instant.toString();
            case AttributeValue.Money(var amount, String currency) -> amount.toPlainString() + " " + currency;
            case AttributeValue.TextSet(List<String> texts) -> String.join(", ", texts);
        };
    }
}
