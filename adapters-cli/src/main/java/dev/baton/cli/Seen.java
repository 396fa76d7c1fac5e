package dev.baton.cli;

import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What one has seen of that which is to be written anew. */
final class Seen {
    private static final int NOT_FOUND = 404;

    @Option(names = "--seen", paramLabel = "ETAG", description = "Only if it is still as the server showed it with this ETag; however it is if nothing is said.")
    private Optional<String> etag = Optional.empty();

    /** Writes something new, or in the place of what is there. */
    Answer put(Server server, String path, Server.Body body) {
        Ask put = Ask.put(path, body);
        boolean isNew = etag.isEmpty() && server.send(Ask.get(path)).status() == NOT_FOUND;
        return server.ask(isNew ? put : replacing(put));
    }

    /** The question to replace what is there. */
    Ask replacing(Ask put) {
        return put.seen(etag.orElse("*"));
    }
}
