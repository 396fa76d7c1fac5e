package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The people who work with Baton. */
final class PersonCommands {
    private static final String PATH = "/v1/people";

    private PersonCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new People()).addSubcommand(new Add(context)).addSubcommand(new ListAll(context));
    }

    @Command(name = "person", header = "Add and list the people who work with Baton (admins only).", description = "%nKeys may belong to people, who then answer for what is done with them.%n", footer = {
            "%nFor example:", "  baton person add \"Sara Rad\" marketing --email sara@example.com",
            "  baton key create sara marketing --person ID"})
    private static final class People extends Group {}

    @Command(name = "add", header = "Add a person; prints the id.")
    private static final class Add extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "As colleagues call the person.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "TEAM", description = "marketing, sales, sales-ops or none.")
        private String team = "";

        @Option(names = "--email", paramLabel = "ADDRESS", description = "The person's e-mail address.")
        private Optional<String> email = Optional.empty();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree wish = Tree.branch().with("name", name).with("team", team).with("email", email).done();
            Tree added = server.ask(Ask.post(PATH, Server.Body.json(Json.text(wish)))).tree();
            if (json()) {
                context().print(added);
            } else {
                context().say("Added " + Letters.harmless(name) + " (" + Letters.harmless(team) + ")");
                context().print(Look.text(added, "id").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "list", header = "List the people.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "name", "team", "email");
        }
    }
}
