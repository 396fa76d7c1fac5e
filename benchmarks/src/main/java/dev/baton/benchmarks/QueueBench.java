package dev.baton.benchmarks;

import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.persistence.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How long somebody waits for a page of a team's queue over HTTP, the first one and those behind it, while ten thousand handoffs
 * of the team are open; beside it a bare SELECT of the same rows.
 */
final class QueueBench {
    private static final int OPEN = 10_000;
    private static final int PAGE = 50;
    private static final String NEXT = "\"next\":\"";
    private static final int OFFERED = 4_000;
    /** As many more as are wanted, of leads that are not ready. */
    private static final List<String> MORE = List.of(
            "CREATE TABLE more AS SELECT offered.*, other FROM (SELECT *, row_number() OVER () AS place FROM"
                    + " handoff) AS offered JOIN (SELECT lead_id AS other, row_number() OVER () AS place FROM lead WHERE stage"
                    + " = 'LEAD' LIMIT " + (OPEN - OFFERED) + ") AS lead ON offered.place = lead.place % " + OFFERED
                    + " + 1",
            "UPDATE more SET handoff_id = gen_random_uuid(), lead_id = other, own_lead_id = other",
            "ALTER TABLE more DROP place, DROP other", "INSERT INTO handoff SELECT * FROM more", "DROP TABLE more",
            "UPDATE handoff SET due_at = due_at + random() * interval '8 hours'", "VACUUM ANALYZE handoff");
    private static final String BARE = "SELECT handoff_id, lead_id, own_lead_id, kind, number, stage, state, policy,"
            + " policy_version, rule, team, rep, choice, account, offered_at, answered_at, answered_by, answered_name,"
            + " reason, call_at, contacted_at, clocks, next_at, due_at FROM handoff WHERE team = ? AND ended_at IS NULL"
            + " AND due_at >= ? AND (due_at, handoff_id) > (?, ?) ORDER BY due_at, handoff_id LIMIT " + PAGE;
    private final DatabaseAddress database;
    private final String team;
    private final int pages;
    private volatile long sink;

    private QueueBench(DatabaseAddress database, String team, int pages) {
        this.database = database;
        this.team = team;
        this.pages = pages;
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            DatabaseAddress database = databases.filled();
            Settings settings = Filling.settings(database, databases.data());
            try (BatonServer server = BatonServer.start(settings, InstantSource.system())) {
                String team = SalesOffice.openOne(server, OPEN / 2 / SalesOffice.REPS);
                try (ReadyLeads ready = ReadyLeads.in(database)) {
                    ready.wish(OFFERED);
                    ready.waitUntilOffered();
                    MORE.forEach(ready::execute);
                }
                return new QueueBench(database, team, options.quick() ? 1_000 : 4_000)
                        .take(URI.create(server.url()), Files.readString(settings.adminKey()).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Figure> take(URI server, String key) throws IOException {
        try (HttpCaller http = new HttpCaller(server, "/", key);
                Connection connection = BenchDatabase.connect(database);
                PreparedStatement bare = connection.prepareStatement(BARE)) {
            Waits warm = asked(http);
            Waits alsoWarm = selected(bare);
            Progress.say("queue, warmed up: half within %.1f ms, bare %.1f ms".formatted(warm.percentile(50),
                    alsoWarm.percentile(50)));
            return asked(http).figures("queue", selected(bare), "p99 < 50 ms with 10,000 open", 50, 99);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Page after page over HTTP, from the beginning again after the last one. */
    private Waits asked(HttpCaller http) throws IOException {
        List<Duration> waits = new ArrayList<>();
        Optional<String> next = Optional.empty();
        while (waits.size() < pages) {
            String path = "/v1/handoffs?team=" + team + "&limit=" + PAGE
                    + next.map(cursor -> "&cursor=" + cursor).orElse("");
            long begun = System.nanoTime();
            int status = http.get(path);
            waits.add(Duration.ofNanos(System.nanoTime() - begun));
            if (status != 200) {
                throw new IOException("answered " + status + ": " + http.answer());
            }
            next = next(http.answer());
        }
        return Waits.of(waits);
    }

    private static Optional<String> next(String answer) {
        int from = answer.lastIndexOf(NEXT);
        return from < 0
                ? Optional.empty()
                : Optional.of(answer.substring(from + NEXT.length(), answer.indexOf('"', from + NEXT.length())));
    }

    private Waits selected(PreparedStatement bare) throws SQLException {
        List<Duration> waits = new ArrayList<>();
        Timestamp due = new Timestamp(0);
        UUID last = new UUID(0, 0);
        while (waits.size() < pages) {
            long begun = System.nanoTime();
            bare.setString(1, team);
            bare.setTimestamp(2, due);
            bare.setTimestamp(3, due);
            bare.setObject(4, last);
            due = new Timestamp(0);
            try (var rows = bare.executeQuery()) {
                for (int row = 1; rows.next(); row++) {
                    sink += rows.getString("choice").length() + rows.getString("clocks").length();
                    if (row == PAGE) {
                        due = rows.getTimestamp("due_at");
                        last = rows.getObject("handoff_id", UUID.class);
                    }
                }
            }
            waits.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return Waits.of(waits);
    }

    /** What was read, so that no compiler leaves it out. */
    long sink() {
        return sink;
    }
}
