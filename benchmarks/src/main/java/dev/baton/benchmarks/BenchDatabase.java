package dev.baton.benchmarks;

import dev.baton.benchmarks.Filling.Volume;
import dev.baton.persistence.Database;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's own PostgreSQL, with its own settings, holding one database with all the leads that is filled once and kept,
 * and a copy of it for each run: so every run begins from the same state.
 */
final class BenchDatabase implements AutoCloseable {
    private static final String ADMINISTRATOR = "postgres";
    private static final String FILLED = "baton_filled";
    private static final String RUN = "baton_run";
    private static final String EMPTY = "baton_empty";
    private final EmbeddedPostgres postgres;
    private final Path data;
    private final String administratorsPassword;
    private final List<String> runs = new ArrayList<>();

    private BenchDatabase(EmbeddedPostgres postgres, Path data, String administratorsPassword) {
        this.postgres = postgres;
        this.data = data;
        this.administratorsPassword = administratorsPassword;
    }

    /** Starts the server in a directory that may be kept between runs. */
    static BenchDatabase startIn(Path cache) {
        Path directory = cache.resolve("postgres").toAbsolutePath();
        EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory);
        try {
            String password = Files.readString(directory.resolve("administrator")).strip();
            return new BenchDatabase(postgres, cache.resolve("server"), password);
        } catch (IOException e) {
            postgres.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The server's process; those of its connections are its children. */
    long pid() {
        return postgres.pid();
    }

    /** Where the servers over the filled database find what they keep beside it. */
    Path data() {
        return data;
    }

    /** The same of those over a database with so many leads. */
    Path data(Volume volume) {
        return data.resolve(volume.ending());
    }

    /** A database without anything. */
    DatabaseAddress empty() {
        make(EMPTY, "");
        return named(EMPTY);
    }

    /** A fresh copy of the filled database, which is filled first where it is missing or of another version. */
    DatabaseAddress filled() {
        return filled(Volume.USUAL, FILLED, RUN, data);
    }

    /** The same with as many leads as are wanted. */
    DatabaseAddress filled(Volume volume) {
        return filled(volume, FILLED + volume.ending(), RUN + volume.ending(), data(volume));
    }

    private DatabaseAddress filled(Volume volume, String filled, String run, Path keys) {
        if (!isFilled(filled, volume)) {
            make(filled, "");
            Filling.fill(named(filled), keys, volume);
            execute(named(filled), "COMMENT ON DATABASE " + filled + " IS '" + Filling.mark(volume) + "'");
        }
        Progress.say("copying the filled database");
        make(run, " TEMPLATE " + filled + " STRATEGY FILE_COPY");
        runs.add(run);
        execute(named(run), "VACUUM (ANALYZE)");
        administer("CHECKPOINT");
        return named(run);
    }

    private boolean isFilled(String filled, Volume volume) {
        try (Connection connection = connect(named("postgres"));
                Statement statement = connection.createStatement();
                var marks = statement.executeQuery("SELECT shobj_description(oid, 'pg_database') FROM pg_database"
                        + " WHERE datname = '" + filled + "'")) {
            return marks.next() && Filling.mark(volume).equals(marks.getString(1)) && isUpToDate(filled);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opening brings the tables up to date; where they come from an older build with other migrations, it is refused. */
    private boolean isUpToDate(String filled) {
        try (Database opened = Database.open(named(filled), 4)) {
            return opened.reachable();
        } catch (DatabaseUnavailable other) {
            Progress.say("the kept database has other tables: it is filled anew");
            return false;
        }
    }

    private void make(String name, String from) {
        drop(name);
        administer("CREATE DATABASE " + name + " OWNER " + postgres.address().user() + from);
    }

    private void drop(String name) {
        administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void administer(String sql) {
        execute(new DatabaseAddress(named("postgres").url(), ADMINISTRATOR, administratorsPassword), sql);
    }

    private DatabaseAddress named(String name) {
        DatabaseAddress address = postgres.address();
        return new DatabaseAddress(address.url().substring(0, address.url().lastIndexOf('/') + 1) + name,
                address.user(),
                address.password());
    }

    /** One connection. */
    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private void execute(DatabaseAddress address, String sql) {
        try (Connection connection = connect(address); Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            assert !rows : sql;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        runs.forEach(this::drop);
        drop(EMPTY);
        postgres.close();
    }
}
