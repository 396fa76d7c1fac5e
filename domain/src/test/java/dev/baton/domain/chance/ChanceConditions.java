package dev.baton.domain.chance;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Conditions by chance, in their written form. */
final class ChanceConditions {
    static final List<String> TYPES = List.of("page-viewed", "email-clicked", "content-downloaded", "email-sent",
            "demo-requested");
    static final List<String> WINDOWS = List.of("PT90M", "PT6H", "P1D", "P3D", "P1W", "P30D");
    static final List<String> ROLL_UPS = List.of("best", "all", "committee");
    private final Chance chance;
    private final List<String> positions;

    /** @param positions those of the definition's journey */
    ChanceConditions(Chance chance, List<String> positions) {
        this.chance = chance;
        this.positions = positions;
    }

    /** What rules may ask. */
    Tree facts(int depth) {
        return nested(depth, () -> facts(depth - 1), this::fact);
    }

    /** What stage rules may ask. */
    Tree scores(int depth, List<String> dimensions, List<String> grades) {
        return nested(depth, () -> scores(depth - 1, dimensions, grades),
                () -> chance.in100(10) ? account() : chance.in100(35) ? fact() : score(dimensions, grades));
    }

    private Tree nested(int depth, Supplier<Tree> part, Supplier<Tree> leaf) {
        if (depth > 0 && chance.in100(30)) {
            List<Tree> parts = new ArrayList<>();
            for (int i = chance.between(1, 3); i > 0; i--) {
                parts.add(part.get());
            }
            return Tree.branch().with(chance.of("all", "any"), new Tree.Listing(parts)).done();
        }
        return depth > 0 && chance.in100(15) ? Tree.branch().with("not", negatable()).done() : leaf.get();
    }

    /** Everything but an {@code at-least}, around which no {@code not} may stand. */
    private Tree negatable() {
        if (!positions.isEmpty() && chance.in100(30)) {
            return Tree.branch().with("journey", journey()).done();
        }
        return chance.in100(30) ? count("at-most") : attribute();
    }

    private Tree fact() {
        return switch (chance.between(0, positions.isEmpty() ? 9 : 12)) {
            case 10, 11, 12 -> Tree.branch().with("journey", journey()).done();
            case 0, 1 -> count("at-most");
            case 2, 3, 4 -> count("at-least");
            case 5 -> Tree.branch().with("source", chance.of("referral", "organic search")).done();
            case 6 -> Tree.branch().with("consent", chance.of("email", "sms"))
                    .with("is", chance.of("granted", "denied", "unknown")).done();
            case 7 -> Tree.branch().with("customer", chance.in100(50)).done();
            default -> attribute();
        };
    }

    private Tree journey() {
        return switch (chance.between(0, 4)) {
            case 0 -> Tree.of(chance.of(positions));
            case 1 -> new Tree.Listing(List.of(Tree.of(chance.of(positions)), Tree.of(chance.of(positions))));
            case 2 -> Tree.branch().with("exists", chance.in100(50)).done();
            default -> Tree.branch().with(chance.of("is", "is-not", "at-least", "above", "at-most", "below"),
                    chance.of(positions)).done();
        };
    }

    /** What proves a position. */
    Tree step() {
        var step = Tree.branch().with("at-least", chance.between(1, 3));
        step = chance.in100(60) ? step.with("of", match()) : step;
        step = chance.in100(20) ? step.with("days", true) : step;
        return (chance.in100(80) ? step.with("within", chance.of(WINDOWS)) : step).done();
    }

    private Tree attribute() {
        return switch (chance.between(0, 7)) {
            case 6 ->
                Tree.branch().with("answer", "budget").with(chance.of("is", "is-not"), chance.of("yes", "no")).done();
            case 7 -> Tree.branch().with("answer", chance.of("budget", "role")).with("exists", chance.in100(50)).done();
            case 0 -> Tree.branch().with("attribute", "role").with("matches", globs()).done();
            case 1 -> Tree.branch().with("attribute", "size").with(chance.of("<", "<=", ">", ">="),
                    chance.between(0, 9)).done();
            case 2 -> Tree.branch().with("attribute", "size").with("between", new Tree.Listing(List.of(Tree.of(2),
                    Tree.of(chance.between(2, 9))))).done();
            case 3 -> Tree.branch().with("attribute", chance.of("role", "size", "tags")).with("exists",
                    chance.in100(50)).done();
            case 4 -> Tree.branch().with("attribute", "tags").with("contains", chance.of("a", "b")).done();
            default -> Tree.branch().with("attribute", "role").with(chance.of("is", "is-not"), chance.of("cto", "CEO"))
                    .done();
        };
    }

    private static Tree globs() {
        return new Tree.Listing(List.of(Tree.of("c*"), Tree.of("مدیر*")));
    }

    private Tree count(String word) {
        var count = Tree.branch().with(word, chance.between("at-least".equals(word) ? 1 : 0, 3)).with("of", match());
        if (chance.in100(30)) {
            count = count.with("days", chance.in100(70));
        }
        return (chance.in100(80) ? count.with("within", chance.of(WINDOWS)) : count).done();
    }

    /** Which engagements. */
    Tree match() {
        var match = Tree.branch();
        boolean typed = chance.in100(85);
        if (typed) {
            match = chance.in100(70)
                    ? match.with("type", chance.of(TYPES))
                    : match.with("type", List.of(chance.of(TYPES), chance.of(TYPES)), Tree::of);
        }
        if (!typed || chance.in100(20)) {
            match = match.with("where", where());
        }
        return (chance.in100(25) ? match.with("suspect", true) : match).done();
    }

    private Tree where() {
        return switch (chance.between(0, 3)) {
            case 0 -> Tree.branch().with("asset.id", Tree.branch().with("in",
                    new Tree.Listing(List.of(Tree.of("a1"), Tree.of("a2")))).done()).done();
            case 1 -> Tree.branch().with("channel", "web").done();
            case 2 -> Tree.branch().with("funnel", chance.of("awareness", "decision")).done();
            default -> Tree.branch().with("not", Tree.branch().with("channel", "email").done()).done();
        };
    }

    private Tree account() {
        return Tree.branch().with("account", chance.of(ROLL_UPS))
                .with(chance.of("at-least", "above", "at-most", "below"), chance.between(0, 3)).done();
    }

    private Tree score(List<String> dimensions, List<String> grades) {
        if (!grades.isEmpty() && chance.in100(20)) {
            return Tree.branch().with("grade", List.of(chance.of(grades), chance.of(grades)), Tree::of).done();
        }
        if (chance.in100(5)) {
            return Tree.branch().with("score", "total").with("above", new BigDecimal("3")).done();
        }
        return Tree.branch().with("score", chance.in100(30) ? "total" : chance.of(dimensions))
                .with(chance.in100(80) ? "at-least" : chance.of("at-most", "below", "above"), chance.between(-3, 30))
                .done();
    }
}
