package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Handoffs in lists. */
final class HandoffLists {
    private HandoffLists() {
    }

    static String path(String path, List<String> filters) {
        return filters.isEmpty() ? path : path + "?" + String.join("&", filters);
    }

    static void add(List<String> filters, String name, Optional<String> value) {
        value.ifPresent(text -> filters.add(name + "=" + Server.encoded(text)));
    }

    /** A queue, or what is over. */
    @Command(name = "list", header = "List handoffs: open ones by the time left, those that are over newest first.")
    static final class Queue extends ServerCommand {
        @Option(names = "--team", paramLabel = "KEY", description = "Of this team.")
        private Optional<String> team = Optional.empty();

        @Option(names = "--rep", paramLabel = "WHO", description = "me, none (in the queue of the team), or the id of a person.")
        private Optional<String> rep = Optional.empty();

        @Option(names = "--state", paramLabel = "STATE", description = "open (if nothing is said; with --lead all), over, all, or one state, such as accepted or rejected.")
        private Optional<String> state = Optional.empty();

        @Option(names = "--stage", paramLabel = "STAGE", description = "Offered in this stage: MQL, PQL, SERVICE_QUALIFIED.")
        private Optional<String> stage = Optional.empty();

        @Option(names = "--breached", description = "Only where a promise was broken.")
        private boolean breached;

        @Option(names = "--lead", paramLabel = "LEAD", description = "Of this lead: an id, e-mail address, system:id, or phone number.")
        private Optional<String> lead = Optional.empty();

        @Option(names = "--from", paramLabel = "INSTANT", description = "Offered then or later; with a state that is over, or all.")
        private Optional<String> from = Optional.empty();

        @Option(names = "--until", paramLabel = "INSTANT", description = "Offered before; with a state that is over, or all.")
        private Optional<String> until = Optional.empty();

        @Mixin
        private Paged paged = new Paged();

        Queue(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return paged.show(this, server.ask(Ask.get(path("/v1/handoffs", filters(server)))), HandoffSheet.table(),
                    HandoffSheet::row);
        }

        private List<String> filters(Server server) {
            List<String> filters = new ArrayList<>();
            add(filters, "team", team);
            add(filters, "rep", rep);
            add(filters, "state", state.or(() -> lead.map(_ -> "all")));
            add(filters, "stage", stage);
            add(filters, "breached", breached ? Optional.of("true") : Optional.empty());
            add(filters, "lead", lead.map(who -> LeadCommands.id(server, who)));
            add(filters, "from", from);
            add(filters, "until", until);
            filters.add(paged.query());
            return filters;
        }
    }

    /** How many are open. */
    @Command(name = "counts", header = "Count what is open, by team and rep, and who waits to be offered.")
    static final class Counts extends ServerCommand {
        @Option(names = "--team", paramLabel = "KEY", description = "Of this team.")
        private Optional<String> team = Optional.empty();

        Counts(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            List<String> filters = new ArrayList<>();
            add(filters, "team", team);
            Tree counts = server.ask(Ask.get(path("/v1/handoffs/counts", filters))).tree();
            if (json()) {
                context().print(counts);
                return ExitCode.FINE;
            }
            TextTable table = new TextTable("team", "rep", "#offered", "#accepted", "#breached");
            for (Tree each : Look.items(counts, "teams")) {
                for (Tree rep : Look.items(each, "reps")) {
                    table.add(word(each, "team"), Look.text(rep, "rep", "name").orElse("(queue)"), word(rep, "offered"),
                            word(rep, "accepted"), word(rep, "breached"));
                }
            }
            context().print(table);
            context().print("waiting for a rule: " + word(counts, "waiting", "unmatched") + ", came back unanswered: "
                    + word(counts, "waiting", "returned"));
            return ExitCode.FINE;
        }
    }

    /** Who is ready and offered to nobody. */
    @Command(name = "waiting", header = "List leads that are ready and that nobody is offered, with the reason.")
    static final class Waiting extends ServerCommand {
        @Option(names = "--why", paramLabel = "WORD", description = "unmatched or returned.")
        private Optional<String> why = Optional.empty();

        @Mixin
        private Paged paged = new Paged();

        Waiting(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            List<String> filters = new ArrayList<>();
            add(filters, "why", why);
            filters.add(paged.query());
            return paged.show(this, server.ask(Ask.get(path("/v1/handoffs/waiting", filters))),
                    new TextTable("lead", "who", "why", "told"), each -> List.of(word(each, "lead", "id"),
                            HandoffSheet.who(each), word(each, "why"), word(each, "told")));
        }
    }

    static String word(Tree tree, String... path) {
        return Look.text(tree, path).orElse("–");
    }
}
