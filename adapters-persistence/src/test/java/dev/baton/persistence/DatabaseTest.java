package dev.baton.persistence;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Examples;
import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.application.access.Role;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerRejected;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.domain.lead.LeadId;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    private final Examples examples = new Examples();

    private static Database open(DatabaseAddress address) {
        return Database.open(address, 2);
    }

    private static void add(NewSubject subject) {
        boolean added = POSTGRES.database().ledger().write(page -> Examples.open(page, subject));
        assertThat(added).isTrue();
    }

    /** The same server's database of another name. */
    private static DatabaseAddress named(String name) {
        DatabaseAddress address = POSTGRES.address();
        String url = address.url().replaceFirst("/[a-z]+(\\?|$)", "/" + name + "$1");
        assertThat(url).isNotEqualTo(address.url());
        return new DatabaseAddress(url, address.user(), address.password());
    }

    @Test
    void instances_that_start_together_make_the_tables_once() throws Exception {
        POSTGRES.execute("CREATE SCHEMA fresh");
        DatabaseAddress address = POSTGRES.address();
        DatabaseAddress fresh = new DatabaseAddress(
                address.url() + (address.url().contains("?") ? "&" : "?") + "currentSchema=fresh", address.user(),
                address.password());
        List<Boolean> added = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> instances = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String hash = Integer.toString(i);
                instances.add(threads.submit(() -> {
                    try (Database database = open(fresh)) {
                        return database.apiKeys().addFirst(new ApiKey(UUID.nameUUIDFromBytes(hash.getBytes("UTF-8")),
                                "first", Role.ADMIN, Optional.empty(), NOW, Optional.empty()), hash);
                    }
                }));
            }
            for (Future<Boolean> instance : instances) {
                added.add(instance.get());
            }
        } finally {
            POSTGRES.execute("DROP SCHEMA fresh CASCADE");
        }
        assertThat(added).containsExactlyInAnyOrder(true, false, false, false);
    }

    @Test
    void a_wrong_password_or_name_is_told_at_once() {
        DatabaseAddress address = POSTGRES.address();

        assertThatThrownBy(() -> open(new DatabaseAddress(address.url(), address.user(), "guess")))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("password")
                .hasMessageNotContaining("guess");
        assertThatThrownBy(() -> open(new DatabaseAddress(address.url(), address.user(), "")))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("does not let");
        assertThatThrownBy(() -> open(named("nothing"))).isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> open(new DatabaseAddress("jdbc:mysql://localhost/x", "a", "b")))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("jdbc:postgresql:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/baton?password=s3cret",
            "jdbc:postgresql://127.0.0.1:1/baton?ssl=true&user=sara&Password=s3cret",
            "jdbc:postgresql://sara:s3cret@127.0.0.1:1/baton"})
    void a_password_in_the_url_is_refused_and_not_shown(String url) {
        DatabaseAddress address = new DatabaseAddress(url, "a", "b");

        assertThatThrownBy(() -> open(address)).isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("BATON_DATABASE_PASSWORD").hasMessageNotContaining("s3cret");
        assertThat(address.toString()).doesNotContain("s3cret");
    }

    @Test
    void the_parameters_of_a_url_are_not_shown() {
        DatabaseAddress address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/baton?sslpassword=s3cret", "a",
                "b");

        assertThatThrownBy(() -> FirstContact.await(address, Duration.ofMillis(1)))
                .hasMessageContaining("127.0.0.1:1/baton").hasMessageNotContaining("s3cret");
    }

    @Test
    void tables_are_brought_up_to_date_however_long_that_takes() throws SQLException {
        try (Connection connection = new Migration(POSTGRES.address()).flyway().getConfiguration().getDataSource()
                .getConnection(); ResultSet rows = connection.createStatement().executeQuery("SHOW enable_seqscan")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("on");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void where_no_server_answers_the_wait_ends() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        DatabaseAddress nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + unused + "/baton", "a", "b");

        assertThatThrownBy(() -> FirstContact.await(nowhere, Duration.ofMillis(1)))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("No PostgreSQL answers");
    }

    @Test
    void a_database_that_is_gone_is_unavailable_to_all_ports() {
        Database database = open(POSTGRES.address());
        assertThat(database.reachable()).isTrue();
        database.close();

        assertThat(database.reachable()).isFalse();
        List<ThrowingCallable> calls = List.of(() -> database.ledger().write(_ -> 1),
                () -> database.leads().list(new Filter(Optional.empty(), Optional.empty()), Optional.empty(), 1),
                () -> database.leads().find(new LeadId(examples.id())), () -> database.definitions().active(),
                () -> database.definitions().list(), () -> database.apiKeys().findByHash("x"),
                () -> database.apiKeys().list(), () -> database.feeds().list(),
                () -> database.funnelNumbers().bySource());
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(LedgerUnavailable.class));
    }

    @Test
    void a_connection_that_breaks_in_the_midst_of_work_is_unavailable_and_the_next_work_goes_on() {
        NewSubject sara = examples.known(email("sara"));

        assertThatThrownBy(() -> POSTGRES.database().ledger().write(page -> {
            page.open(List.of(sara));
            POSTGRES.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
            return page.lock(List.of(sara.lead()));
        })).isInstanceOf(LedgerUnavailable.class);

        assertThat(POSTGRES.database().leads().find(sara.lead())).isEmpty();
        add(sara);
    }

    @Test
    void a_commit_that_is_not_answered_is_unavailable() {
        NewSubject sara = examples.known(email("sara"));

        assertThatThrownBy(() -> POSTGRES.database().ledger().write(page -> {
            page.open(List.of(sara));
            return POSTGRES
                    .ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
        })).isInstanceOf(LedgerUnavailable.class);
        assertThat(POSTGRES.database().leads().find(sara.lead())).isEmpty();
    }

    @Test
    void a_server_that_takes_no_writes_is_unavailable() {
        assertThatThrownBy(() -> POSTGRES.database().ledger().write(page -> {
            readOnly(page);
            return Examples.open(page, examples.known(email("sara")));
        })).isInstanceOf(LedgerUnavailable.class);
    }

    private static void readOnly(Object page) {
        assertThat(((JooqLedgerPage) page).sql().execute("SET TRANSACTION READ ONLY")).isZero();
    }

    @Test
    void what_cannot_be_stored_is_rejected_without_quoting_it() {
        NewSubject sara = examples.known(email("sara"));
        add(sara);

        assertThatThrownBy(() -> POSTGRES.database().ledger()
                .write(page -> page.storeEngagements(List.of(of(sara, view("secret\u0000", NOW))))))
                .isInstanceOfSatisfying(LedgerRejected.class,
                        rejected -> assertThat(rejected.reason()).isNotBlank().doesNotContain("secret"));
    }

    @Test
    void a_mistake_of_ours_is_not_dressed_up() {
        assertThatThrownBy(() -> POSTGRES.database().ledger()
                .write(page -> ((JooqLedgerPage) page).sql().execute("SELECT nonsense")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void closing_twice_is_harmless() {
        Database database = open(POSTGRES.address());
        database.close();

        assertThatCode(database::close).doesNotThrowAnyException();
    }

    @Test
    void a_statement_worded_once_takes_any_number_of_rows_in_their_order() {
        RowStatement<String> echo = RowStatement.answering(rows -> {
            Field<String> text = rows.text(each -> each);
            Field<Instant> instant = rows.instant(_ -> NOW);
            return DSL.select(text, instant).from(rows.table());
        });
        DSLContext sql = ((JooqLedger) POSTGRES.database().ledger()).sql();

        assertThat(List.of(List.<String>of(), List.of("?"), List.of("b", "a", "b")))
                .allSatisfy(items -> assertThat(echo.fetch(sql, items).getValues(0)).isEqualTo(items));
    }
}
