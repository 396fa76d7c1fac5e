package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Band;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Between which bounds every score of a definition lies, whatever a lead is and does: perhaps too wide, never too narrow. */
final class Reach {
    private static final int PERCENT = 100;
    private final Definition definition;
    private final Map<String, Span> dimensions = new HashMap<>();

    Reach(Definition definition) {
        this.definition = definition;
        definition.dimensions().forEach(each -> dimensions.put(each.id(), dimension(each)));
    }

    /** From the least to the most, in millionths of points; holds 0. */
    record Span(long low, long high) {
        private static final long MOST = 1L << 60;
        static final Span NOTHING = new Span(0, 0);

        Span plus(Span other) {
            return new Span(Math.clamp(low + other.low, -MOST, MOST), Math.clamp(high + other.high, -MOST, MOST));
        }

        Span within(Range range) {
            return new Span(range.clamp(low), range.clamp(high));
        }

        /** The whole numbers that are shown. */
        Shown shown() {
            return new Shown(Math.floorDiv(low + Points.ONE / 2, Points.ONE),
                    Math.floorDiv(high + Points.ONE / 2, Points.ONE));
        }
    }

    /** From the least to the most whole number; empty if the least is more than the most. */
    record Shown(long low, long high) {
        boolean isEmpty() {
            return low > high;
        }

        /** Those that compare so. */
        Shown that(Comparison.Order order, int than) {
            return switch (order) {
                case LESS -> new Shown(low, Math.min(high, than - 1L));
                case AT_MOST -> new Shown(low, Math.min(high, than));
                case AT_LEAST -> new Shown(Math.max(low, than), high);
                case MORE -> new Shown(Math.max(low, than + 1L), high);
            };
        }
    }

    /** What a rule by itself can give. */
    static Span of(Rule rule) {
        long points = rule.head().points().millionths();
        boolean once = switch (rule) {
            case Rule.EngagementRule(var _, var _, Counting count, var _) -> count instanceof Counting.First;
            case Rule.AttributeRule _,Rule.FrequencyRule _,Rule.AbsenceRule _,Rule.UnansweredRule _,Rule.LikelihoodRule _ ->
                true;
        };
        long most = once ? points : Long.signum(points) * Span.MOST;
        return new Span(Math.min(0, most), Math.max(0, most)).within(rule.head().range());
    }

    private Span dimension(Dimension dimension) {
        Stream<Span> groups = definition.groups().stream().filter(group -> group.dimension().equals(dimension.id()))
                .map(this::group);
        Stream<Span> others = definition.rules().stream().filter(rule -> rule.head().group().isEmpty()
                && rule.head().dimension().equals(dimension.id())).map(Reach::of);
        return Stream.concat(groups, others).reduce(Span.NOTHING, Span::plus).within(dimension.range());
    }

    private Span group(Group group) {
        return inGroup(group).reduce(Span.NOTHING, Span::plus).within(group.range());
    }

    private Stream<Span> inGroup(Group group) {
        return definition.rules().stream().filter(rule -> rule.head().group().equals(Optional.of(group.id())))
                .map(Reach::of);
    }

    private Span span(String dimension) {
        return dimensions.getOrDefault(dimension, Span.NOTHING);
    }

    /** The scores that a dimension can show, or the total if none is named. */
    Shown shown(Optional<String> dimension) {
        return dimension.map(this::span).orElseGet(this::total).shown();
    }

    private Span total() {
        Span sum = definition.dimensions().stream().map(each -> {
            Span span = span(each.id());
            return new Span(Math.floorDiv(each.weight() * span.low(), PERCENT),
                    Math.ceilDiv(each.weight() * span.high(), PERCENT));
        }).reduce(Span.NOTHING, Span::plus);
        return sum.within(definition.total());
    }

    /** Whether some score that a dimension can show belongs to a band. */
    boolean reaches(Dimension dimension, Band band) {
        Shown shown = shown(Optional.of(dimension.id()));
        long below = dimension.bands().stream().mapToLong(Band::from).filter(from -> from > band.from()).min()
                .orElse(Long.MAX_VALUE);
        return shown.high() >= band.from() && shown.low() < below;
    }

    /** Whether some lead can have a grade. */
    boolean reaches(String grade) {
        return definition.grade().map(both -> bands(both.first()).anyMatch(first -> bands(both.second())
                .anyMatch(second -> grade.equals(first + second)))).orElse(false);
    }

    private Stream<String> bands(String id) {
        return definition.dimensions().stream().filter(each -> each.id().equals(id))
                .flatMap(each -> each.bands().stream().filter(band -> reaches(each, band)).map(Band::name));
    }

    /** Whether what a rule gives can make no difference: held at 0 by its own range, or by that of its group. */
    boolean isPointless(Rule rule) {
        Span own = of(rule);
        return own.equals(Span.NOTHING) || rule.head().group().map(id -> definition.groups().stream()
                .filter(group -> group.id().equals(id)).anyMatch(group -> isPointless(own, inGroup(group).toList(),
                        group.range())))
                .orElse(false);
    }

    /** Only points of one sign, and a range that ends at 0 on that side. */
    private static boolean isPointless(Span own, List<Span> beside, Range range) {
        Span sum = beside.stream().reduce(Span.NOTHING, Span::plus);
        return own.high() > 0 && sum.low() == 0 && range.high().millionths() == 0
                || own.low() < 0 && sum.high() == 0 && range.low().millionths() == 0;
    }
}
