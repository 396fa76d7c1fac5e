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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The people who work with Baton. */
final class PersonCommands {
    private static final String PATH = "/v1/people";

    private PersonCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new People()).addSubcommand(new Add(context)).addSubcommand(new Change(context))
                .addSubcommand(new Remove(context)).addSubcommand(new ListAll(context));
    }

    @Command(name = "person", header = "Add, change, remove and list the people who work with Baton (admins only).", description = "%nKeys may belong to people, who then answer for what is done with them. A person with a role may sign in with tokens, where serve trusts an issuer of them.%n", footer = {
            "%nFor example:", "  baton person add \"Sara Rad\" marketing --email sara@example.com",
            "  baton key create sara marketing --person ID"})
    private static final class People extends Group {}

    /** What may be known of a person. */
    private static final class Details {
        @Parameters(index = "+", paramLabel = "NAME", description = "As colleagues call the person.")
        private String name = "";

        @Parameters(index = "+", paramLabel = "TEAM", description = "marketing, sales, sales-ops or none.")
        private String team = "";

        @Option(names = "--email", paramLabel = "ADDRESS", description = "The person's e-mail address.")
        private Optional<String> email = Optional.empty();

        @Option(names = "--role", paramLabel = "ROLE", description = "What the person may do who signs in with a token: integration, marketing, sales, sales-ops or admin. Without it no token of the person opens anything.")
        private Optional<String> role = Optional.empty();

        @Option(names = "--subject", paramLabel = "SUB", description = "By which the issuer of tokens knows the person, if not by the address.")
        private Optional<String> subject = Optional.empty();

        String who() {
            return Letters.harmless(name) + " (" + Letters.harmless(team) + ")";
        }

        Server.Body body() {
            return Server.Body.json(Json.text(Tree.branch().with("name", name).with("team", team).with("email", email)
                    .with("role", role).with("subject", subject).done()));
        }
    }

    @Command(name = "add", header = "Add a person; prints the id.")
    private static final class Add extends ServerCommand {
        @Mixin
        private Details details = new Details();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree added = server.ask(Ask.post(PATH, details.body())).tree();
            if (json()) {
                context().print(added);
            } else {
                context().say("Added " + details.who());
                context().print(Look.text(added, "id").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "change", header = "Say anew what is known of a person; what is left out is known no more.")
    private static final class Change extends ServerCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The person's id, as person list shows it.")
        private String id = "";

        @Mixin
        private Details details = new Details();

        Change(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree changed = server.ask(Ask.put(PATH + "/" + Server.encoded(id), details.body())).tree();
            if (json()) {
                context().print(changed);
            } else {
                context().say("Changed " + details.who());
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "remove", header = "Let a person go: keys are revoked, tokens refused; signatures stay.")
    private static final class Remove extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "The person's id, as person list shows it.")
        private String id = "";

        Remove(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(PATH + "/" + Server.encoded(id)));
            return done("removed", id, "Removed " + id);
        }
    }

    @Command(name = "list", header = "List the people, those who are gone too.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "name", "team", "email", "role", "left-at");
        }
    }
}
