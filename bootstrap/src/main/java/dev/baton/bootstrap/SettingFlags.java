package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.cli.ending.CommandFailed;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags that settings have, for every command that wants to know them. */
final class SettingFlags {
    private static final String FILE = "--config";

    private SettingFlags() {
    }

    /** The command with a flag for the file and one for each of these settings. */
    static CommandLine on(Object command, List<Setting> settings) {
        CommandLine line = new CommandLine(command);
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder(FILE).paramLabel("FILE").type(String.class)
                .description("Settings in YAML, e.g. \"port: 8080\". Or " + Configuration.FILE_VARIABLE + "; else "
                        + Configuration.USUAL_FILE + ", if it is there.")
                .build());
        settings.forEach(setting -> setting.flag().ifPresent(flag -> spec.addOption(OptionSpec.builder(flag)
                .paramLabel(setting.label()).type(String.class).description(setting.described()).build())));
        return line;
    }

    /** All that was said, right or wrong. */
    static Configuration said(CommandSpec command, Map<String, String> environment) {
        ParseResult given = command.commandLine().getParseResult();
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.flag().flatMap(flag -> text(given, flag)).ifPresent(text -> flags.put(setting, text));
        }
        return Configuration.read(flags, text(given, FILE).map(Path::of), environment);
    }

    /** As it was typed: a command may have a flag of the same name that is its own. */
    private static Optional<String> text(ParseResult given, String flag) {
        return given.hasMatchedOption(flag)
                ? Optional.of(given.matchedOption(flag).originalStringValues().getLast())
                : Optional.empty();
    }

    /** All that was said, if it is right; else all mistakes at once. */
    static Configuration right(CommandSpec command, Map<String, String> environment) {
        Configuration configuration = said(command, environment);
        if (configuration.mistakes().isEmpty()) {
            return configuration;
        }
        throw CommandFailed.usage(String.join("\n", configuration.mistakes()));
    }
}
