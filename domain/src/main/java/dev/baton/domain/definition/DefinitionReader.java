package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.Band;
import dev.baton.domain.definition.Definition.Dimension;
import dev.baton.domain.definition.Definition.Exclusion;
import dev.baton.domain.definition.Definition.Grade;
import dev.baton.domain.definition.Definition.Group;
import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Stage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a definition from its written form, listing every mistake with its place. */
public final class DefinitionReader {
    private static final int MOST_DIMENSIONS = 12;
    private static final int MOST_GROUPS = 60;
    private static final int MOST_RULES = 500;
    private static final int MOST_EXCLUSIONS = 100;
    private static final int MOST_BANDS = 12;
    private static final int LONGEST_BAND = 20;
    private static final int MOST_SCENARIOS = 50;

    private final Reading reading;
    private final Fields fields;
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private Journey journey = Journey.NONE;
    private Optional<Grade> grade = Optional.empty();
    private boolean weighed = true;

    private DefinitionReader(Reading reading, Tree tree) {
        this.reading = reading;
        this.fields = reading.fields(tree, Pointer.ROOT);
    }

    /** The definition that a tree describes, or all that is wrong with it. */
    public static Parsed<Definition> read(Tree tree) {
        return Reading.of(reading -> new DefinitionReader(reading, tree).definition());
    }

    private Optional<Definition> definition() {
        Optional<String> key = fields.required("definition", Names.id(fields, "definition", "right-size"));
        Labels title = LabelsReader.read(fields, "title");
        Optional<ZoneId> zone = zone();
        var reviewBy = fields.date("review-by");
        fields.entries("dimensions", MOST_DIMENSIONS).forEach(this::dimension);
        dimensionsHold();
        fields.entries("groups", MOST_GROUPS).forEach(this::group);
        journey = JourneyReader.read(fields, "journey");
        fields.list("rules", MOST_RULES).forEach(this::rule);
        fields.needs("rules");
        grade = grade();
        Range total = PointsReader.range(fields, "total", Range.HUNDRED);
        AccountRules account = AccountReader.read(fields, "account", references(false, List.of()));
        Map<Stage, StageRule> stages = stages(account.names());
        List<Exclusion> exclusions = exclusions();
        List<Scenario> scenarios = scenarios(zone.orElse(ZoneOffset.UTC), account.names());
        fields.finish();
        return key.flatMap(named -> zone.map(days -> new Definition(named, title, days, reviewBy,
                List.copyOf(dimensions.values()), List.copyOf(groups.values()), List.copyOf(rules.values()), grade,
                total,
                stages, exclusions, journey, account, scenarios)));
    }

