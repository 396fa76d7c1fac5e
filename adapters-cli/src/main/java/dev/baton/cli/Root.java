package dev.baton.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others hang on. */
@Command(name = "baton", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", header = "Lead scoring and handoff: from the first engagement to the sales rep's answer.", description = "%nThe commands below speak to a Baton server. Each has its own --help with examples.%n", footer = {
        "%nFirst steps:", "  baton definition add definition.yaml               say what a good lead is",
        "  baton import leads leads.csv --mapping leads.yaml   bring the leads that you have",
        "  baton funnel                                        see which sources bring leads that close"}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:fine", "1:done, but rows were refused or a check failed",
                "2:the command, a file or a mapping is wrong", "3:the server cannot be reached or is busy",
                "4:the server refused", "70:a fault of this program"})
final class Root implements Runnable {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack traces of failures.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
