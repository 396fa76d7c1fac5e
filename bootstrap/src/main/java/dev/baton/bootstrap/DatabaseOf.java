package dev.baton.bootstrap;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import java.util.function.Function;

/** The database that settings name, for a command that works on it beside a server or without one. */
final class DatabaseOf {
    private DatabaseOf() {
    }

    /** Lets something work on it. The embedded one is started if it does not run, and stopped again then. */
    static <T> T settings(Settings settings, Function<DatabaseAddress, T> work) {
        if (settings.database().isPresent()) {
            return work.apply(settings.database().get());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(settings.data().resolve("postgres"))) {
            return work.apply(postgres.address());
        }
    }
}
