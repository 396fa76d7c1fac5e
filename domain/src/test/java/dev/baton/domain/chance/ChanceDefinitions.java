package dev.baton.domain.chance;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Valid definitions by chance: all kinds of rules, countings and fadings, with and without groups, bands and stages. */
public final class ChanceDefinitions {
    /** Zones with days of 23 to 25 hours, with a day left out, and those where a new day begins first and last. */
    public static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Tehran", "Pacific/Apia",
            "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago", "Pacific/Kiritimati", "Etc/GMT+12");
    private final Chance chance;
    private final ChanceConditions conditions;
    private final List<String> positions;
    private final List<String> dimensions;
    private final List<String> groups;

    private ChanceDefinitions(Chance chance) {
        this.chance = chance;
        this.positions = Stream.of("awareness", "consideration", "decision", "action")
                .filter(_ -> chance.in100(35)).toList();
        this.conditions = new ChanceConditions(chance, positions);
        this.dimensions = IntStream.rangeClosed(1, chance.between(1, 3)).mapToObj(i -> "d" + i).toList();
        this.groups = IntStream.rangeClosed(1, chance.between(0, 2)).mapToObj(i -> "g" + i).toList();
    }

    /** A definition. */
    public static Definition of(Chance chance) {
        Tree written = written(chance);
        return switch (DefinitionReader.read(written)) {
            case Parsed.Valid<Definition>(Definition definition) -> definition;
            case Parsed.Invalid<Definition>(var objections) when objections.stream()
                    .allMatch(each -> each.flaw() == Flaw.NO_EVIDENCE) ->
                of(chance);
            case Parsed.Invalid<Definition>(var objections) ->
                throw new IllegalStateException(objections + " in " + written);
        };
    }

    /** A definition in its written form. */
    public static Tree.Branch written(Chance chance) {
        return new ChanceDefinitions(chance).written();
    }

    private Tree.Branch written() {
        boolean graded = dimensions.size() > 1 && chance.in100(60);
        BranchWriter definition = Tree.branch().with("definition", "by-chance").with("time-zone", chance.of(ZONES))
                .with("dimensions", dimensions(graded)).with("groups", groups()).with("rules", rules());
        if (graded) {
            definition = definition.with("grade", List.of("d1", "d2"), Tree::of);
        }
        if (chance.in100(40)) {
            definition = definition.with("total", range());
        }
        if (chance.in100(35)) {
            definition = definition.with("exclusions", exclusions());
        }
        if (!positions.isEmpty()) {
            definition = definition.with("journey", journey());
        }
        definition = definition.with("account", account());
        List<String> grades = graded ? List.of("A1", "A2", "B1", "B2") : List.of();
        BranchWriter stages = Tree.branch();
        for (String stage : List.of("MQL", "PQL", "SERVICE_QUALIFIED")) {
            stages = chance.in100(70) ? stages.with(stage, stage(grades)) : stages;
        }
        return definition.with("stages", stages.done()).done();
    }

    private Tree journey() {
        BranchWriter steps = Tree.branch();
        for (String position : positions) {
            steps = steps.with(position, conditions.step());
        }
        return steps.done();
    }

    private Tree account() {
        Tree engaged = Tree.branch().with("score", chance.of(dimensions)).with("at-least", chance.between(1, 20))
                .done();
        return Tree.branch().with("roll-ups", Tree.branch()
                .with("best", Tree.branch().with("highest", chance.of("total", dimensions.getFirst())).done())
                .with("all", Tree.branch().with("sum", chance.of("total", dimensions.getLast())).with("at-most", 50)
                        .done())
                .with("committee", Tree.branch().with("roles", List.of("c*", "clerk"), Tree::of)
                        .with("engaged", engaged).done())
                .done()).done();
    }

    private Tree exclusions() {
        List<Tree> all = new ArrayList<>();
        for (int i = chance.between(1, 2); i > 0; i--) {
            all.add(Tree.branch().with("id", "x" + i).with("when", conditions.facts(1)).with("reason", "Chance")
                    .done());
        }
        return new Tree.Listing(all);
    }

    private Tree dimensions(boolean graded) {
        BranchWriter all = Tree.branch();
        int left = 100;
        for (String id : dimensions) {
            int weight = id.equals(dimensions.getLast()) ? left : chance.between(0, left);
            left -= weight;
            BranchWriter dimension = Tree.branch().with("weight", weight);
            dimension = chance.in100(60) ? dimension.with("range", range()) : dimension;
            if (graded) {
                String second = "d2".equals(id) ? "12" : "AB";
                dimension = dimension.with("bands", Tree.branch().with(second.substring(0, 1), chance.between(3, 20))
                        .with(second.substring(1), chance.between(-5, 2)).done());
            }
            all = all.with(id, dimension.done());
        }
        return all.done();
    }

    private Tree range() {
        return new Tree.Listing(List.of(Tree.of(chance.of(0, -5, -40)), Tree.of(chance.of(0, 10, 35, 100))));
    }

    private Tree groups() {
        BranchWriter all = Tree.branch();
        for (String id : groups) {
            BranchWriter group = Tree.branch().with("dimension", chance.of(dimensions));
            all = all.with(id, (chance.in100(70) ? group.with("range", range()) : group).done());
        }
        return all.done();
    }

    private Tree rules() {
        List<Tree> rules = new ArrayList<>();
        for (int i = chance.between(1, 8); i > 0; i--) {
            BranchWriter rule = Tree.branch().with("id", "r" + i)
                    .with("points", BigDecimal.valueOf(chance.between(chance.in100(25) ? -2_000 : 1, 3_000), 2));
            rule = groups.isEmpty() || chance.in100(60)
                    ? rule.with("dimension", chance.of(dimensions))
                    : rule.with("group", chance.of(groups));
            rules.add(body(chance.in100(30) ? rule.with("range", range()) : rule).done());
        }
        return new Tree.Listing(rules);
    }

    private BranchWriter body(BranchWriter rule) {
        return switch (chance.between(0, 10)) {
            case 10 -> rule.with("likelihood", likelihood());
            case 0, 1 -> rule.with("when", conditions.facts(2));
            case 2 -> rule.with(chance.of("days", "at-least"), chance.between(1, 4)).with("of", conditions.match())
                    .with("within", window());
            case 3 -> rule.with("none", conditions.match()).with("within", window());
            case 4 -> rule.with("none", conditions.match()).with("after",
                    Tree.branch().with("at-least", chance.between(1, 3)).with("of", conditions.match()).done());
            default -> counting(fading(rule.with("each", conditions.match())));
        };
    }

    private Tree likelihood() {
        int from = chance.between(0, 999_999);
        int to = chance.between(from + 1, 1_000_000);
        return Tree.branch().with("from", BigDecimal.valueOf(from, 6)).with("to", BigDecimal.valueOf(to, 6)).done();
    }

    private String window() {
        return chance.of(ChanceConditions.WINDOWS);
    }

    private BranchWriter counting(BranchWriter rule) {
        return switch (chance.between(0, 4)) {
            case 0 -> rule;
            case 1 -> rule.with("count", Tree.branch().with("per-day", chance.between(1, 3)).done());
            case 2 -> rule.with("count", "per-asset");
            default -> rule.with("count", chance.of("every", "first"));
        };
    }

    private BranchWriter fading(BranchWriter rule) {
        return switch (chance.between(0, 4)) {
            case 0 -> rule;
            case 1 -> rule.with("fades", "none");
            default -> rule.with("fades", Tree.branch().with(chance.of("expires", "linear", "half-life"),
                    chance.of("P1D", "P3D", "P1W", "P14D", "P60D")).done());
        };
    }

    private Tree stage(List<String> grades) {
        BranchWriter stage = Tree.branch().with("enter", conditions.scores(2, dimensions, grades));
        stage = chance.in100(65) ? stage.with("leave", conditions.scores(2, dimensions, grades)) : stage;
        return (chance.in100(50) ? stage : comingBack(stage)).done();
    }

    private BranchWriter comingBack(BranchWriter stage) {
        BranchWriter later = stage.with("cool-down", chance.of("P1D", "P7D", "PT6H"));
        return chance.in100(50) ? later.with("new-evidence", false) : later;
    }
}
