package dev.baton.cli;

import dev.baton.cli.WebhookCommands.OfEndpoint;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has an endpoint sent again what it did not take. */
@Command(name = "replay", header = "Send events to an endpoint again, one or those of a time.")
final class WebhookReplay extends OfEndpoint {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    WebhookReplay(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        return which.event.map(event -> one(server, event)).orElseGet(() -> many(server));
    }

    private ExitCode one(Server server, String event) {
        var _ = server.ask(Ask.postAgain(WebhookCommands.at(id, "/deliveries/" + Server.encoded(event) + "/replay"),
                WebhookCommands.nothing()));
        return done("replayed", event, "On its way again: " + event);
    }

    private ExitCode many(Server server) {
        Tree wish = Tree.branch().with("from", which.time.from).with("until", which.time.until)
                .with("after", which.time.after).done();
        Tree begun = server.ask(Ask.postAgain(WebhookCommands.at(id, "/replay"), Server.Body.json(Json.text(wish))))
                .tree();
        return told(begun, "On their way again: " + Look.text(begun, "events").orElse("?") + Look
                .text(begun, "next-from").map(next -> "; go on with --from " + Letters.harmless(next)
                        + Look.text(begun, "next-after").map(last -> " --after " + Letters.harmless(last))
                                .orElse(""))
                .orElse(""));
    }

    /** One event, or a time. */
    private static final class Which {
        @Option(names = "--event", required = true, paramLabel = "ID", description = "This event, as webhook deliveries shows it.")
        private Optional<String> event = Optional.empty();

        @ArgGroup(exclusive = false, multiplicity = "1")
        private Time time = new Time();
    }

    /** From when until when. */
    private static final class Time {
        @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "Events from this instant on, e.g. 2026-03-21T09:30:00Z.")
        private String from = "";

        @Option(names = "--until", paramLabel = "INSTANT", description = "And before this one; up to now if nothing is said.")
        private Optional<String> until = Optional.empty();

        @Option(names = "--after", paramLabel = "ID", description = "Of the first instant only events behind this one, as the replay before said.")
        private Optional<String> after = Optional.empty();
    }
}
