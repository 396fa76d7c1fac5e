package dev.baton.cli;

import dev.baton.cli.VersionCommands.OnVersion;
import dev.baton.cli.VersionCommands.Waiving;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Lead definitions: what points are given for, and from where on a lead is qualified. */
final class DefinitionCommands {
    private static final VersionPath PATH = new VersionPath("definition", "/v1/definitions", "let it judge");

    private DefinitionCommands() {
    }

    static CommandLine group(Context context) {
        return VersionCommands.into(new CommandLine(new Definitions()), context, PATH)
                .addSubcommand(new Add(context)).addSubcommand(new Activate(context));
    }

    @Command(name = "definition", header = "Check, add, sign and activate lead definitions.", description = "%nA definition says what gives points and from where on a lead is qualified. Its versions "
            + "never change; at most one judges.%n", footer = {"%nFor example:",
                    "  baton definition validate definition.yaml",
                    "  baton definition add definition.yaml"})
    private static final class Definitions extends Group {}

    /** How a version is to be activated. */
    private static final class Activation {
        @Mixin
        private final Waiving waiving = new Waiving();

        @Option(names = "--effects", paramLabel = "WHICH", description = "What becomes of the stages of known leads: none (each follows with its own next fact), "
                + "paced (so many a day; what holds if nothing is said) or all (at once).")
        private Optional<String> effects = Optional.empty();

        @Option(names = "--per-day", paramLabel = "N", description = "How many leads may move a day; 100 if nothing is said.")
        private Optional<Integer> perDay = Optional.empty();

        Tree body() {
            BranchWriter chosen = Tree.branch().with("effects", effects);
            return waiving.with(perDay.map(n -> chosen.with("per-day", n)).orElse(chosen));
        }
    }

    @Command(name = "add", header = "Add a definition as a new draft, and activate it if wanted.")
    private static final class Add extends ServerCommand {
        @Parameters(paramLabel = "FILE", description = "A definition (YAML or JSON).")
        private Path file = Path.of("");

        @Option(names = "--activate", description = "Let it judge from now on; the one that judged is retired.")
        private boolean activate;

        @Mixin
        private final Activation activation = new Activation();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree added = server.ask(Ask.post(PATH.path(), WrittenFile.of(file).body())).tree();
            Tree last = activate
                    ? server.ask(PATH.move(Look.text(added, PATH.word()).orElse(""),
                            Look.text(added, "version").orElse(""), "activate", activation.body())).tree()
                    : added;
            new VersionSheet(PATH).tell(this, last);
            return ExitCode.FINE;
        }
    }

    @Command(name = "activate", header = "Let a version judge; the one that judged is retired.")
    private static final class Activate extends OnVersion {
        @Mixin
        private final Activation activation = new Activation();

        Activate(Context context) {
            super(context, PATH);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return move(server, "activate", activation.body());
        }
    }
}
