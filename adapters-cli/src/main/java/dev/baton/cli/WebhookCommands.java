package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Endpoints where other systems hear of events. */
final class WebhookCommands {
    private static final String PATH = "/v1/webhooks";

    private WebhookCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Webhooks()).addSubcommand(new Add(context)).addSubcommand(new ListAll(context))
                .addSubcommand(new Show(context))
                .addSubcommand(new Change(context)).addSubcommand(new Rotate(context))
                .addSubcommand(new Switch(context, "enable", "Enabled").named("enable",
                        "Send to an endpoint again.",
                        "%nWhat waited for it is sent now; what happened meanwhile is sent by webhook replay.%n"))
                .addSubcommand(new Switch(context, "disable", "Disabled").named("disable",
                        "Send nothing to an endpoint for the time being."))
                .addSubcommand(new Try(context))
                .addSubcommand(new WebhookDeliveries(context)).addSubcommand(new WebhookReplay(context))
                .addSubcommand(new Remove(context));
    }

    @Command(name = "webhook", header = "Say which systems hear of what happens, and look how that goes.", footer = {
            "%nFor example:", "  baton webhook add CRM https://hooks.example.com/baton --events 'handoff.*'",
            "  baton webhook deliveries 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42 --state given-up"})
    private static final class Webhooks extends Group {}

    static String at(String id, String what) {
        return PATH + "/" + Server.encoded(id) + what;
    }

    static Server.Body nothing() {
        return Server.Body.json("");
    }

    /** What an endpoint is. */
    private static final class Endpoint {
        @Parameters(index = "+", paramLabel = "TITLE", description = "What people call it.")
        private String title = "";

        @Parameters(index = "+", paramLabel = "URL", description = "Where messages are posted; https.")
        private String url = "";

        @Option(names = "--events", split = ",", paramLabel = "TYPE", description = "Types of events it hears of, such as lead.stage-changed or handoff.*; all if nothing is said.")
        private List<String> events = new ArrayList<>();

        Server.Body body() {
            BranchWriter wish = Tree.branch().with("title", title).with("url", url);
            return Server.Body
                    .json(Json.text((events.isEmpty() ? wish : wish.with("events", events, Tree::of)).done()));
        }
    }

    /** A command about one endpoint. */
    abstract static class OfEndpoint extends ServerCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The endpoint's id, as webhook list shows it.")
        protected String id = "";

        OfEndpoint(Context context) {
            super(context);
        }

        /** Tells programs all of an answer, and people a sentence. */
        final ExitCode told(Tree answer, String sentence) {
            if (json()) {
                context().print(answer);
            } else {
                context().print(sentence);
            }
            return ExitCode.FINE;
        }

        final ExitCode secret(Tree made, String sentence) {
            if (json()) {
                context().print(made);
            } else {
                context().say(sentence + " Keep the secret now; it cannot be shown again.");
                context().print(Look.text(made, "secret").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "add", header = "Register an endpoint; its secret is shown once.")
    private static final class Add extends ServerCommand {
        @Mixin
        private Endpoint endpoint = new Endpoint();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree made = server.ask(Ask.post(PATH, endpoint.body())).tree();
            if (json()) {
                context().print(made);
            } else {
                context().say(
                        "Endpoint " + Look.text(made, "id").orElse("?") + " for " + Letters.harmless(endpoint.title)
                                + ". Keep the secret now; it cannot be shown again.");
                context().print(Look.text(made, "secret").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "list", header = "List the endpoints; their secrets are not known.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "title", "url", "enabled", "disabled-because", "failing-since");
        }
    }

    @Command(name = "show", header = "Show an endpoint (JSON), and its ETag for webhook change --seen.")
    private static final class Show extends OfEndpoint {
        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return shown(server.ask(Ask.get(at(id, ""))));
        }
    }

    @Command(name = "change", header = "Put title, URL and events of an endpoint anew; its secret stays.")
    private static final class Change extends OfEndpoint {
        @Mixin
        private Endpoint endpoint = new Endpoint();

        @Mixin
        private Seen seen = new Seen();

        Change(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(seen.replacing(Ask.put(at(id, ""), endpoint.body()))).tree(),
                    "Changed " + id);
        }
    }

    @Command(name = "rotate", header = "Make a new secret, shown once; the one before counts for 24 hours still.")
    private static final class Rotate extends OfEndpoint {
        Rotate(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return secret(server.ask(Ask.post(at(id, "/rotate"), nothing())).tree(), "A new secret for " + id + ".");
        }
    }

    /** What is only switched, with the word for its end. */
    private static final class Switch extends OfEndpoint {
        private final String verb;
        private final String done;

        Switch(Context context, String verb, String done) {
            super(context);
            this.verb = verb;
            this.done = done;
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(Ask.postAgain(at(id, "/" + verb), nothing())).tree(), done + " " + id);
        }
    }

    @Command(name = "test", header = "Send an endpoint a ping; webhook deliveries shows what came of it.")
    private static final class Try extends OfEndpoint {
        Try(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree ping = server.ask(Ask.post(at(id, "/test"), nothing())).tree();
            return told(ping, "On its way: " + Look.text(ping, "id").orElse("?"));
        }
    }

    @Command(name = "remove", header = "Remove an endpoint; what waits for it is not sent any more.")
    private static final class Remove extends OfEndpoint {
        Remove(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(at(id, "")));
            return done("removed", id, "Removed " + id);
        }
    }
}
