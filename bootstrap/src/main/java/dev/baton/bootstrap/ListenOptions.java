package dev.baton.bootstrap;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.rest.RateSettings;
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

    @Option(names = "--rate", paramLabel = "NUMBER", defaultValue = "${env:BATON_RATE:-3000000}", description = "How much one API key may ask within a minute; a batch counts as its items. Default: ${DEFAULT-VALUE}. Or BATON_RATE.")
    private int rate = RateSettings.USUAL;

    /** The settings of a server that listens there. */
    Settings settings(Path data, Optional<DatabaseAddress> database, URI sendgrid) {
        try {
            return new Settings(host, port, data, database, Settings.USUAL_POOL, sendgrid, rate);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--" + e.getMessage());
        }
    }
}
