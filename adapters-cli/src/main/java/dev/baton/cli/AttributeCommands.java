package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Attributes: which type each has, and which one a new one is to have. */
final class AttributeCommands {
    private static final String PATH = "/v1/attributes";

    private AttributeCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Attributes()).addSubcommand(new Declare(context))
                .addSubcommand(new ListAll(context));
    }

    @Command(name = "attribute", header = "Say of which type attributes are.", footer = {"%nFor example:",
            "  baton attribute declare company.employees number"})
    private static final class Attributes extends Group {}

    @Command(name = "declare", header = "Declare the type of an attribute before its first value decides it.", description = "%nA type that is there never changes.%n")
    private static final class Declare extends ServerCommand {
        @Parameters(paramLabel = "NAME", description = "The attribute's name, e.g. company.employees.")
        private String name = "";

        @Parameters(paramLabel = "TYPE", description = "text, number, boolean, date, instant, money or set.")
        private String type = "";

        Declare(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree wish = Tree.branch().with("type", type).done();
            Tree made = server.ask(Ask.put(PATH + "/" + Server.encoded(name), Server.Body.json(Json.text(wish))))
                    .tree();
            if (json()) {
                context().print(made);
            } else {
                context().say("Declared.");
                context().print(word(made, "name") + "  " + word(made, "type"));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "list", header = "List the attributes and their types.")
    private static final class ListAll extends ServerCommand {
        ListAll(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.ask(Ask.get(PATH));
            if (json()) {
                context().print(answer.tree());
                return ExitCode.FINE;
            }
            TextTable table = new TextTable("name", "type");
            answer.items().forEach(attribute -> table.add(word(attribute, "name"), word(attribute, "type")));
            context().print(table);
            return ExitCode.FINE;
        }
    }

    private static String word(Tree attribute, String name) {
        return Look.text(attribute, name).orElse("–");
    }
}
