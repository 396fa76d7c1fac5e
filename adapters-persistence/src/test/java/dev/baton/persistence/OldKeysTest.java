package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class OldKeysTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    /** As an instance of the release before does. */
    private static void tell(String feed, int from, int to) {
        POSTGRES.execute("INSERT INTO engagement (subject_id, occurred_at, recorded_at, digest, verdict, quiet, feed,"
                + " external_id, type, person) SELECT gen_random_uuid(), '2026-01-01', '2026-01-01', 0, 0, false, '"
                + feed
                + "', 'e' || i, 'page-viewed', '{\"email\": \"nima@example.com\"}' FROM generate_series(" + from + ", "
                + to + ") i");
    }

    private static int telling() {
        return Integer.parseInt(POSTGRES.ask("SELECT count(*) FROM engagement WHERE person <> '{}'").getFirst());
    }

    @Test
    void the_keys_that_engagements_were_kept_with_are_taken_away_step_by_step() {
        tell("app", 1, 4);
        tell("web", 1, 3);
        IntUnaryOperator oldKeys = POSTGRES.database().oldKeys();

        assertThat(oldKeys.applyAsInt(3)).isEqualTo(3);
        assertThat(telling()).isEqualTo(4);
        assertThat(oldKeys.applyAsInt(5)).isEqualTo(4);
        assertThat(telling()).isZero();
        assertThat(oldKeys.applyAsInt(5)).isZero();
    }

    @Test
    void what_an_instance_of_the_release_before_writes_meanwhile_is_found_too() {
        tell("web", 1, 2);
        IntUnaryOperator oldKeys = POSTGRES.database().oldKeys();
        assertThat(oldKeys.applyAsInt(10)).isEqualTo(2);

        tell("web", 3, 3);
        assertThat(oldKeys.applyAsInt(10)).isEqualTo(1);
        assertThat(telling()).isZero();
    }
}
