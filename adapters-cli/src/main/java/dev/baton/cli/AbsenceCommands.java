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

/** When reps are away. */
final class AbsenceCommands {
    private static final String PATH = "/v1/absences";

    private AbsenceCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Absences()).addSubcommand(new ListAll(context)).addSubcommand(new Add(context))
                .addSubcommand(new End(context));
    }

    @Command(name = "absence", header = "Say when reps are away, and look who is.", description = "%nWho is away takes no leads over. Reps say so for themselves, whoever leads a team for its reps, sales operations for all.%n", footer = {
            "%nFor example:", "  baton absence add --until 2026-12-24T08:00:00+03:30"})
    private static final class Absences extends Group {}

    @Command(name = "list", header = "List who is away, and who will be.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "id", "name", "from", "until");
        }
    }

    @Command(name = "add", header = "Announce an absence; prints its id.")
    private static final class Add extends ServerCommand {
        @Option(names = "--until", required = true, paramLabel = "WHEN", description = "When the person is back, such as 2026-12-24T08:00:00+03:30.")
        private String until = "";

        @Option(names = "--from", paramLabel = "WHEN", description = "Since when; from now on if nothing is said.")
        private Optional<String> from = Optional.empty();

        @Option(names = "--person", paramLabel = "ID", description = "Who is away, as person list shows the id; you if nothing is said.")
        private Optional<String> person = Optional.empty();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree away = server.ask(Ask.post(PATH, Server.Body.json(Json.text(Tree.branch().with("person", person)
                    .with("from", from).with("until", until).done())))).tree();
            if (json()) {
                context().print(away);
            } else {
                context().say(Letters.harmless(Look.text(away, "name").orElse("?") + " is away from "
                        + Look.text(away, "from").orElse("?") + " until " + Look.text(away, "until").orElse("?")));
                context().print(Look.text(away, "id").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "end", header = "End an absence now, or call it off.")
    private static final class End extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "The absence's id, as absence list shows it.")
        private String id = "";

        End(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(PATH + "/" + Server.encoded(id)));
            return done("ended", id, "Ended " + Letters.harmless(id));
        }
    }
}
