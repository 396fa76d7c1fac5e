package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoredTransitionTest {

    @ParameterizedTest
    @EnumSource
    void what_a_person_did_comes_back(Cause.Act act) {
        Cause cause = new Cause.ByPerson("Mina", Optional.of("wants more"), act);
        assertThat(StoredTransition.written(cause)).isInstanceOfSatisfying(Tree.Branch.class,
                written -> assertThat(StoredTransition.cause(written)).isEqualTo(cause));
    }

    private static Stream<Cause> causes() {
        JudgedBy by = new JudgedBy("usual", 3);
        return Stream.of(new Cause.Left(by, Stage.MQL), new Cause.BecameCustomer(by), new Cause.NoLongerCustomer(by),
                new Cause.Readmitted(by), new Cause.Corrected(by));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void what_the_machine_did_comes_back(Cause cause) {
        assertThat(StoredTransition.written(cause)).isInstanceOfSatisfying(Tree.Branch.class,
                written -> assertThat(StoredTransition.cause(written)).isEqualTo(cause));
    }

    @ParameterizedTest
    @CsvSource({"true,OVERRIDDEN", "false,MOVED"})
    void what_older_versions_stored_is_understood(boolean override, Cause.Act act) {
        Tree.Branch written = Tree.branch().with("cause", "person").with("by", "Mina").with("override", override)
                .done();
        assertThat(StoredTransition.cause(written))
                .isEqualTo(new Cause.ByPerson("Mina", Optional.empty(), act));
    }
}
