package dev.baton.bootstrap;

import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.function.Function;

/** The database that settings name, for a command that works on it beside a server or without one. */
final class DatabaseOf {
    private DatabaseOf() {
    }

    /** Whether a database was made already; one of the operator's own is his matter. */
    static boolean isThere(Settings settings) {
        return settings.database().isPresent() || EmbeddedPostgres.isMadeIn(postgres(settings));
    }

    private static Path postgres(Settings settings) {
        return settings.data().resolve("postgres");
    }

    /** Lets something work on it. The embedded one is started if it does not run, and stopped again then. */
    static <T> T settings(Settings settings, Function<DatabaseAddress, T> work) {
        if (settings.database().isPresent()) {
            return work.apply(settings.database().get());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(postgres(settings))) {
            return work.apply(postgres.address());
        }
    }
}
