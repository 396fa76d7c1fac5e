package dev.baton.cli;

import dev.baton.cli.WebhookCommands.OfEndpoint;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was sent to an endpoint. */
@Command(name = "deliveries", header = "Show what was sent to an endpoint, latest event first.", description = "%nEach with its last try; --json shows all of them and what was answered.%n")
final class WebhookDeliveries extends OfEndpoint {
    @Option(names = "--state", paramLabel = "WORD", description = "Only those that are waiting, delivered or given-up.")
    private Optional<String> state = Optional.empty();

    @Mixin
    private Paged paged = new Paged();

    WebhookDeliveries(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        return paged.show(this, server.ask(Ask.get(WebhookCommands.at(id, "/deliveries?" + paged.query())
                + state.map(word -> "&state=" + Server.encoded(word)).orElse(""))),
                new TextTable("event", "type", "happened", "state", "#tries", "last", "next"), WebhookDeliveries::row);
    }

    private static List<String> row(Tree item) {
        return List.of(word(item, "event", "id"), word(item, "event", "type"), word(item, "event", "timestamp"),
                word(item, "state"), word(item, "attempts-made"), last(item), word(item, "next-try-at"));
    }

    private static String word(Tree item, String... path) {
        return Look.text(item, path).orElse("–");
    }

    private static String last(Tree item) {
        return Look.items(item, "attempts").stream().reduce((_, later) -> later)
                .flatMap(attempt -> Look.text(attempt, "error").or(() -> Look.text(attempt, "status"))).orElse("–");
    }
}
