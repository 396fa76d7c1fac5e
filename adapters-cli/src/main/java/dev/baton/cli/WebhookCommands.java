package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
                .addSubcommand(new Change(context)).addSubcommand(new Rotate(context))
                .addSubcommand(new Enable(context)).addSubcommand(new Disable(context)).addSubcommand(new Try(context))
                .addSubcommand(new Deliveries(context)).addSubcommand(new Replay(context))
                .addSubcommand(new Remove(context));
    }

    @Command(name = "webhook", header = "Say which systems hear of what happens, and look how that goes.", footer = {
            "%nFor example:", "  baton webhook add CRM https://hooks.example.com/baton --events 'handoff.*'",
            "  baton webhook deliveries 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42 --state given-up"})
    private static final class Webhooks extends Group {}

    private static String at(String id, String what) {
        return PATH + "/" + Server.encoded(id) + what;
    }

    private static Server.Body nothing() {
        return Server.Body.json("");
    }

    private static Server.Body endpoint(String title, String url, List<String> events) {
        BranchWriter wish = Tree.branch().with("title", title).with("url", url);
        return Server.Body
                .json(Json.text((events.isEmpty() ? wish : wish.with("events", events, Tree::of)).done()));
    }

    /** A command about one endpoint. */
    private abstract static class OfEndpoint extends ServerCommand {
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
        @Parameters(index = "0", paramLabel = "TITLE", description = "What people call it.")
        private String title = "";

        @Parameters(index = "1", paramLabel = "URL", description = "Where messages are posted; https.")
        private String url = "";

        @Option(names = "--events", split = ",", paramLabel = "TYPE", description = "Types of events it hears of, such as lead.stage-changed or handoff.*; all if nothing is said.")
        private List<String> events = new ArrayList<>();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree made = server.ask(Ask.post(PATH, endpoint(title, url, events))).tree();
            if (json()) {
                context().print(made);
            } else {
                context().say("Endpoint " + Look.text(made, "id").orElse("?") + " for " + Letters.harmless(title)
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

    @Command(name = "change", header = "Put title, URL and events of an endpoint anew; its secret stays.")
    private static final class Change extends OfEndpoint {
        @Parameters(index = "1", paramLabel = "TITLE", description = "What people call it.")
        private String title = "";

        @Parameters(index = "2", paramLabel = "URL", description = "Where messages are posted; https.")
        private String url = "";

        @Option(names = "--events", split = ",", paramLabel = "TYPE", description = "Types of events it hears of; all if nothing is said.")
        private List<String> events = new ArrayList<>();

        @Mixin
        private Seen seen = new Seen();

        Change(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(seen.replacing(Ask.put(at(id, ""), endpoint(title, url, events)))).tree(),
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

    @Command(name = "enable", header = "Send to an endpoint again.", description = "%nWhat waited for it is sent now; what happened meanwhile is sent by webhook replay.%n")
    private static final class Enable extends OfEndpoint {
        Enable(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(Ask.postAgain(at(id, "/enable"), nothing())).tree(), "Enabled " + id);
        }
    }

    @Command(name = "disable", header = "Send nothing to an endpoint for the time being.")
    private static final class Disable extends OfEndpoint {
        Disable(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(Ask.postAgain(at(id, "/disable"), nothing())).tree(), "Disabled " + id);
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

    @Command(name = "deliveries", header = "Show what was sent to an endpoint, latest event first.", description = "%nEach with its last try; --json shows all of them and what was answered.%n")
    private static final class Deliveries extends OfEndpoint {
        @Option(names = "--state", paramLabel = "WORD", description = "Only those that are waiting, delivered or given-up.")
        private Optional<String> state = Optional.empty();

        @Mixin
        private Paged paged = new Paged();

        Deliveries(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.ask(Ask.get(at(id, "/deliveries?" + paged.query())
                    + state.map(word -> "&state=" + Server.encoded(word)).orElse("")));
            if (json()) {
                context().print(answer.tree());
                return ExitCode.FINE;
            }
            TextTable table = new TextTable("event", "type", "happened", "state", "#tries", "last", "next");
            answer.items().forEach(item -> table.add(Look.text(item, "event", "id").orElse("–"),
                    Look.text(item, "event", "type").orElse("–"), Look.text(item, "event", "timestamp").orElse("–"),
                    Look.text(item, "state").orElse("–"), Look.text(item, "attempts-made").orElse("–"),
                    last(item), Look.text(item, "next-try-at").orElse("–")));
            context().print(table);
            paged.more(context(), answer.tree());
            return ExitCode.FINE;
        }

        private static String last(Tree item) {
            return Look.items(item, "attempts").stream().reduce((_, later) -> later)
                    .flatMap(attempt -> Look.text(attempt, "error").or(() -> Look.text(attempt, "status"))).orElse("–");
        }
    }

    @Command(name = "replay", header = "Send events to an endpoint again, one or those of a time.")
    private static final class Replay extends OfEndpoint {
        @ArgGroup(exclusive = true, multiplicity = "1")
        private Which which = new Which();

        Replay(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return which.event.map(event -> one(server, event)).orElseGet(() -> many(server));
        }

        private ExitCode one(Server server, String event) {
            var _ = server.ask(Ask.postAgain(at(id, "/deliveries/" + Server.encoded(event) + "/replay"), nothing()));
            return done("replayed", event, "On its way again: " + event);
        }

        private ExitCode many(Server server) {
            Tree wish = Tree.branch().with("from", which.time.from).with("until", which.time.until)
                    .with("after", which.time.after).done();
            Tree begun = server.ask(Ask.postAgain(at(id, "/replay"), Server.Body.json(Json.text(wish)))).tree();
            return told(begun, "On their way again: " + Look.text(begun, "events").orElse("?") + Look
                    .text(begun, "next-from").map(next -> "; go on with --from " + Letters.harmless(next)
                            + Look.text(begun, "next-after").map(last -> " --after " + Letters.harmless(last))
                                    .orElse(""))
                    .orElse(""));
        }
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