    private Optional<ZoneId> zone() {
        if (fields.tree("time-zone").isEmpty()) {
            return Optional.of(ZoneOffset.UTC);
        }
        return fields.text("time-zone", 60).flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException _) {
                fields.object("time-zone", Flaw.MALFORMED, name, "Asia/Tehran, Europe/Berlin, UTC");
                return Optional.empty();
            }
        });
    }

    private void dimension(String id, Fields.Placed item) {
        Fields inner = reading.fields(item.tree(), item.place());
        if (!Names.isId(id) || "total".equals(id)) {
            reading.object(item.place(), Flaw.MALFORMED, id, "fit, interest");
        }
        Labels title = LabelsReader.read(inner, "title");
        Range range = PointsReader.range(inner, "range", Range.HUNDRED);
        Optional<Integer> weight = inner.required("weight", inner.whole("weight", 0, 100));
        weighed &= weight.isPresent();
        List<Band> bands = new ArrayList<>();
        inner.entries("bands", MOST_BANDS).forEach((name, from) -> band(name, from).ifPresent(bands::add));
        bands.sort(Comparator.comparingInt(Band::from).reversed());
        inner.finish();
        dimensions.put(id, new Dimension(id, title, range, weight.orElse(0), bands));
    }

    private Optional<Band> band(String name, Fields.Placed from) {
        if (Texts.read(reading, Tree.of(name), from.place(), LONGEST_BAND).isEmpty()) {
            return Optional.empty();
        }
        if (from.tree() instanceof Tree.Numeral(BigDecimal number) && number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Points.MOST)) <= 0) {
            return Optional.of(new Band(name, number.intValueExact()));
        }
        reading.object(from.place(), Flaw.WRONG_TYPE, "whole number", from.tree().kind());
        return Optional.empty();
    }

    private void dimensionsHold() {
        if (dimensions.isEmpty()) {
            fields.needs("dimensions");
            if (fields.tree("dimensions").isPresent()) {
                fields.object("dimensions", Flaw.EMPTY);
            }
            return;
        }
        int sum = dimensions.values().stream().mapToInt(Dimension::weight).sum();
        if (weighed && sum != 100) {
            fields.object("dimensions", Flaw.WRONG_SUM, sum, 100);
        }
        for (Dimension dimension : dimensions.values()) {
            long different = dimension.bands().stream().map(Band::from).distinct().count();
            if (different != dimension.bands().size()) {
                reading.object(fields.at("dimensions").to(dimension.id()).to("bands"), Flaw.DUPLICATE, "lowest number");
            }
        }
    }

    private void group(String id, Fields.Placed item) {
        Fields inner = reading.fields(item.tree(), item.place());
        Labels title = LabelsReader.read(inner, "title");
        Range range = PointsReader.range(inner, "range", Range.UNBOUNDED);
        Optional<String> dimension = inner.required("dimension", inner.text("dimension", 60));
        inner.finish();
        if (!Names.isId(id)) {
            reading.object(item.place(), Flaw.MALFORMED, id, "web");
        }
        dimension.filter(name -> !dimensions.containsKey(name)).ifPresent(
                name -> inner.object("dimension", Flaw.UNKNOWN_REFERENCE, name,
                        String.join(", ", dimensions.keySet())));
        groups.put(id, new Group(id, title, dimension.orElse(""), range));
    }

    private void rule(Fields.Placed item) {
        Fields inner = reading.fields(item.tree(), item.place());
        new RuleReader(dimensions, groups, journey).read(inner).ifPresent(rule -> {
            if (rules.putIfAbsent(rule.head().id(), rule) != null) {
                inner.object("id", Flaw.DUPLICATE, rule.head().id());
            }
        });
    }

    private Optional<Grade> grade() {
        List<Fields.Placed> items = fields.list("grade", 2);
        List<String> named = items.stream().map(item -> item.tree() instanceof Tree.Text(String name) ? name : "")
                .toList();
        if (fields.tree("grade").isEmpty()) {
            return Optional.empty();
        }
        if (named.size() != 2 || named.stream().anyMatch(name -> !dimensions.containsKey(name)
                || dimensions.get(name).bands().isEmpty())) {
            List<String> banded = dimensions.values().stream().filter(each -> !each.bands().isEmpty())
                    .map(Dimension::id)
                    .toList();
            fields.object("grade", Flaw.UNKNOWN_REFERENCE, String.join(", ", named), String.join(", ", banded));
            return Optional.empty();
        }
        return Optional.of(new Grade(named.get(0), named.get(1)));
    }

    private References references(boolean stage, List<String> rollUps) {
        return new References(dimensions, grade, stage, journey, rollUps, false);
    }

    private Map<Stage, StageRule> stages(List<String> rollUps) {
        Map<Stage, StageRule> stages = new EnumMap<>(Stage.class);
        fields.entries("stages", 3).forEach((name, item) -> {
            Fields inner = reading.fields(item.tree(), item.place());
            switch (name) {
                case "MQL", "PQL", "SERVICE_QUALIFIED" ->
                    stageRule(inner, rollUps).ifPresent(rule -> stages.put(Stage.valueOf(name), rule));
                default -> reading.object(item.place(), Flaw.UNKNOWN_FIELD, name, "MQL, PQL, SERVICE_QUALIFIED");
            }
        });
        return stages;
    }

    private Optional<StageRule> stageRule(Fields inner, List<String> rollUps) {
        Optional<Condition> enter = new ConditionReader(references(true, rollUps)).read(inner, "enter");
        Optional<Condition> leave = inner.has("leave")
                ? new ConditionReader(references(false, rollUps)).read(inner, "leave")
                : Optional.empty();
        Duration coolDown = Durations.read(inner, "cool-down").orElse(Duration.ZERO);
        boolean newEvidence = inner.flag("new-evidence").orElse(true);
        if (!newEvidence && coolDown.isZero()) {
            inner.object("new-evidence", Flaw.CONFLICT, "new-evidence: false", "no cool-down");
        }
        if (newEvidence && !rules.isEmpty()
                && enter.filter(asks -> NewEvidence.of(rules.values(), asks).isImpossible()).isPresent()) {
            inner.object("new-evidence", Flaw.NO_EVIDENCE);
        }
        Duration settle = Durations.read(inner, "settle").orElse(Duration.ofMinutes(2));
        inner.finish();
        return enter.map(condition -> new StageRule(condition, leave, coolDown, newEvidence, settle));
    }

    private List<Exclusion> exclusions() {
        Map<String, Exclusion> exclusions = new LinkedHashMap<>();
        fields.list("exclusions", MOST_EXCLUSIONS).forEach(item -> {
            Fields inner = reading.fields(item.tree(), item.place());
            exclusion(inner).ifPresent(exclusion -> {
                if (exclusions.putIfAbsent(exclusion.id(), exclusion) != null) {
                    inner.object("id", Flaw.DUPLICATE, exclusion.id());
                }
            });
        });
        return List.copyOf(exclusions.values());
    }

    private List<Scenario> scenarios(ZoneId zone, List<String> rollUps) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        References references = references(true, rollUps);
        fields.list("scenarios", MOST_SCENARIOS).forEach(item -> {
            Fields inner = reading.fields(item.tree(), item.place());
            new ScenarioReader(inner, references, zone).read().ifPresent(scenario -> {
                if (scenarios.putIfAbsent(scenario.id(), scenario) != null) {
                    inner.object("id", Flaw.DUPLICATE, scenario.id());
                }
            });
        });
        return List.copyOf(scenarios.values());
    }

    private Optional<Exclusion> exclusion(Fields inner) {
        Optional<String> id = inner.required("id", Names.id(inner, "id", "competitor"));
        Optional<Condition> when = new ConditionReader(journey).read(inner, "when");
        Labels reason = LabelsReader.read(inner, "reason");
        inner.needs("reason");
        inner.finish();
        return id.flatMap(named -> when.map(condition -> new Exclusion(named, condition, reason)));
    }
}
