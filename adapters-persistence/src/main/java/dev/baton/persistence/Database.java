package dev.baton.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.People;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.attribute.Attributes;
import dev.baton.application.checklist.Checklists;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.application.lead.Leads;
import dev.baton.application.policy.Policies;
import dev.baton.application.repeat.Answers;
import dev.baton.application.team.Teams;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Baton's database: a pool of connections to a PostgreSQL whose tables are brought up to date first, and the ports of the
 * application over it.
 *
 * <pre>{@code
 * try (Database database = Database.open(address, Database.CONNECTIONS)) {
 *     Ledger ledger = database.ledger();
 * }
 * }</pre>
 *
 * <p>Whatever port is called while the database cannot be reached throws {@link LedgerUnavailable}, after two seconds at
 * most where the server is away. Where all connections are in use one is waited for, ten seconds at most.
 */
public final class Database implements AutoCloseable {
    /** How many connections a pool holds when nothing else is said. */
    public static final int CONNECTIONS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration CONNECT = Duration.ofSeconds(2);
    /** Beyond this an answer is not waited for: the server, or the way to it, is gone. */
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** The server gives a count up before its answer is not waited for any more, and does not go on for nobody. */
    private static final Duration COUNT = ANSWER.minusSeconds(5);
    /**
     * Everything is looked up by index, whatever is asked, so one plan holds for all values: planned anew for each array of
     * keys, a lone fact would cost the server twice as much. And the plan does not ask the statistics, which a first import
     * outruns: by those of an empty table whole tables would be read. (Limits are written out in the statements, because a
     * plan for all values takes an unknown limit for a large one.)
     */
    private static final String BY_INDEX = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
            + " SET enable_hashjoin = off; SET enable_mergejoin = off";
    private static final Duration STAY_ALIVE = Duration.ofMinutes(2);

    private final HikariDataSource pool;
    private final Connections connections;
    private final DSLContext sql;
    private final Tracer tracer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Database(HikariDataSource pool, OpenTelemetry telemetry) {
        this.pool = pool;
        this.tracer = telemetry.getTracer("baton");
        this.connections = new Connections(pool, System::nanoTime);
        this.sql = sql(connections);
    }

    /**
     * Waits up to half a minute for the server, brings its tables up to date (of instances that start together one does,
     * the others wait), and opens the pool.
     *
     * @param connections how many connections the pool holds at most; the server must allow as many for each instance
     * @throws DatabaseUnavailable if that cannot be done, with what to do about it
     */
    public static Database open(DatabaseAddress address, int connections) {
        return open(address, connections, OpenTelemetry.noop());
    }

    /** Opens the database as {@link #open(DatabaseAddress, int)} does, and tells of transactions. */
    public static Database open(DatabaseAddress address, int connections, OpenTelemetry telemetry) {
        FirstContact.await(address, PATIENCE);
        new Migration(address).run();
        return new Database(new HikariDataSource(pool(address, connections)), telemetry);
    }

    private static HikariConfig pool(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("baton");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setKeepaliveTime(STAY_ALIVE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(BY_INDEX);
        config.addDataSourceProperty("ApplicationName", "baton");
        config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        config.addDataSourceProperty("socketTimeout", ANSWER.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        // Details of errors quote rows, and those are personal.
        config.addDataSourceProperty("logServerErrorDetail", false);
        return config;
    }

    private static DSLContext sql(Connections connections) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return DSL.using(new DefaultConfiguration().derive(SQLDialect.POSTGRES).derive(connections)
                .derive(Transaction.NONE_OF_JOOQ)
                .derive(new Settings().withExecuteLogging(false).withFetchWarnings(false)));
    }

    /** Where facts are kept. */
    public Ledger ledger() {
        return new JooqLedger(sql, connections, tracer, this::announced);
    }

    /** The leads as they are looked at. */
    public Leads leads() {
        return new JooqLeads(sql);
    }

    /** The definitions. */
    public Definitions definitions() {
        return new JooqDefinitions(sql);
    }

    /** The handoff policies. */
    public Policies policies() {
        return new JooqPolicies(sql);
    }

    /** How leads come to be judged by the versions that were activated. */
    public Rescorings rescorings() {
        return new JooqRescorings(sql);
    }

    /** The keys that were given out. */
    public ApiKeys apiKeys() {
        return new JooqApiKeys(sql);
    }

    /** The people who work with Baton. */
    public People people() {
        return new JooqPeople(sql);
    }

    /** The teams of sales. */
    public Teams teams() {
        return new JooqTeams(sql);
    }

    /** How documents that count on each other are changed. */
    public DocumentChanges documentChanges() {
        return new JooqDocumentChanges(sql, connections);
    }

    /** The catalogue of attributes in this database. */
    public Attributes attributes() {
        return new JooqAttributes(sql);
    }

    /** The checklists that teams wrote. */
    public Checklists checklists() {
        return new JooqChecklists(sql);
    }

    /** The handoffs as they are looked at. */
    public Handoffs handoffs() {
        return new JooqHandoffs(sql, COUNT);
    }

    /** The feeds of email platforms. */
    public Feeds feeds() {
        return new JooqFeeds(sql);
    }

    /** What nobody could read. */
    public UnreadItems unreadItems() {
        return new JooqUnreadItems(sql);
    }

    /** What is to be told to the outside. */
    public Outbox outbox() {
        return new JooqOutbox(sql, this::announced);
    }

    /** The endpoints that hear of events. */
    public Endpoints endpoints() {
        return new JooqEndpoints(sql, this::announced);
    }

    /** Who is written to about what. */
    public Alerts alerts() {
        return new JooqAlerts(sql, this::announced);
    }

    /** Calls somebody whenever a transaction of this instance has written events, or made deliveries due, and has ended. */
    public void onAnnouncement(Runnable listener) {
        listeners.add(listener);
    }

    private void announced() {
        connections.afterwards(() -> listeners.forEach(Runnable::run));
    }

    /** The numbers. */
    public FunnelNumbers funnelNumbers() {
        return new JooqFunnelNumbers(sql, COUNT);
    }

    /** What was answered to requests that may come again; they take at most half of the connections. */
    public Answers answers() {
        return answers(CONNECT.multipliedBy(Connections.WAITS));
    }

    /** The same for whoever waits no longer than this for a turn. */
    Answers answers(Duration patience) {
        return new JooqAnswers(sql, connections, pool.getMaximumPoolSize() / 2, patience);
    }

    /** Takes the keys away that older releases kept with engagements: of so many at a time, and tells how many there were. */
    public IntUnaryOperator oldKeys() {
        return new OldKeys(sql)::forget;
    }

    /** How many connections somebody works with. */
    public int busy() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** How many wait for a connection. */
    public int waiting() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** Whether the server answers now, within two seconds or so. */
    public boolean reachable() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid((int) CONNECT.toSeconds());
        } catch (SQLException _) {
            return false;
        }
    }

    /** Gives all connections back; who still works with one fails. */
    @Override
    public void close() {
        pool.close();
    }
}
