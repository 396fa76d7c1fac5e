package dev.baton.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The way of a database's tables from version to version; of instances that start together one goes it, the others wait.
 * Instances of the release before go on serving meanwhile: a migration adds and takes nothing away, and where it has to wait
 * for a table, it gives way again and again rather than have all who come after it wait too.
 *
 * @param address of the database
 */
public record Migration(DatabaseAddress address) {
    private static final Duration CONTACT = Duration.ofSeconds(5);
    /** For so long those who use a table may have to wait behind a migration that waits for it. */
    private static final Duration GIVE_WAY = Duration.ofSeconds(1);
    /** Meanwhile those get through. */
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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

    void migrate(Flyway flyway) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!isThrough(flyway, deadline)) {
            Deadline.pause(PAUSE);
        }
    }

    private boolean isThrough(Flyway flyway, Deadline deadline) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException failure) {
            if (hasGivenWay(failure) && !deadline.passed()) {
                return false;
            }
            throw new DatabaseUnavailable("The tables in " + address.shown() + " could not be brought up to date as "
                    + address.user()
                    + ". Is the server there, does it let this user in, and may the user create tables?",
                    failure);
        }
    }

    private static boolean hasGivenWay(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(each -> each instanceof SQLException refused
                        && LOCK_NOT_AVAILABLE.equals(refused.getSQLState()));
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

    FluentConfiguration configured() {
        FluentConfiguration flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .jdbcProperties(Map.of("ApplicationName", "baton", "connectTimeout",
                        Long.toString(Database.CONNECT.toSeconds()), "tcpKeepAlive", "true", "options",
                        "-c lock_timeout=" + GIVE_WAY.toMillis()))
                .locations("classpath:db/migration").loggers("slf4j");
        // An index that is made while others write waits for all transactions, so for one that held the lock, too.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return flyway;
    }
}
