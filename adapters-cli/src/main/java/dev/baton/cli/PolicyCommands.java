package dev.baton.cli;

import dev.baton.cli.VersionCommands.OnVersion;
import dev.baton.cli.VersionCommands.Waiving;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Handoff policies: which team takes which lead, and what it promises. */
final class PolicyCommands {
    private static final VersionPath PATH = new VersionPath("policy", "/v1/policies", "activated it");

    private PolicyCommands() {
    }

    static CommandLine group(Context context) {
        return VersionCommands.into(new CommandLine(new Policies()), context, PATH)
                .addSubcommand(new Draft(context)).addSubcommand(new Activate(context));
    }

    @Command(name = "policy", header = "Check, draft, sign and activate handoff policies.", description = "%nA policy says which team takes which lead, how a rep is chosen and what sales promises. "
            + "Its versions never change; at most one is active.%n", footer = {"%nFor example:",
                    "  baton policy validate policy.yaml", "  baton policy draft policy.yaml"})
    private static final class Policies extends Group {}

    @Command(name = "draft", header = "Add a policy as a new draft.")
    private static final class Draft extends ServerCommand {
        @Parameters(paramLabel = "FILE", description = "A policy (YAML or JSON).")
        private Path file = Path.of("");

        Draft(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree drafted = server.ask(Ask.post(PATH.path(), WrittenFile.of(file).body())).tree();
            new VersionSheet(PATH).tell(this, drafted);
            return ExitCode.FINE;
        }
    }

    @Command(name = "activate", header = "Hand leads over by a version; the one before is retired.")
    private static final class Activate extends OnVersion {
        @Mixin
        private final Waiving waiving = new Waiving();

        Activate(Context context) {
            super(context, PATH);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return move(server, "activate", waiving.with(Tree.branch()));
        }
    }
}
