package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What goes on behind activations. */
final class OperationCommands {
    static final String PATH = "/v1/operations";

    private OperationCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Operations()).addSubcommand(new ListAll(context)).addSubcommand(new Show(context))
                .addSubcommand(new Cancel(context));
    }

    @Command(name = "operation", header = "Show and cancel what goes on behind an activation.", description = "%nAfter an activation all leads are counted anew, and their stages follow as was "
            + "chosen.%n", footer = {"%nFor example:", "  baton operation show rescoring-shop-2 --wait"})
    private static final class Operations extends Group {}

    @Command(name = "list", header = "List the operations, the latest first.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "status", "#done", "#total", "effects:effects/stages", "#moved:effects/moved",
                    "#waiting:effects/waiting");
        }
    }

    /** Looks at an operation, once or until it has counted all leads. */
    private abstract static class Watch extends ServerCommand {
        @Option(names = "--wait", description = "Wait until all leads are counted anew. Exits with 1 if it is cancelled meanwhile.")
        private boolean wait;

        Watch(Context context) {
            super(context);
        }

        abstract String path(Server server);

        @Override
        final ExitCode run(Server server, Address address) {
            RescoringSheet sheet = new RescoringSheet(context());
            String path = path(server);
            Tree operation = server.ask(Ask.get(path)).tree();
            while (wait && RescoringSheet.isCounting(operation)) {
                sheet.progress(operation);
                server.pause();
                operation = server.ask(Ask.get(path)).tree();
            }
            sheet.end();
            sheet.print(operation, json());
            return wait && RescoringSheet.isCancelled(operation) ? ExitCode.INCOMPLETE : ExitCode.FINE;
        }
    }

    @Command(name = "show", header = "Show how far an operation is.")
    private static final class Show extends Watch {
        @Parameters(paramLabel = "ID", description = "The operation.")
        private String id = "";

        Show(Context context) {
            super(context);
        }

        @Override
        String path(Server server) {
            return PATH + "/" + Server.encoded(id);
        }
    }

    /** The operation of the version that judges. */
    @Command(name = "rescore", header = "Show how far the leads are judged by the active version, and wait for it.", description = "%nLeads are counted anew by themselves after an activation; this only looks on.%n")
    static final class Rescore extends Watch {
        Rescore(Context context) {
            super(context);
        }

        @Override
        String path(Server server) {
            return PATH + "/" + Server.encoded(RescoringSheet.latest(server.ask(Ask.get(PATH)).items()));
        }
    }

    @Command(name = "cancel", header = "Let no stage follow any more.", description = "%nWhat moved stays moved. Leads that are not counted anew yet still are, and keep their "
            + "stages until their own next fact.%n")
    private static final class Cancel extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "The operation.")
        private String id = "";

        Cancel(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree cancelled = server.ask(Ask.post(PATH + "/" + Server.encoded(id) + "/cancel", Server.Body.json("")))
                    .tree();
            new RescoringSheet(context()).print(cancelled, json());
            return ExitCode.FINE;
        }
    }
}
