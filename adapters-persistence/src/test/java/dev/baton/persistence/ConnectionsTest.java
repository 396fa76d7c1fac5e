package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.intake.LedgerCrowded;
import dev.baton.application.intake.LedgerUnavailable;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How long people wait for a server that is away. */
class ConnectionsTest {
    private static final SQLException REFUSED = new SQLException("Connection refused", "08001");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);

    private Connections refusing(SQLException refusal) {
        return new Connections(new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                throw refusal;
            }
        }, nanoTime::get);
    }

    private static void refused(Connections connections) {
        assertThatThrownBy(connections::acquire).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void who_comes_after_one_who_waited_in_vain_for_a_server_does_not_wait() {
        Connections connections = refusing(new SQLTransientConnectionException("none", "08001", REFUSED));
        refused(connections);
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        refused(connections);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_second_later_the_server_is_asked_again() {
        Connections connections = refusing(new SQLTransientConnectionException("none", "08001", REFUSED));
        refused(connections);
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        refused(connections);
        assertThat(asked).hasValue(2);
    }

    @Test
    void where_all_connections_are_in_use_everybody_waits_for_one_a_few_times() {
        Connections connections = refusing(new SQLTransientConnectionException("none"));
        for (int waiting = 1; waiting <= 2; waiting++) {
            assertThatThrownBy(connections::acquire).isInstanceOf(LedgerCrowded.class);
            assertThat(asked).hasValue(waiting * Connections.WAITS);
        }
    }

    @Test
    void whoever_waits_again_gets_the_connection_that_comes_free() {
        Connection free = (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (_, _, _) -> Optional.empty());
        Connections connections = new Connections(new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (asked.incrementAndGet() < Connections.WAITS) {
                    throw new SQLTransientConnectionException("none");
                }
                return free;
            }
        }, nanoTime::get);
        assertThat(System.identityHashCode(connections.acquire())).isEqualTo(System.identityHashCode(free));
    }
}
