package dev.baton.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a shell complete the commands and their flags. */
@Command(name = "completion", mixinStandardHelpOptions = true, usageHelpAutoWidth = true, header = "Print a script by which bash and zsh complete commands and flags.", footer = {
        "%nFor example:", "  source <(baton completion)"})
final class CompletionCommand implements Runnable {
    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        context.print(AutoComplete.bash("baton", spec.root().commandLine()));
    }
}
