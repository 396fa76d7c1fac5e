package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever stands in a definition where something else should, reading ends with a value or with objections. */
class BlankFieldsTest {
    private static final List<Tree> INSTEAD = List.of(new Tree.Blank(), Tree.of(""), Tree.of("x"), Tree.of(-1),
            Tree.of(true), new Tree.Listing(List.of()), Tree.branch().done());

    /** The tree with one place, met by chance, replaced. */
    private static Tree spoilt(Tree tree, Chance chance) {
        if (chance.between(0, 5) == 0) {
            return chance.of(INSTEAD);
        }
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() -> {
                String chosen = chance.of(List.copyOf(entries.keySet()));
                BranchWriter written = Tree.branch();
                for (Map.Entry<String, Tree> entry : entries.entrySet()) {
                    written = written.with(entry.getKey(),
                            entry.getKey().equals(chosen) ? spoilt(entry.getValue(), chance) : entry.getValue());
                }
                yield written.done();
            }
            case Tree.Listing(List<Tree> items) when !items.isEmpty() -> {
                List<Tree> changed = new ArrayList<>(items);
                int chosen = chance.between(0, items.size() - 1);
                changed.set(chosen, spoilt(items.get(chosen), chance));
                yield new Tree.Listing(changed);
            }
            case Tree.Branch _,Tree.Listing _,Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ ->
                chance.of(INSTEAD);
        };
    }

    @Test
    void a_definition_that_was_spoilt_somewhere_is_read_or_objected_to() {
        Cases.check(3_000, chance -> {
            Tree spoilt = spoilt(ChanceDefinitions.written(chance), chance);
            assertThatCode(() -> DefinitionReader.read(spoilt)).as(spoilt.toString()).doesNotThrowAnyException();
        });
    }

    @Test
    void a_time_zone_that_is_written_and_empty_is_none() {
        Tree written = Tree.branch().with("definition", "x").with("time-zone", new Tree.Blank()).done();
        assertThatCode(() -> DefinitionReader.read(written)).doesNotThrowAnyException();
    }
}
