package dev.baton.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND")
abstract class Group implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: one of "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
