package dev.baton.benchmarks;

import dev.baton.persistence.DatabaseAddress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A million engagements from a CSV file by the command line, with a server and a command line of 512 MiB of heap each,
 * beside COPY of the same rows into a table with the same columns and indexes.
 */
final class ImportBench {
    private static final int ROWS = 1_000_000;
    private static final String HEAP = "-Xmx512m";
    private static final String MAPPING = """
            import: engagements
            feed: bench-file
            id: {column: id}
            keys: {email: {column: email}}
            type: {column: type}
            occurred-at: {column: occurred-at}
            asset: {url: {column: url}}
            campaign: {column: campaign}
            """;
    private final DatabaseAddress database;
    private final Path directory;
    private final long postgres;

    private ImportBench(DatabaseAddress database, Path directory, long postgres) {
        this.database = database;
        this.directory = directory;
        this.postgres = postgres;
    }

    static List<Figure> take(Options options) {
        try (BenchDatabase databases = BenchDatabase.startIn(options.cache())) {
            ImportBench bench = new ImportBench(databases.filled(), options.cache().toAbsolutePath(), databases.pid());
            try (ServerProcess server = ServerProcess.caughtUp(bench.database, databases.data(), HEAP)) {
                return bench.take(server);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the file could not be imported", e);
        }
    }

    /** Once, since the same rows can be imported but once. */
    private List<Figure> take(ServerProcess server) throws IOException, SQLException {
        Path rows = directory.resolve("import.csv");
        write(rows);
        Path copied = directory.resolve("copy.csv");
        Pace imported = Pace.of(() -> imported(server, rows), () -> Processor.nanosWith(server.pid(), postgres));
        export(copied);
        Pace copy = Pace.of(() -> copied(copied), () -> Processor.nanosWith(postgres));
        Files.delete(rows);
        Files.delete(copied);
        return List.of(new Turns(List.of(imported), List.of(copy)).figure("import", "rows/s", "in 512 MiB of heap",
                Pace::perSecond));
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Bodies bodies = new Bodies(7);
        Instant now = Instant.now();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,email,type,occurred-at,url,campaign\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(String.join(",", bodies.id(), Filling.email(bodies.lead()), bodies.type(),
                        now.minusSeconds(random.nextLong(120 * 86_400)).toString(), bodies.url(), "spring-launch\n"));
            }
        }
    }

    private double imported(ServerProcess server, Path rows) {
        try {
            Path mapping = Files.writeString(directory.resolve("import.yaml"), MAPPING);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), "dev.baton.bootstrap.Baton",
                    "import", "engagements", rows.toString(), "--mapping", mapping.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("import.log").toFile());
            builder.environment().put("BATON_URL", server.url().toString());
            builder.environment().put("BATON_KEY", server.key());
            long begun = System.nanoTime();
            int ended = builder.start().waitFor();
            if (ended != 0) {
                throw new IllegalStateException("it ended with " + ended + "; see " + directory.resolve("import.log"));
            }
            return ROWS * 1e9 / (System.nanoTime() - begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The very rows that were recorded, as a file. */
    private void export(Path file) throws IOException, SQLException {
        try (Connection connection = BenchDatabase.connect(database); var out = Files.newOutputStream(file)) {
            long rows = new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyOut("COPY (SELECT * FROM engagement WHERE feed = 'bench-file') TO STDOUT", out);
            if (rows != ROWS) {
                throw new IllegalStateException("there are %,d of %,d rows".formatted(rows, ROWS));
            }
        }
    }

    private double copied(Path file) {
        try (Connection connection = BenchDatabase.connect(database); InputStream in = Files.newInputStream(file)) {
            long begun = System.nanoTime();
            long rows = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(
                    "COPY bare_engagement FROM STDIN",
                    in);
            return rows * 1e9 / (System.nanoTime() - begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
