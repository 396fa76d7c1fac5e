package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.chance.Spoilt;
import dev.baton.domain.form.Tree;
import org.junit.jupiter.api.Test;

/** Whatever stands in a definition where something else should, reading ends with a value or with objections. */
class BlankFieldsTest {
    @Test
    void a_definition_that_was_spoilt_somewhere_is_read_or_objected_to() {
        Cases.check(3_000, chance -> {
            Tree spoilt = Spoilt.somewhere(ChanceDefinitions.written(chance), chance);
            assertThatCode(() -> DefinitionReader.read(spoilt)).as(spoilt.toString()).doesNotThrowAnyException();
        });
    }

    @Test
    void a_time_zone_that_is_written_and_empty_is_none() {
        Tree written = Tree.branch().with("definition", "x").with("time-zone", new Tree.Blank()).done();
        assertThatCode(() -> DefinitionReader.read(written)).doesNotThrowAnyException();
    }
}
