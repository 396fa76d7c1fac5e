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

/** API keys. */
final class KeyCommands {
    private static final String PATH = "/v1/keys";

    private KeyCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Keys()).addSubcommand(new Create(context)).addSubcommand(new ListAll(context))
                .addSubcommand(new Revoke(context));
    }

    @Command(name = "key", header = "Give out, list and revoke API keys (admins only).", footer = {"%nFor example:",
            "  baton key create web-shop integration", "  baton key list"})
    private static final class Keys extends Group {}

    @Command(name = "create", header = "Give out a key; its secret is shown once.")
    private static final class Create extends ServerCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "Who or what uses it.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "integration, marketing, sales, sales-ops or admin.")
        private String role = "";

        @Option(names = "--person", paramLabel = "ID", description = "Whose key it is, as person list shows it; a machine's if nothing is said.")
        private Optional<String> person = Optional.empty();

        Create(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree wish = Tree.branch().with("name", name).with("role", role).with("person", person).done();
            Tree made = server.ask(Ask.post(PATH, Server.Body.json(Json.text(wish)))).tree();
            if (json()) {
                context().print(made);
            } else {
                context().say("Key " + Look.text(made, "id").orElse("?") + " for " + Letters.harmless(name) + " ("
                        + role + "). Keep the secret now; it cannot be shown again.");
                context().print(Look.text(made, "secret").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "list", header = "List the keys; their secrets are not known.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "name", "role", "person/name", "created-at", "revoked-at");
        }
    }

    @Command(name = "revoke", header = "Revoke a key; from now on it opens nothing.")
    private static final class Revoke extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "The key's id, as key list shows it.")
        private String id = "";

        Revoke(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(PATH + "/" + Server.encoded(id)));
            return done("revoked", id, "Revoked " + id);
        }
    }
}
