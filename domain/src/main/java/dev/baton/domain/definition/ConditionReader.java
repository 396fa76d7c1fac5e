package dev.baton.domain.definition;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Condition.Reads;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads condition trees. What a condition is about is told by the field that is there. */
public final class ConditionReader {
    static final int MOST_COUNTED = 1_000;
    private static final int MOST_PARTS = 200;

    private final Reads reads;
    private final References references;
    private final Map<String, BiFunction<Fields, String, Optional<Condition>>> kinds = new LinkedHashMap<>();

    /** Reads what rules may ask. */
    ConditionReader(Journey journey) {
        this(Reads.FACTS, References.of(journey));
    }

    /** Reads what stage rules may ask. */
    ConditionReader(References references) {
        this(Reads.SCORES, references);
    }

    /** Reads what other documents ask of leads that a definition judges: whatever its stage rules may ask, and the stage. */
    public static ConditionReader by(Definition definition) {
        return new ConditionReader(References.of(definition));
    }

    /** Reads the same where no definition is known yet: any name of a score, grade or roll-up is let pass. */
    public static ConditionReader byAny() {
        return new ConditionReader(References.OPEN);
    }

    private ConditionReader(Reads reads, References references) {
        this.reads = reads;
        this.references = references;
        kinds.put("all", (fields, name) -> Optional.of(new Condition.All(parts(fields, name))));
        kinds.put("any", (fields, name) -> Optional.of(new Condition.Any(parts(fields, name))));
        kinds.put("not", this::negated);
        kinds.put("attribute", ConditionReader::attribute);
        kinds.put("answer", ConditionReader::answer);
        kinds.put("source", (fields, name) -> compared(fields, name).map(Condition.OfSource::new));
        kinds.put("consent", ConditionReader::consent);
        kinds.put("customer", (fields, name) -> fields.flag(name).map(Condition.OfCustomer::new));
        kinds.put("journey", (fields, name) -> JourneyConditionReader.read(fields, name, references.positions()));
        kinds.put("score", this::score);
        kinds.put("grade", this::grade);
        kinds.put("stage", this::stage);
        kinds.put("account", this::account);
        kinds.put("at-least", ConditionReader::count);
        kinds.put("at-most", ConditionReader::count);
    }

    /** The condition under a field. */
    public Optional<Condition> read(Fields outer, String name) {
        return outer.required(name, outer.tree(name)).flatMap(tree -> read(outer.reading(), tree, outer.at(name)));
    }

    private Optional<Condition> read(Reading reading, Tree tree, Pointer place) {
        Fields fields = reading.fields(tree, place);
        if (!(tree instanceof Tree.Branch)) {
            return Optional.empty();
        }
        for (var kind : kinds.entrySet()) {
            if (fields.has(kind.getKey())) {
                Fields own = reading.fields(tree, place);
                int before = reading.count();
                Optional<Condition> condition = kind.getValue().apply(own, kind.getKey());
                if (condition.isEmpty() && reading.count() == before) {
                    own.object(kind.getKey(), Flaw.EMPTY);
                }
                own.finish();
                return condition;
            }
        }
        reading.object(place, Flaw.ONE_OF_NEEDED, String.join(", ", kinds.keySet()));
        return Optional.empty();
    }

