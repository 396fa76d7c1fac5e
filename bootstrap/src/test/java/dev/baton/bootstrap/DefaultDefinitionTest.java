package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.qualification.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The definition that Baton ships speaks to all its readers. */
class DefaultDefinitionTest {
    private static final Tree.Branch WRITTEN = (Tree.Branch) DefaultDefinition.written();

    @Test
    void it_is_right_and_has_the_key_that_the_demonstration_looks_for() {
        assertThat(DefinitionReader.read(WRITTEN)).isInstanceOf(Parsed.Valid.class);
        assertThat(WRITTEN.at("definition")).contains(Tree.of(DefaultDefinition.KEY));
    }

    @Test
    void its_scenarios_pass() {
        assertThat(listed("scenarios")).hasSizeGreaterThan(3);
        assertThat(Rehearsal.read(WRITTEN)).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void everything_that_people_read_has_a_title_in_three_languages() {
        List<Tree> titled = new ArrayList<>(List.of(WRITTEN));
        titled.addAll(named("dimensions").toList());
        titled.addAll(named("groups").toList());
        titled.addAll(rules().toList());
        titled.addAll(listed("scenarios").toList());

        assertThat(titled).hasSizeGreaterThan(20).allSatisfy(part -> {
            Tree title = at(part, "title").orElse(new Tree.Blank());
            assertThat(List.of("en", "fa", "ar")).as("%s", part)
                    .allSatisfy(language -> assertThat(at(title, language)).hasValueSatisfying(
                            text -> assertThat(((Tree.Text) text).value()).isNotBlank()));
        });
    }

    private static Stream<Tree> named(String name) {
        return ((Tree.Branch) WRITTEN.at(name).orElseThrow()).entries().values().stream();
    }

    private static Stream<Tree> rules() {
        return listed("rules");
    }

    private static Stream<Tree> listed(String name) {
        return ((Tree.Listing) WRITTEN.at(name).orElseThrow()).items().stream();
    }

    private static Optional<Tree> at(Tree tree, String name) {
        return tree instanceof Tree.Branch branch ? branch.at(name) : Optional.empty();
    }
}
