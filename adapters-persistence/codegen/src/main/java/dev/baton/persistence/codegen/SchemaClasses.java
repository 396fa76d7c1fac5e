package dev.baton.persistence.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** Migrates an empty PostgreSQL and has jOOQ write the classes of the schema found there. */
public final class SchemaClasses {

    private static final String PACKAGE = "dev.baton.persistence.schema";
    /** Part of the checksum: raise it when this generator's configuration changes. */
    private static final String CONFIGURATION = "2";

    private SchemaClasses() {
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected <folder of the migrations> <folder to write to>");
        }
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Path written = output.resolveSibling("jooq.sha256");
        String checksum = checksum(migrations);
        if (Files.isDirectory(output) && Files.exists(written) && Files.readString(written).equals(checksum)) {
            return;
        }
        System.out.println("generating " + PACKAGE + " from the migrations");
        Files.deleteIfExists(written);
        generate(migrations, output);
        Files.writeString(written, checksum);
    }

    private static void generate(Path migrations, Path output) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            var database = server.getPostgresDatabase();
            FluentConfiguration flyway = Flyway.configure().loggers("slf4j").dataSource(database)
                    .locations("filesystem:" + migrations);
            // An index that is made concurrently would wait for the transaction that holds the lock.
            flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
            flyway.load().migrate();
            GenerationTool.generate(configuration(server.getJdbcUrl("postgres", "postgres"), output));
        }
    }

    private static Configuration configuration(String url, Path output) {
        return new Configuration().withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url).withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database().withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public").withOutputSchemaToDefault(true)
                                .withExcludes("flyway_schema_history")
                                .withForcedTypes(new ForcedType().withUserType("java.time.Instant")
                                        .withBinding("dev.baton.persistence.InstantBinding")
                                        .withIncludeTypes("timestamp.*with time zone|timestamptz")))
                        .withGenerate(new Generate().withJavaTimeTypes(true))
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(output.toString())));
    }

    private static String checksum(Path migrations) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((CONFIGURATION + Constants.FULL_VERSION).getBytes(StandardCharsets.UTF_8));
        for (Path file : files(migrations)) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