    private List<Condition> parts(Fields fields, String name) {
        List<Condition> parts = new ArrayList<>();
        List<Fields.Placed> items = fields.list(name, MOST_PARTS);
        if (items.isEmpty()) {
            fields.object(name, Flaw.EMPTY);
        }
        for (Fields.Placed item : items) {
            read(fields.reading(), item.tree(), item.place()).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    private Optional<Condition> negated(Fields fields, String name) {
        Optional<Condition> part = fields.tree(name).flatMap(tree -> read(fields.reading(), tree, fields.at(name)));
        if (part.isPresent() && holdsCountAtLeast(part.get())) {
            fields.object(name, Flaw.NEGATED_COUNT, "at-most");
            return Optional.empty();
        }
        return part.map(Condition.Not::new);
    }

    /** {@code not} around an {@code at-least} would take an unprovable absence for proven. */
    private static boolean holdsCountAtLeast(Condition condition) {
        return switch (condition) {
            case Condition.OfCount count -> count.atLeast();
            case Condition.All(List<Condition> parts) -> parts.stream().anyMatch(ConditionReader::holdsCountAtLeast);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(ConditionReader::holdsCountAtLeast);
            case Condition.Not(Condition part) -> holdsCountAtLeast(part);
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfJourney _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                false;
        };
    }

    private static Optional<Condition> attribute(Fields fields, String name) {
        Optional<String> attribute = fields.text(name, 100);
        Optional<Comparison> comparison = ComparisonReader.read(fields);
        return attribute.flatMap(named -> comparison.map(compared -> new Condition.OfAttribute(named, compared)));
    }

    private static Optional<Condition> answer(Fields fields, String name) {
        Optional<String> question = fields.text(name, 100);
        Optional<Comparison> comparison = ComparisonReader.read(fields);
        return question.flatMap(named -> comparison.map(compared -> new Condition.OfAnswer(named, compared)));
    }

    private static Optional<Comparison> compared(Fields fields, String name) {
        return fields.tree(name).flatMap(tree -> ComparisonReader.shorthand(fields.reading(), tree, fields.at(name)));
    }

    private static Optional<Condition> consent(Fields fields, String name) {
        Optional<Channel> channel = fields.word(name, Channel.WORDS);
        Optional<Consent> consent = fields.required("is", fields.word("is", Consent.WORDS));
        return channel.flatMap(by -> consent.map(said -> new Condition.OfConsent(by, said)));
    }

    private static Optional<Condition> count(Fields fields, String name) {
        boolean atLeast = "at-least".equals(name);
        Optional<Integer> n = fields.whole(name, atLeast ? 1 : 0, MOST_COUNTED);
        boolean days = fields.flag("days").orElse(false);
        Optional<Match> of = MatchReader.read(fields, "of");
        Optional<Duration> within = Durations.read(fields, "within");
        return n.flatMap(number -> of.map(match -> new Condition.OfCount(atLeast, number, days, match, within)));
    }

    private boolean mayReadScores(Fields fields, String name) {
        if (reads == Reads.FACTS) {
            fields.object(name, Flaw.NOT_READABLE_HERE, name);
            fields.leaveRest();
        }
        return reads == Reads.SCORES;
    }

    private static final List<String> SCORE_ORDERS = List.of("at-least", "above", "at-most", "below");

    private Optional<Condition> score(Fields fields, String name) {
        if (!mayReadScores(fields, name)) {
            return Optional.empty();
        }
        Optional<String> dimension = fields.text(name, 60);
        Optional<String> word = fields.exactlyOne(SCORE_ORDERS);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Order> order = Order.named(word.get());
        Optional<Integer> than = fields.required(word.get(), fields.whole(word.get(), -Points.MOST, Points.MOST));
        dimension.filter(named -> !references.knowsScore(named))
                .ifPresent(named -> fields.object(name, Flaw.UNKNOWN_REFERENCE, named, references.scores()));
        return dimension.flatMap(named -> order.flatMap(by -> than.map(number -> new Condition.OfScore(
                "total".equals(named) ? Optional.empty() : Optional.of(named), by, number))));
    }

    private Optional<Condition> account(Fields fields, String name) {
        if (!mayReadScores(fields, name)) {
            return Optional.empty();
        }
        Optional<String> rollUp = fields.text(name, Names.LONGEST);
        rollUp.filter(named -> !references.knowsRollUp(named)).ifPresent(named -> fields.object(name,
                Flaw.UNKNOWN_REFERENCE, named, String.join(", ", references.rollUps())));
        return fields.exactlyOne(SCORE_ORDERS).flatMap(word -> Order.named(word)
                .flatMap(order -> fields
                        .required(word, fields.whole(word, -AccountReader.MOST_TOGETHER, AccountReader.MOST_TOGETHER))
                        .flatMap(than -> rollUp.map(named -> new Condition.OfAccount(named, order, than)))));
    }

    private Optional<Condition> grade(Fields fields, String name) {
        if (!mayReadScores(fields, name)) {
            return Optional.empty();
        }
        Set<String> grades = new LinkedHashSet<>();
        for (Fields.Placed item : fields.list(name, MOST_PARTS)) {
            Texts.read(fields.reading(), item.tree(), item.place(), 40).ifPresent(grade -> {
                grades.add(grade);
                if (!references.knowsGrade(grade)) {
                    fields.reading().object(item.place(), Flaw.UNKNOWN_REFERENCE, grade,
                            String.join(", ", references.grades()));
                }
            });
        }
        return grades.isEmpty() ? Optional.empty() : Optional.of(new Condition.OfGrade(Set.copyOf(grades)));
    }

    private Optional<Condition> stage(Fields fields, String name) {
        if (!mayReadScores(fields, name)) {
            return Optional.empty();
        }
        if (!references.stage()) {
            fields.object(name, Flaw.NOT_READABLE_HERE, name);
        }
        Set<Stage> stages = new LinkedHashSet<>();
        for (Fields.Placed item : fields.list(name, MOST_PARTS)) {
            Texts.read(fields.reading(), item.tree(), item.place(), 40).ifPresent(word -> Stage.of(word)
                    .ifPresentOrElse(stages::add, () -> fields.reading().object(item.place(), Flaw.UNKNOWN_WORD, word,
                            Arrays.toString(Stage.values()))));
        }
        return stages.isEmpty() ? Optional.empty() : Optional.of(new Condition.OfStage(Set.copyOf(stages)));
    }
}
