package dev.baton.persistence;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.definition.Plans;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Effects;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A later release brings the tables up to date while this one takes facts. */
@Timeout(120)
class MigrationWhileServingTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int FACTS = 200;
    private DatabaseAddress address;
    private Database database;
    private LeadIntake intake;

    @BeforeEach
    void an_instance_serves() {
        POSTGRES.execute("CREATE SCHEMA served");
        DatabaseAddress shared = POSTGRES.address();
        address = new DatabaseAddress(shared.url() + (shared.url().contains("?") ? "&" : "?") + "currentSchema=served",
                shared.user(), shared.password());
        database = Database.open(address, 8);
        intake = new LeadIntake(database.ledger(), new Plans(database.definitions()), () -> NOW, UUID::randomUUID, 4);
    }

    @AfterEach
    void it_stops() {
        intake.close();
        database.close();
        POSTGRES.execute("DROP SCHEMA served CASCADE");
    }

    private void tell(int number) {
        Parsed<Report> read = ReportReader.engagement(
                Trees.of(map("id", "f-" + number, "keys", map("email", "person-" + number % 20 + "@example.com"),
                        "type", "page-viewed")),
                Pointer.ROOT, new Defaults(NOW, "web", Effects.ALL));
        assertThat(read).isInstanceOfSatisfying(Parsed.Valid.class, valid -> assertThat(
                intake.submit(List.of((Report) valid.value()), List.of())).isInstanceOf(Answer.Done.class));
    }

    private void growTables() {
        Migration later = new Migration(address);
        later.migrate(later.configured().locations("classpath:db/migration", "classpath:further").load());
    }

    private long stored() {
        return Long.parseLong(POSTGRES.ask("SELECT count(*) FROM served.engagement WHERE further = 0").getFirst());
    }

    @Test
    void facts_are_taken_before_during_and_after_it() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < FACTS; i++) {
                int number = i;
                all.add(threads.submit(() -> tell(number)));
                if (i == FACTS / 2) {
                    all.add(threads.submit(this::growTables));
                }
            }
            for (Future<?> each : all) {
                var _ = each.get();
            }
        }
        tell(FACTS);
        assertThat(stored()).isEqualTo(FACTS + 1);
    }

    /** Somebody reads for as long as facts come: if the migration did not give way, they would wait until he is thrown out. */
    @Test
    void a_migration_that_must_wait_lets_others_go_first() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> growing;
            try (Connection reader = POSTGRES.connect(); Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.execute("SET idle_in_transaction_session_timeout = '20s'");
                statement.execute("LOCK TABLE served.engagement IN ACCESS SHARE MODE");
                growing = threads.submit(this::growTables);
                while (POSTGRES.ask("SELECT pid FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
                        .isEmpty()) {
                    Thread.onSpinWait();
                }
                for (int i = 0; i < 5; i++) {
                    tell(i);
                }
                assertThat(growing.isDone()).isFalse();
            }
            var _ = growing.get();
        }
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void an_instance_of_this_release_starts_over_tables_that_have_grown() {
        growTables();

        try (Database again = Database.open(address, 2)) {
            assertThat(again.reachable()).isTrue();
        }
    }
}
