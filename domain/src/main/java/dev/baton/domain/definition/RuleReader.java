package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Group;
import dev.baton.domain.definition.Rule.Head;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Probability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules. The kind of a rule is told by {@code when}, {@code each}, {@code none}, {@code likelihood}, or {@code within} with {@code of}. */
final class RuleReader {
    private final Map<String, Dimension> dimensions;
    private final Map<String, Group> groups;
    private final Journey journey;

    RuleReader(Map<String, Dimension> dimensions, Map<String, Group> groups, Journey journey) {
        this.dimensions = dimensions;
        this.groups = groups;
        this.journey = journey;
    }

    /** The rule that these fields describe. */
    Optional<Rule> read(Fields fields) {
        int before = fields.reading().count();
        Optional<Head> head = head(fields);
        Optional<Rule> rule = head.isEmpty() ? body(fields, PLACEHOLDER).filter(_ -> false) : body(fields, head.get());
        if (rule.isEmpty() && fields.reading().count() == before) {
            fields.reading().object(fields.place(), Flaw.EMPTY);
        }
        fields.finish();
        return rule;
    }

    /** Stands in for a head that was wrong, so that the mistakes of the body are found all the same. */
    private static final Head PLACEHOLDER = new Head("", Labels.NONE, "", Optional.empty(), Points.ZERO,
            Range.UNBOUNDED);

    private Optional<Rule> body(Fields fields, Head head) {
        Optional<String> told = fields.exactlyOne(List.of("when", "each", "of", "none", "likelihood"));
        if (told.isEmpty()) {
            // What belongs to no kind, or to the other one, is the same mistake.
            fields.leaveRest();
        }
        return told.flatMap(kind -> switch (kind) {
            case "when" ->
                new ConditionReader(journey).read(fields, kind).map(when -> new Rule.AttributeRule(head, when));
            case "each" -> engagementRule(fields, head);
            case "of" -> frequencyRule(fields, head);
            case "likelihood" -> likelihoodRule(fields, head);
            default -> absenceRule(fields, head);
        });
    }

    private Optional<Head> head(Fields fields) {
        Optional<String> id = fields.required("id", Names.id(fields, "id", "right-size"));
        Labels title = LabelsReader.read(fields, "title");
        Optional<Points> points = fields.required("points", PointsReader.points(fields, "points"));
        Range range = PointsReader.range(fields, "range", Range.UNBOUNDED);
        boolean grouped = fields.exactlyOne(List.of("dimension", "group")).filter("group"::equals).isPresent();
        Optional<String> group = grouped ? known(fields, "group", groups.keySet()) : Optional.empty();
        Optional<String> home = grouped
                ? group.map(groups::get).map(Group::dimension)
                : known(fields, "dimension", dimensions.keySet());
        return id.flatMap(named -> points.flatMap(
                given -> home.map(own -> new Head(named, title, own, group, given, range))));
    }

    private static Optional<String> known(Fields fields, String name, Set<String> known) {
        Optional<String> said = fields.text(name, 60);
        said.filter(word -> !known.contains(word))
                .ifPresent(word -> fields.object(name, Flaw.UNKNOWN_REFERENCE, word, String.join(", ", known)));
        return said.filter(known::contains);
    }

    private static Optional<Rule> engagementRule(Fields fields, Head head) {
        Optional<Match> each = MatchReader.read(fields, "each");
        Optional<Counting> count = counting(fields);
        Optional<Fading> fades = fading(fields);
        return each.flatMap(match -> count
                .flatMap(counted -> fades.map(faded -> new Rule.EngagementRule(head, match, counted, faded))));
    }

    private static Optional<Rule> frequencyRule(Fields fields, Head head) {
        String count = fields.exactlyOne(List.of("at-least", "days")).orElse("at-least");
        boolean days = "days".equals(count);
        Optional<Integer> n = fields.whole(count, 1, ConditionReader.MOST_COUNTED);
        if (fields.has(count)) {
            fields.needs(count);
        }
        Optional<Match> of = MatchReader.read(fields, "of");
        var within = fields.required("within", Durations.read(fields, "within"));
        return n.flatMap(number -> of.flatMap(
                match -> within.map(window -> new Rule.FrequencyRule(head, number, days, match, window))));
    }

