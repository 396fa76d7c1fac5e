package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.definition.VersionChange.Kind;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VersionComparisonTest {
    private static final String SHOP = """
            {definition: shop, dimensions: {fit: {weight: 40}, interest: {weight: 60}},
             rules: [{id: demo, title: Demo, dimension: interest, points: 30, each: {type: demo-requested}},
                     {id: chief, dimension: fit, points: 10, when: {attribute: role, is: ceo}},
                     {id: page, dimension: interest, points: 5, each: {type: page-viewed}}],
             stages: {MQL: {enter: {all: [{score: fit, at-least: 30}, {score: interest, at-least: 60}]}}}}""";

    private static Tree.Branch tree(String written) {
        return (Tree.Branch) Written.tree(written);
    }

    private static List<String> told(String from, String to) {
        return VersionComparison.ofDefinitions(tree(SHOP), tree(SHOP.replace(from, to))).stream()
                .map(each -> each.kind() + " " + each.place() + " " + each.subject().part().code() + " "
                        + each.subject().title().in("en", each.subject().id()) + " " + each.path() + " "
                        + each.before() + " → " + each.after())
                .toList();
    }

    @Test
    void a_changed_number_is_told_with_its_rule_and_both_values() {
        assertThat(told("points: 30", "points: 40"))
                .containsExactly("CHANGED /rules/0/points rule Demo [points] 30 → 40");
    }

    @Test
    void a_changed_threshold_is_told_with_what_it_compares() {
        assertThat(told("interest, at-least: 60", "interest, at-least: 70")).containsExactly(
                "CHANGED /stages/MQL/enter/all/1 stage MQL [enter, all] score: interest, at-least: 60 → score: interest, at-least: 70");
    }

    @Test
    void what_is_added_and_what_is_removed_is_told_whole() {
        assertThat(told("{id: page,", "{id: visit,")).containsExactly(
                "REMOVED /rules/2 rule page [] id: page, dimension: interest, points: 5, each: {type: page-viewed} → ",
                "ADDED /rules/2 rule visit []  → id: visit, dimension: interest, points: 5, each: {type: page-viewed}");
        assertThat(told("points: 5, each", "points: 5, count: first, each"))
                .containsExactly("SET /rules/2/count rule page [count]  → first");
    }

    @Test
    void a_part_that_stands_elsewhere_was_moved_and_the_others_were_not() {
        Tree.Branch before = tree(SHOP);
        List<Tree> rules = new ArrayList<>(((Tree.Listing) before.at("rules").orElseThrow()).items());
        Collections.rotate(rules, 1);

        assertThat(VersionComparison.ofDefinitions(before, with(before, "rules", new Tree.Listing(rules))))
                .singleElement().satisfies(moved -> {
                    assertThat(moved.kind()).isEqualTo(Kind.MOVED);
                    assertThat(moved.subject().id() + " " + moved.before() + " " + moved.after()).isEqualTo("page 3 1");
                });
    }

    private static Tree.Branch with(Tree.Branch branch, String name, Tree value) {
        Map<String, Tree> entries = new LinkedHashMap<>(branch.entries());
        entries.put(name, value);
        return new Tree.Branch(entries);
    }

    @Test
    void what_only_looks_different_is_no_change() {
        assertThat(told("points: 30", "points: 30.00")).isEmpty();
        assertThat(told("each: {type: page-viewed}", "each: {type: [page-viewed]}, count: every")).isEmpty();
        assertThat(told("weight: 40", "title: null, weight: 40")).isEmpty();
    }

    @Test
    void versions_that_mean_something_else_are_never_told_as_equal_and_equal_ones_never_as_different() {
        AtomicInteger different = new AtomicInteger();
        Cases.check(1_500, chance -> {
            Tree.Branch one = ChanceDefinitions.written(chance);
            Tree.Branch other = chance.in100(50)
                    ? (Tree.Branch) changed(one, chance)
                    : ChanceDefinitions.written(chance);
            if (!(DefinitionReader.read(one) instanceof Parsed.Valid<Definition>(Definition before))
                    || !(DefinitionReader.read(other) instanceof Parsed.Valid<Definition>(Definition after))) {
                return;
            }
            List<VersionChange> changes = VersionComparison.ofDefinitions(one, other);

            assertThat(changes.isEmpty()).as("%s and %s", one, other).isEqualTo(before.equals(after));
            assertThat(VersionComparison.ofDefinitions(one, one)).isEmpty();
            different.addAndGet(changes.isEmpty() ? 0 : 1);
        });
        assertThat(different.get()).isGreaterThan(500);
    }

    /** The same, but for some numbers, and for the order of some lists. */
    private static Tree changed(Tree tree, Chance chance) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                Map<String, Tree> changed = new LinkedHashMap<>();
                entries.forEach((name, value) -> changed.put(name, changed(value, chance)));
                yield new Tree.Branch(changed);
            }
            case Tree.Listing(List<Tree> items) -> {
                List<Tree> changed = new ArrayList<>(items.stream().map(item -> changed(item, chance)).toList());
                if (chance.in100(10)) {
                    chance.shuffle(changed);
                }
                yield new Tree.Listing(changed);
            }
            case Tree.Numeral(BigDecimal value) when chance.in100(4) -> new Tree.Numeral(value.add(BigDecimal.ONE));
            case Tree.Numeral _,Tree.Text _,Tree.Flag _,Tree.Blank _ -> tree;
        };
    }
}
