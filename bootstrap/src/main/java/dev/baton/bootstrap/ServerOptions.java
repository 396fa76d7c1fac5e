package dev.baton.bootstrap;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.email.SendGridKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that start a server; the environment holds where a flag is not given. */
final class ServerOptions {
    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "${env:BATON_HOST:-127.0.0.1}", description = "The interface to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}. Or BATON_HOST.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:BATON_PORT:-8080}", description = "The port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}. Or BATON_PORT.")
    private int port = Settings.USUAL_PORT;

    @Option(names = "--database-url", paramLabel = "URL", defaultValue = "${env:BATON_DATABASE_URL:-}", description = "A PostgreSQL 15 or newer of your own, e.g. jdbc:postgresql://host/baton. Or BATON_DATABASE_URL."
            + " Without one, Baton runs its own.")
    private String databaseUrl = "";

    @Option(names = "--database-user", paramLabel = "USER", defaultValue = "${env:BATON_DATABASE_USER:-baton}", description = "Its user. Default: ${DEFAULT-VALUE}. Or BATON_DATABASE_USER.")
    private String databaseUser = "baton";

    @Option(names = "--sendgrid-url", paramLabel = "URL", defaultValue = "${env:BATON_SENDGRID_URL:-https://api.sendgrid.com}", description = "Where SendGrid's API answers, for verification keys; https://api.eu.sendgrid.com for subusers in the EU."
            + " Default: ${DEFAULT-VALUE}. Or BATON_SENDGRID_URL.")
    private URI sendgrid = SendGridKeys.USUAL;

    /** Only the environment: a password on a command line can be read by everybody on the machine. */
    private static String databasePassword() {
        return Optional.ofNullable(System.getenv("BATON_DATABASE_PASSWORD")).orElse("");
    }

    Settings settings(Path data) {
        Optional<DatabaseAddress> database = databaseUrl.isBlank()
                ? Optional.empty()
                : Optional.of(new DatabaseAddress(databaseUrl, databaseUser, databasePassword()));
        try {
            return new Settings(host, port, data, database, Settings.USUAL_POOL, sendgrid);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--" + e.getMessage());
        }
    }
}