    private static Optional<Rule> absenceRule(Fields fields, Head head) {
        Optional<Match> none = MatchReader.read(fields, "none");
        Optional<String> how = fields.exactlyOne(List.of("within", "after"));
        if (how.isEmpty()) {
            return Optional.empty();
        }
        if ("within".equals(how.get())) {
            return fields.required("within", Durations.read(fields, "within"))
                    .flatMap(within -> none.map(match -> new Rule.AbsenceRule(head, match, within)));
        }
        return fields.required("after", fields.fields("after")).flatMap(after -> {
            Optional<Integer> n = after.required("at-least", after.whole("at-least", 1, ConditionReader.MOST_COUNTED));
            Optional<Match> of = MatchReader.read(after, "of");
            after.finish();
            return none.flatMap(match -> n.flatMap(
                    number -> of.map(sent -> new Rule.UnansweredRule(head, match, number, sent))));
        });
    }

    private static Optional<Rule> likelihoodRule(Fields fields, Head head) {
        return fields.required("likelihood", fields.fields("likelihood")).flatMap(ends -> {
            Optional<Probability> from = ends.required("from", probability(ends, "from"));
            Optional<Probability> to = ends.required("to", probability(ends, "to"));
            ends.finish();
            return from.flatMap(low -> to.filter(high -> isAbove(ends, low, high))
                    .map(high -> new Rule.LikelihoodRule(head, low, high)));
        });
    }

    private static boolean isAbove(Fields ends, Probability low, Probability high) {
        boolean above = high.compareTo(low) > 0;
        if (!above) {
            ends.object("to", Flaw.OUT_OF_RANGE, high.exact().toPlainString(),
                    "> " + low.exact().toPlainString(), "1");
        }
        return above;
    }

    /** A probability, which may be absent. */
    static Optional<Probability> probability(Fields ends, String name) {
        return ends.number(name).flatMap(number -> {
            Optional<Probability> probability = Probability.of(number);
            if (probability.isEmpty()) {
                ends.object(name, Flaw.OUT_OF_RANGE, Texts.brief(number), "0", "1");
            }
            return probability;
        });
    }

    private static Optional<Counting> counting(Fields fields) {
        Optional<Tree> tree = fields.tree("count");
        if (tree.isEmpty()) {
            return Optional.of(new Counting.Every());
        }
        if (tree.get() instanceof Tree.Branch) {
            return fields.fields("count").flatMap(inner -> {
                Optional<Integer> most = inner.required("per-day",
                        inner.whole("per-day", 1, ConditionReader.MOST_COUNTED));
                inner.finish();
                return most.map(Counting.PerDay::new);
            });
        }
        return fields.word("count", COUNTINGS);
    }

    private static final Map<String, Counting> COUNTINGS = Map.of("every", new Counting.Every(), "first",
            new Counting.First(), "per-asset", new Counting.PerAsset());

    private static Optional<Fading> fading(Fields fields) {
        Optional<Tree> tree = fields.tree("fades");
        if (tree.isEmpty()) {
            return Optional.of(new Fading.None());
        }
        if (!(tree.get() instanceof Tree.Branch)) {
            return fields.word("fades", Map.of("none", new Fading.None()));
        }
        return fields.fields("fades").flatMap(inner -> {
            Optional<String> said = inner.exactlyOne(List.of("expires", "linear", "half-life"));
            if (said.isEmpty()) {
                // A misspelled word is the same mistake, not another one.
                inner.leaveRest();
            }
            Optional<Fading> fading = said
                    .flatMap(kind -> inner.required(kind, Durations.days(inner, kind))
                            .map(days -> switch (kind) {
                                case "expires" -> new Fading.Expires(days);
                                case "linear" -> new Fading.Linear(days);
                                default -> new Fading.HalfLife(days);
                            }));
            inner.finish();
            return fading;
        });
    }
}
