package dev.baton.bootstrap;

import dev.baton.persistence.DatabaseAddress;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A PostgreSQL of the operator's own; the environment holds where a flag is not given. */
final class DatabaseOptions {
    @Option(names = "--database-url", paramLabel = "URL", defaultValue = "${env:BATON_DATABASE_URL:-}", description = "A PostgreSQL 15 or newer of your own, e.g. jdbc:postgresql://host/baton. Or BATON_DATABASE_URL."
            + " Without one, Baton runs its own.")
    private String url = "";

    @Option(names = "--database-user", paramLabel = "USER", defaultValue = "${env:BATON_DATABASE_USER:-baton}", description = "Its user. Default: ${DEFAULT-VALUE}. Or BATON_DATABASE_USER.")
    private String user = "baton";

    /** Only the environment: a password on a command line can be read by everybody on the machine. */
    private static String password() {
        return Optional.ofNullable(System.getenv("BATON_DATABASE_PASSWORD")).orElse("");
    }

    /** Where it is; empty if Baton is to run its own. */
    Optional<DatabaseAddress> address() {
        return url.isBlank() ? Optional.empty() : Optional.of(new DatabaseAddress(url, user, password()));
    }
}
