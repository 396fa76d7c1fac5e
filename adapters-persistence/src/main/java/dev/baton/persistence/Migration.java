package dev.baton.persistence;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The way of a database's tables from version to version; of instances that start together one goes it, the others wait.
 *
 * @param address of the database
 */
public record Migration(DatabaseAddress address) {
    private static final Duration CONTACT = Duration.ofSeconds(5);

    /**
     * Brings the tables up to date.
     *
     * @throws DatabaseUnavailable if that cannot be done, with what to do about it
     */
    public void run() {
        migrate(flyway());
    }

    /** Brings the tables to an older version, as a release of that time would have. */
    public void runUpTo(String version) {
        migrate(configured().target(version).load());
    }

    private void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new DatabaseUnavailable("The tables in " + address.shown() + " could not be brought up to date as "
                    + address.user()
                    + ". Is the server there, does it let this user in, and may the user create tables?",
                    failure);
        }
    }

    /** The version of the tables; empty where there are none yet. */
    public Optional<String> version() {
        return Optional.ofNullable(info().current()).map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion);
    }

    /** The version to which this release brings tables. */
    public String newest() {
        return Arrays.stream(info().all()).filter(each -> each.getState().isResolved())
                .map(MigrationInfo::getVersion).max(MigrationVersion::compareTo).orElseThrow().getVersion();
    }

    private MigrationInfoService info() {
        FirstContact.await(address, CONTACT);
        return flyway().info();
    }

    /** Whether one version comes after another. */
    public static boolean isAfter(String version, String other) {
        return MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(other)) > 0;
    }

    /**
     * On connections of its own: a migration reads whole tables, which those of the pool avoid, and takes as long as it
     * takes.
     */
    Flyway flyway() {
        return configured().load();
    }

    private FluentConfiguration configured() {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .jdbcProperties(Map.of("ApplicationName", "baton", "connectTimeout",
                        Long.toString(Database.CONNECT.toSeconds()), "tcpKeepAlive", "true"))
                .locations("classpath:db/migration").loggers("slf4j");
    }
}
