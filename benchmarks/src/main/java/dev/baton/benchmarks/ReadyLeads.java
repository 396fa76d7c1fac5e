package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Leads that are ready for sales and were never offered. That they are to be offered is noted as the intake notes it, in
 * {@code offer_wish}: what comes after it is what is measured.
 */
final class ReadyLeads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** By then the server has seen that there is a policy, and has woken all who waited for one. */
    private static final Duration WAKING = Duration.ofSeconds(5);
    private static final String READY = "SELECT lead_id FROM lead WHERE stage = 'MQL' AND NOT anonymous AND NOT EXISTS"
            + " (SELECT FROM handoff WHERE handoff.lead_id = lead.lead_id) AND NOT EXISTS (SELECT FROM offer_wish WHERE"
            + " offer_wish.lead_id = lead.lead_id) ORDER BY md5(lead_id::text)";
    /** Three colleagues of each company. */
    private static final String EMPLOY = "UPDATE lead SET account = md5('domain:' || company)::uuid,"
            + " account_name = 'domain:' || company FROM (SELECT lead_id, 'company-' || row_number() OVER (ORDER BY lead_id)"
            + " / 3 || '.example' AS company FROM lead WHERE stage = 'MQL') AS works WHERE works.lead_id = lead.lead_id";
    private static final List<String> REMEMBER = List.of(
            "CREATE TABLE ready_lead AS SELECT lead_id, stage, due, card FROM lead WHERE stage = 'MQL'",
            "ALTER TABLE ready_lead ADD PRIMARY KEY (lead_id)");
    private static final List<String> FORGET = List.of(
            "TRUNCATE packet_of, handoff, handoff_step, offer_wish, rep_turn",
            "DELETE FROM event WHERE type = 'handoff.offered'", "DELETE FROM lead_fact WHERE kind = 'offered'",
            "UPDATE lead SET stage = before.stage, due = before.due, card = before.card FROM ready_lead AS before"
                    + " WHERE before.lead_id = lead.lead_id",
            "VACUUM ANALYZE event, lead_fact, lead");
    private static final String WISH = "INSERT INTO offer_wish (lead_id, kind, due_at, status)"
            + " SELECT lead, 'new-business', now(), 'fresh' FROM unnest(?) AS lead";
    private final Connection connection;
    private final Deque<UUID> leads = new ArrayDeque<>();

    private ReadyLeads(Connection connection) {
        this.connection = connection;
    }

    /** Waits until the server has nothing to do, and takes the leads that are ready then. */
    static ReadyLeads in(DatabaseAddress database) {
        try {
            ReadyLeads ready = new ReadyLeads(BenchDatabase.connect(database));
            ready.waitUntilNone("SELECT count(*) FROM lead WHERE due <= now()");
            ready.execute(EMPLOY);
            pause(WAKING);
            ready.waitUntilNone("SELECT count(*) FROM offer_wish WHERE due_at <= now()");
            try (Statement statement = ready.connection.createStatement(); var rows = statement.executeQuery(READY)) {
                while (rows.next()) {
                    ready.leads.add(rows.getObject(1, UUID.class));
                }
            }
            REMEMBER.forEach(ready::execute);
            Progress.say("%,d leads are ready".formatted(ready.leads.size()));
            return ready;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that the next so many leads are to be offered now; whoever had a turn comes last. */
    void wish(int count) {
        List<UUID> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID lead = leads.remove();
            next.add(lead);
            leads.add(lead);
        }
        try (PreparedStatement statement = connection.prepareStatement(WISH)) {
            statement.setArray(1, connection.createArrayOf("uuid", next.toArray()));
            int noted = statement.executeUpdate();
            assert noted == count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes it as if nobody had ever been offered. */
    void forgetOffers() {
        FORGET.forEach(this::execute);
    }

    /** Waits until all wishes were looked at. */
    void waitUntilOffered() {
        waitUntilNone("SELECT count(*) FROM offer_wish WHERE due_at <= now()");
    }

    private void waitUntilNone(String count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ask(count) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not done in time: " + count);
            }
            pause(Duration.ofMillis(10));
        }
    }

    /** Lets some time go by. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a question answers with; 0 for none. */
    long ask(String question) {
        try (Statement statement = connection.createStatement(); var answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something to the database. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            assert !rows : sql;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
