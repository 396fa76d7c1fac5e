package dev.baton.domain.policy;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.ConditionReader;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.LabelsReader;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a policy from its written form, listing every mistake with its place. */
public final class PolicyReader {
    private static final int MOST_RULES = 100;
    private static final int MOST_NEEDS = 100;
    private static final String EMAIL = "email";
    private static final String WEBHOOK = "webhook";
    private static final String CONSOLE = "console";
    private static final Map<String, String> ALERTS = same(Stream.of(EMAIL, WEBHOOK, CONSOLE));
    private static final Map<String, Routing> ROUTINGS = Routing.USUAL.stream()
            .collect(Collectors.toUnmodifiableMap(Routing::code, Function.identity()));

    private final Reading reading;
    private final Fields fields;
    private final ConditionReader conditions;

    private PolicyReader(Reading reading, Tree tree, ConditionReader conditions) {
        this.reading = reading;
        this.fields = reading.fields(tree, Pointer.ROOT);
        this.conditions = conditions;
    }

    private static Map<String, String> same(Stream<String> words) {
        return words.collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));
    }

    /** The policy that a tree describes, or all that is wrong with it; whatever scores and grades it names may be there. */
    public static Parsed<HandoffPolicy> read(Tree tree) {
        return Reading.of(reading -> new PolicyReader(reading, tree, ConditionReader.byAny()).policy());
    }

    /** The policy that a tree describes for leads that a definition judges: whatever it names must be there. */
    public static Parsed<HandoffPolicy> read(Tree tree, Definition definition) {
        return Reading.of(reading -> new PolicyReader(reading, tree, ConditionReader.by(definition)).policy());
    }

    private Optional<HandoffPolicy> policy() {
        Optional<String> key = fields.required("policy", Names.id(fields, "policy", "default"));
        Labels title = LabelsReader.read(fields, "title");
        Optional<LocalDate> reviewBy = fields.date("review-by");
        Optional<Promotion> promotion = fields.fields("sql").flatMap(this::promotion);
        List<PolicyRule> rules = rules(
                promotion.flatMap(Promotion::needs).filter(needs -> !needs.isEmpty()).isPresent());
        fields.finish();
        return key.map(named -> new HandoffPolicy(named, title, reviewBy, rules, promotion));
    }

    private List<PolicyRule> rules(boolean asked) {
        Map<String, PolicyRule> rules = new LinkedHashMap<>();
        List<Fields.Placed> items = fields.list("rules", MOST_RULES);
        fields.needs("rules");
        if (fields.tree("rules").filter(new Tree.Listing(List.of())::equals).isPresent()) {
            fields.object("rules", Flaw.EMPTY);
        }
        for (Fields.Placed item : items) {
            Fields inner = reading.fields(item.tree(), item.place());
            rule(inner, asked).ifPresent(rule -> {
                if (rules.putIfAbsent(rule.id(), rule) != null) {
                    inner.object("id", Flaw.DUPLICATE, rule.id());
                }
            });
        }
        return List.copyOf(rules.values());
    }

    /** @param asked whether something must be known of leads, so that each rule says where that is asked */
    private Optional<PolicyRule> rule(Fields inner, boolean asked) {
        Optional<String> id = inner.required("id", Names.id(inner, "id", "enterprise"));
        Labels title = LabelsReader.read(inner, "title");
        Optional<Condition> when = inner.tree("when").isPresent() ? conditions.read(inner, "when") : Optional.empty();
        Optional<String> team = inner.required("team", Names.id(inner, "team", "sales"));
        List<Routing> routing = routing(inner);
        Sla sla = SlaReader.read(inner, "sla");
        Alerts alerts = alerts(inner);
        Optional<String> checklist = Names.id(inner, "checklist", "bant");
        if (asked) {
            inner.needs("checklist");
        }
        inner.finish();
        return id.flatMap(named -> team.map(taking -> new PolicyRule(named, title, when, taking, routing, sla, alerts,
                checklist)));
    }

    private static List<Routing> routing(Fields inner) {
        List<Routing> ways = List.copyOf(words(inner, "routing", ROUTINGS));
        if (inner.tree("routing").filter(new Tree.Listing(List.of())::equals).isPresent()) {
            inner.object("routing", Flaw.EMPTY);
        }
        return ways.isEmpty() ? Routing.USUAL : ways;
    }

    private static Alerts alerts(Fields inner) {
        Set<String> words = words(inner, "alerts", ALERTS);
        return inner.tree("alerts").isEmpty()
                ? Alerts.USUAL
                : new Alerts(words.contains(EMAIL), words.contains(WEBHOOK), words.contains(CONSOLE));
    }

    /** Words of a list, each once, in written order. */
    private static <T> Set<T> words(Fields inner, String name, Map<String, T> known) {
        Set<T> words = new LinkedHashSet<>();
        for (Fields.Placed item : inner.list(name, known.size())) {
            Texts.read(inner.reading(), item.tree(), item.place(), Names.LONGEST)
                    .ifPresent(word -> Optional.ofNullable(known.get(word)).ifPresentOrElse(
                            meant -> add(words, meant, word, inner.reading(), item.place()),
                            () -> inner.reading().object(item.place(), Flaw.UNKNOWN_WORD, word,
                                    String.join(", ", known.keySet().stream().sorted().toList()))));
        }
        return words;
    }

    private static <T> void add(Set<T> words, T meant, String word, Reading reading, Pointer place) {
        if (!words.add(meant)) {
            reading.object(place, Flaw.DUPLICATE, word);
        }
    }

    private Optional<Promotion> promotion(Fields inner) {
        Optional<Condition> when = conditions.read(inner, "when");
        Set<String> needs = new LinkedHashSet<>();
        for (Fields.Placed item : inner.list("needs", MOST_NEEDS)) {
            Texts.read(reading, item.tree(), item.place(), Names.LONGEST).ifPresent(need -> {
                if (Names.isId(need)) {
                    add(needs, need, need, reading, item.place());
                } else {
                    reading.object(item.place(), Flaw.MALFORMED, need, "budget, need");
                }
            });
        }
        inner.finish();
        boolean told = inner.tree("needs").isPresent();
        return when.map(holds -> new Promotion(holds, told ? Optional.of(List.copyOf(needs)) : Optional.empty()));
    }
}
