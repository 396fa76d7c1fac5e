package dev.baton.domain.scoring;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Group;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a score is what it is: each rule that matched, what it gave, the engagements behind it, what ranges took. The parts
 * add up to the number on the screen. It is read plainly from the definition and the facts, without scorecards.
 *
 * @param at         the instant explained
 * @param dimensions in the order of the definition
 * @param weighted   the weighted sum of the dimensions, in hundredths of millionths, before the total's range
 * @param total      the whole number that is shown
 * @param journey    how far the lead has come, and what proves it; empty while nothing does
 */
public record Explanation(Instant at, List<DimensionLine> dimensions, long weighted, int total,
        Optional<JourneyLine> journey) {
    public Explanation {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * One dimension.
     *
     * @param sum   what groups and rules outside of groups add up to
     * @param exact that, within the dimension's range; empty (null) while no rule matches
     */
    public record DimensionLine(String id, Labels title, int weight, Points sum, Optional<Points> exact,
            Optional<String> band, List<GroupLine> groups, List<RuleLine> rules) {
        public DimensionLine {
            groups = List.copyOf(groups);
            rules = List.copyOf(rules);
        }

        /** The whole number that is shown; empty, a dash, while no rule matches. */
        public Optional<Integer> shown() {
            return exact.map(Points::shown);
        }
    }

    /** How far the lead has come, and the engagements that prove it. */
    public record JourneyLine(Funnel position, List<Evidence> evidence) {
        public JourneyLine {
            evidence = List.copyOf(evidence);
        }
    }

    /** One group: what its rules add up to, and that within its range. */
    public record GroupLine(String id, Labels title, Points sum, Points points) {}

    /**
     * One rule that matched.
     *
     * @param before what it gave before its own range
     * @param points what it gives
     * @param because the known values that its condition read, as they are shown
     */
    public record RuleLine(String id, Labels title, Optional<String> group, Points before, Points points,
            List<Evidence> evidence, List<String> because) {
        public RuleLine {
            evidence = List.copyOf(evidence);
            because = List.copyOf(because);
        }
    }

    /** One engagement behind a rule: its age in whole days, and what it gives for itself (nothing in a mere count). */
    public record Evidence(EngagementId id, String type, Instant occurredAt, int ageDays, Points points) {
        static Evidence of(Engagement engagement, int ageDays, Points points) {
            return new Evidence(engagement.id(), engagement.type(), engagement.when().occurredAt(), ageDays, points);
        }
    }

    /** Explains what some facts score at an instant; facts that had not occurred by then are left out. */
    public static Explanation of(Definition definition, Profile profile, Instant knownSince,
            List<Engagement> engagements,
            Instant at) {
        PlainReading reading = new PlainReading(definition, profile, knownSince, engagements, at);
        List<DimensionLine> lines = definition.dimensions().stream()
                .map(dimension -> line(definition, dimension, definition.rules().stream()
                        .filter(rule -> rule.head().dimension().equals(dimension.id()))
                        .flatMap(rule -> reading.line(rule).stream()).toList()))
                .toList();
        long weighted = lines.stream().mapToLong(line -> line.weight() * line.exact().orElse(Points.ZERO).millionths())
                .sum();
        long clamped = Math.clamp(weighted, 100 * definition.total().low().millionths(),
                100 * definition.total().high().millionths());
        return new Explanation(at, lines, weighted,
                Math.toIntExact(Math.floorDiv(clamped + 50 * Points.ONE, 100 * Points.ONE)), reading.journey());
    }

    private static DimensionLine line(Definition definition, Dimension dimension, List<RuleLine> rules) {
        List<GroupLine> groups = definition.groups().stream().filter(group -> group.dimension().equals(dimension.id()))
                .filter(group -> rules.stream().anyMatch(rule -> rule.group().equals(Optional.of(group.id()))))
                .map(group -> line(group, rules)).toList();
        long sum = groups.stream().mapToLong(group -> group.points().millionths()).sum()
                + rules.stream().filter(rule -> rule.group().isEmpty()).mapToLong(rule -> rule.points().millionths())
                        .sum();
        Optional<Points> exact = rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Points(dimension.range().clamp(sum)));
        return new DimensionLine(dimension.id(), dimension.title(), dimension.weight(), new Points(sum), exact,
                exact.flatMap(points -> dimension.band(points.shown())), groups, rules);
    }

    private static GroupLine line(Group group, List<RuleLine> rules) {
        long sum = rules.stream().filter(rule -> rule.group().equals(Optional.of(group.id())))
                .mapToLong(rule -> rule.points().millionths()).sum();
        return new GroupLine(group.id(), group.title(), new Points(sum), new Points(group.range().clamp(sum)));
    }
}
