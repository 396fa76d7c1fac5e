package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Chosen;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Surroundings;
import dev.baton.cli.screen.TextTable;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings: what holds, where it was said, whether it is right. */
@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", header = "Show and check the settings of serve.")
final class ConfigCommands implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConfigCommands() {
    }

    static CommandLine of(Surroundings surroundings) {
        List<Setting> all = List.of(Setting.values());
        return new CommandLine(new ConfigCommands()).addSubcommand(SettingFlags.on(new Check(surroundings), all))
                .addSubcommand(SettingFlags.on(new Show(surroundings), all));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: one of check, show");
    }

    /** A command that looks at the settings and starts nothing. */
    @Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
    private abstract static class Look implements Callable<Integer> {
        private final Surroundings surroundings;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--json", description = "Print JSON, for programs.")
        private boolean json;

        Look(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public final Integer call() {
            Configuration configuration = SettingFlags.said(spec, surroundings.environment());
            (json ? List.of(Json.text(tree(configuration))) : lines(configuration))
                    .forEach(surroundings.out()::println);
            return (configuration.mistakes().isEmpty() ? ExitCode.FINE : ExitCode.USAGE).number();
        }

        abstract List<String> lines(Configuration configuration);

        abstract Tree tree(Configuration configuration);

        static Tree mistakes(Configuration configuration) {
            return new Tree.Listing(configuration.mistakes().stream().map(Tree::of).toList());
        }
    }

    @Command(name = "check", header = "Say everything that is wrong with the settings; 0 if all is right, else 2.")
    private static final class Check extends Look {
        Check(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        List<String> lines(Configuration configuration) {
            return configuration.mistakes().isEmpty()
                    ? List.of("The settings are right.")
                    : configuration.mistakes();
        }

        @Override
        Tree tree(Configuration configuration) {
            return Tree.branch().with("mistakes", mistakes(configuration)).done();
        }
    }

    @Command(name = "show", header = "Show what holds for each setting, and where that was said; secrets stay hidden.")
    private static final class Show extends Look {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        List<String> lines(Configuration configuration) {
            TextTable table = new TextTable("setting", "value", "from");
            configuration.chosen().values().forEach(each -> table.add(each.setting().key(),
                    each.text().isEmpty() ? "–" : each.shown(), each.place().orElse("(usual)")));
            return table.lines();
        }

        @Override
        Tree tree(Configuration configuration) {
            Map<String, Tree> settings = new LinkedHashMap<>();
            configuration.chosen().values().forEach(each -> settings.put(each.setting().key(), written(each)));
            return Tree.branch().with("settings", new Tree.Branch(settings)).with("mistakes", mistakes(configuration))
                    .done();
        }

        private static Tree written(Chosen chosen) {
            return Tree.branch().with("value", chosen.shown()).with("from", chosen.place()).done();
        }
    }
}
