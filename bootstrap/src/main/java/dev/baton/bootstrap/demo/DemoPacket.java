package dev.baton.bootstrap.demo;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a rep gets of a lead, in one line. */
record DemoPacket(Tree.Branch packet) {
    private static final int RULES = 3;

    /** Who, how many points, the rules that gave most, and how long the story is. */
    String headline(String name) {
        Tree score = at(packet, "score");
        List<String> rules = items(score, "dimensions").flatMap(dimension -> items(dimension, "rules"))
                .filter(rule -> points(rule).signum() > 0)
                .sorted(Comparator.comparing(DemoPacket::points).reversed()).limit(RULES)
                .map(rule -> "+" + points(rule).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
                        + " "
                        + text(at(rule, "title"), "en"))
                .toList();
        return "  packet: %s, score %s: %s; %d engagements".formatted(name, text(score, "total"),
                String.join(", ", rules), items(packet, "story").count());
    }

    private static BigDecimal points(Tree rule) {
        return at(rule, "points") instanceof Tree.Numeral(var points) ? points : BigDecimal.ZERO;
    }

    private static Tree at(Tree tree, String name) {
        return tree instanceof Tree.Branch branch ? branch.at(name).orElseGet(() -> Tree.of("")) : Tree.of("");
    }

    private static Stream<Tree> items(Tree tree, String name) {
        return at(tree, name) instanceof Tree.Listing(List<Tree> items) ? items.stream() : Stream.empty();
    }

    private static String text(Tree tree, String name) {
        return switch (at(tree, name)) {
            case Tree.Text(String value) -> value;
            case Tree.Numeral(var number) -> number.toPlainString();
            default -> "";
        };
    }
}
