package dev.baton.bootstrap;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.persistence.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server listens; the environment holds where a flag is not given. */
final class ListenOptions {
    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "${env:BATON_HOST:-127.0.0.1}", description = "The interface to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}. Or BATON_HOST.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:BATON_PORT:-8080}", description = "The port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}. Or BATON_PORT.")
    private int port = Settings.USUAL_PORT;

    /** The settings of a server that listens there. */
    Settings settings(Path data, Optional<DatabaseAddress> database, URI sendgrid) {
        try {
            return new Settings(host, port, data, database, Settings.USUAL_POOL, sendgrid);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--" + e.getMessage());
        }
    }
}
