package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Surroundings;
import dev.baton.cli.server.Patience;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/**
 * The command line. Results go to the standard output, everything else to the standard error; a failure is told in a
 * sentence, with its stack trace only by {@code --verbose}.
 */
public final class CommandLineTool {
    private final Surroundings surroundings;
    private final Root root = new Root();
    private final CommandLine commands;

    private CommandLineTool(Context context, List<Object> furtherCommands) {
        this.surroundings = context.surroundings();
        this.commands = new CommandLine(root);
        commands.getCommandSpec().version("Baton " + surroundings.version());
        furtherCommands.forEach(command -> commands.addSubcommand(command));
        commands.addSubcommand(new ImportCommand(context)).addSubcommand(new ExportCommand(context))
                .addSubcommand(new FunnelCommand(context))

                .addSubcommand(DefinitionCommands.group(context)).addSubcommand(PolicyCommands.group(context))
                .addSubcommand(OperationCommands.group(context))
                .addSubcommand(new OperationCommands.Rescore(context)).addSubcommand(LeadCommands.group(context))
                .addSubcommand(AccountCommands.group(context))
                .addSubcommand(PersonCommands.group(context)).addSubcommand(TeamCommands.group(context))
                .addSubcommand(AbsenceCommands.group(context)).addSubcommand(KeyCommands.group(context))
                .addSubcommand(FeedCommands.group(context)).addSubcommand(WebhookCommands.group(context))
                .addSubcommand(AlertCommands.group(context))
                .addSubcommand(AttributeCommands.group(context))
                .addSubcommand(ChecklistCommands.group(context)).addSubcommand(HandoffCommands.group(context))
                .addSubcommand(new CompletionCommand(context));
        commands.setOut(surroundings.out()).setErr(surroundings.err()).setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(surroundings.wantsColours() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler(this::failed);
    }

    /**
     * A command line with the commands of a client and further ones, such as {@code serve}.
     *
     * @param surroundings    terminal, environment, version
     * @param furtherCommands objects that carry picocli's {@code @Command} with a name
     */
    public static CommandLineTool create(Surroundings surroundings, List<Object> furtherCommands) {
        return create(surroundings, Patience.USUAL, furtherCommands);
    }

    static CommandLineTool create(Surroundings surroundings, Patience patience, List<Object> furtherCommands) {
        return new CommandLineTool(new Context(surroundings, patience), furtherCommands);
    }

    /** All commands by the words that are typed, those included that only hold others: {@code definition validate}. */
    public SortedMap<String, CommandSpec> commands() {
        SortedMap<String, CommandSpec> found = new TreeMap<>();
        collect("", commands, found);
        return found;
    }

    private static void collect(String words, CommandLine command, SortedMap<String, CommandSpec> found) {
        found.put(words.strip(), command.getCommandSpec());
        command.getSubcommands().forEach((name, below) -> collect(words + " " + name, below, found));
    }

    /** Carries out a command and tells what the process should exit with. */
    public int run(String... arguments) {
        int code = commands.execute(arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }

    private int failed(Exception failure, CommandLine command, ParseResult arguments) {
        ExitCode code = ExitCode.INTERNAL;
        if (failure instanceof CommandFailed told) {
            code = told.code();
            surroundings.err().println(told.getMessage());
        } else {
            surroundings.err().println("A fault of Baton, not of yours: " + failure
                    + "\nPlease report it with what --verbose shows.");
        }
        if (root.isVerbose()) {
            failure.printStackTrace(surroundings.err());
        }
        return code.number();
    }
}
