package dev.baton.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One PostgreSQL for all tests of a run, started for the first that asks; empty when a test begins. */
final class OnPostgres implements BeforeEachCallback {
    private Optional<Server> server = Optional.empty();

    /** The server and what is open on it; closed when all tests are done. */
    private record Server(Path directory, EmbeddedPostgres postgres, Database database) implements AutoCloseable {

        static Server start() {
            try {
                Path directory = Files.createTempDirectory("baton-test");
                EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory);
                return new Server(directory, postgres, Database.open(postgres.address(), Database.CONNECTIONS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            database.close();
            postgres.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Server running = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
        server = Optional.of(running);
        execute("TRUNCATE checklist, lead, subject, identity_key, merge_suggestion, engagement, engagement_verdict, lead_fact, stage_transition,"
                + " suppressed_key, kept_answer, rescoring, rescoring_move, awaiting_lead, account_note, account_roll_up, untold_lead,"
                + " attribute_type, unread_item, unread_recipient, workspace, definition_version, signature, policy_version,"
                + " policy_signature, api_key, person, feed, event, event_sequence, event_place, webhook_endpoint,"
                + " delivery, delivery_attempt, sales_team, absence,"
                + " offer_wish, offer_ground, packet_of, handoff, handoff_step, rep_turn, alert, alert_place",
                "INSERT INTO workspace DEFAULT VALUES", "INSERT INTO event_place DEFAULT VALUES",
                "INSERT INTO alert_place (last) VALUES (0)");
    }

    Database database() {
        return server.orElseThrow().database();
    }

    DatabaseAddress address() {
        return server.orElseThrow().postgres().address();
    }

    void execute(String... statements) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<String> ask(String question) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(address().url(), address().user(), address().password());
    }
}
