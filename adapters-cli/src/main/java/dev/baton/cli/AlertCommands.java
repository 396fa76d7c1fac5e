package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Letters to people of sales. */
final class AlertCommands {
    private static final String PATH = "/v1/alerts";

    private AlertCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Alerts()).addSubcommand(new ListAll(context)).addSubcommand(new Retry(context));
    }

    @Command(name = "alert", header = "Look who of sales was written to about handoffs, and what came of it.", footer = {
            "%nFor example:", "  baton alert list --state failed",
            "  baton alert retry 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42"})
    private static final class Alerts extends Group {}

    @Command(name = "list", header = "List alerts, the latest first: what was sent, waits, failed and why.")
    private static final class ListAll extends ServerCommand {
        private static final List<String> COLUMNS = List.of("id", "at", "kind", "person", "handoff", "state",
                "attempts", "next-try-at", "why");

        @Option(names = "--state", paramLabel = "WORD", description = "Only those that are waiting, sent, failed or needless.")
        private Optional<String> state = Optional.empty();

        @Option(names = "--person", paramLabel = "ID", description = "Only those to this person.")
        private Optional<String> person = Optional.empty();

        @Option(names = "--handoff", paramLabel = "ID", description = "Only those about this handoff.")
        private Optional<String> handoff = Optional.empty();

        @Mixin
        private Paged paged = new Paged();

        ListAll(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return paged.show(this, server.ask(Ask.get(PATH + "?" + paged.query() + filter("state", state)
                    + filter("person", person) + filter("handoff", handoff))),
                    new TextTable("id", "happened", "kind", "person", "handoff", "state", "#tries", "next", "why"),
                    item -> COLUMNS.stream().map(column -> Look.text(item, column).orElse("–")).toList());
        }

        private static String filter(String name, Optional<String> value) {
            return value.map(word -> "&" + name + "=" + Server.encoded(word)).orElse("");
        }
    }

    @Command(name = "retry", header = "Write to somebody again, at once, unless it was sent.")
    private static final class Retry extends ServerCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The alert's id, as alert list shows it.")
        private String id = "";

        Retry(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree alert = server.ask(Ask.postAgain(PATH + "/" + Server.encoded(id) + "/retry", Server.Body.json("")))
                    .tree();
            if (json()) {
                context().print(alert);
            } else {
                context().say("On its way again: " + id);
            }
            return ExitCode.FINE;
        }
    }
}
