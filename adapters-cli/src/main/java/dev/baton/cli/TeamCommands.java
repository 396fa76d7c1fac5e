package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The teams of sales. */
final class TeamCommands {
    private static final String PATH = "/v1/teams";

    private TeamCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Teams()).addSubcommand(new ListAll(context)).addSubcommand(new Show(context))
                .addSubcommand(new Put(context)).addSubcommand(new Remove(context)).addSubcommand(new Hours(context));
    }

    private static String path(String key) {
        return PATH + "/" + Server.encoded(key);
    }

    @Command(name = "team", header = "Say who sells: teams, their reps, working hours and reasons.", description = "%nLeads are handed over to teams. What a team promises runs while it works.%n", footer = {
            "%nFor example:", "  baton team put inside-sales.yaml",
            "  baton team hours inside-sales --within 4h         when would four hours be over?"})
    private static final class Teams extends Group {}

    @Command(name = "list", header = "List the teams.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "team", "reps", "changed-at");
        }

        @Override
        Optional<String> cell(Tree item, String column) {
            return column.equals("reps")
                    ? Optional.of(Look.items(item, column).stream().map(rep -> Look.text(rep, "name").orElse("?"))
                            .collect(Collectors.joining(", "))).filter(names -> !names.isEmpty())
                    : super.cell(item, column);
        }
    }

    /** What is done with one team. */
    private abstract static class OfTeam extends ServerCommand {
        @Parameters(paramLabel = "KEY", description = "The team's key, as team list shows it.")
        private String key = "";

        OfTeam(Context context) {
            super(context);
        }

        String key() {
            return key;
        }
    }

    @Command(name = "show", header = "Show a team as it was written (YAML).")
    private static final class Show extends OfTeam {
        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return document(server, path(key()));
        }
    }

    @Command(name = "put", header = "Add a team, or put it in place of what the server has.", description = "%nThe file names the team's key; its form is described at /team.schema.json.%n")
    private static final class Put extends ServerCommand {
        private static final int CREATED = 201;

        @Parameters(paramLabel = "FILE", description = "The team, in YAML, or in JSON if its name ends so.")
        private Path file = Path.of("");

        @Mixin
        private Seen seen = new Seen();

        Put(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            WrittenFile written = WrittenFile.of(file);
            String key = written.named("team").orElseThrow(() -> CommandFailed
                    .usage(file + ": no team; it begins, for example, with: team: inside-sales"));
            Answer answer = seen.put(server, path(key), written.body());
            if (json()) {
                context().print(answer.tree());
            } else {
                context().say((answer.status() == CREATED ? "Added " : "Changed ") + key);
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "remove", header = "Remove a team that has no open handoffs.")
    private static final class Remove extends OfTeam {
        Remove(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(path(key())));
            return done("removed", key(), "Removed " + Letters.harmless(key()));
        }
    }

    @Command(name = "hours", header = "Tell when some working time of a team would be over.", description = "%nFor a look at whether its hours, half days and holidays are what you mean.%n")
    private static final class Hours extends OfTeam {
        @Option(names = "--within", required = true, paramLabel = "TIME", description = "How much working time, such as 4h or 2h30m.")
        private String within = "";

        @Option(names = "--from", paramLabel = "WHEN", description = "Since when, such as 2026-03-19T15:00:00+03:30; now if nothing is said.")
        private Optional<String> from = Optional.empty();

        Hours(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree told = server.ask(Ask.get(path(key()) + "/working-time?within=" + Server.encoded(within)
                    + from.map(at -> "&from=" + Server.encoded(at)).orElse(""))).tree();
            if (json()) {
                context().print(told);
            } else {
                context().print("today     " + day(told, "today"));
                context().print("last day  " + day(told, "last-day"));
                context().print("over at   " + Letters.harmless(Look.text(told, "ends-at").orElse("?")));
            }
            return ExitCode.FINE;
        }

        private static String day(Tree told, String name) {
            String hours = Look.items(told, name, "hours").stream().map(Look::line).collect(Collectors.joining(", "));
            return Letters.harmless(Look.text(told, name, "date").orElse("?") + " ("
                    + Look.text(told, name, "persian-date").orElse("?") + "): " + (hours.isEmpty() ? "off" : hours));
        }
    }
}
