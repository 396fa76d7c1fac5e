package dev.baton.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection.Flaw;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static Tree.Branch unknown(int fields) {
        BranchWriter written = Tree.branch();
        for (int i = 0; i < fields; i++) {
            written = written.with("f" + i, i);
        }
        return written.done();
    }

    private static List<Objection> objections(int fields) {
        Parsed<String> parsed = Reading.of(reading -> {
            Fields read = reading.fields(unknown(fields), Pointer.ROOT);
            read.needs("id");
            read.finish();
            assertThat(reading.count()).isEqualTo(fields + 1);
            return Optional.of("");
        });
        return parsed instanceof Parsed.Invalid<String>(List<Objection> objections) ? objections : List.of();
    }

    @Test
    void all_mistakes_are_told_and_of_very_many_the_first_and_how_many_more() {
        assertThat(objections(99)).hasSize(100);
        assertThat(objections(100)).hasSize(101).last()
                .isEqualTo(Objection.of(Pointer.ROOT, Flaw.AND_MORE, 1));
        assertThat(objections(5_000)).hasSize(101).last()
                .isEqualTo(Objection.of(Pointer.ROOT, Flaw.AND_MORE, 4_901));
    }
}
