package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bootstrap.Prompt.Result;
import dev.baton.cli.ending.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds of all commands: those of a client and those of this machine. */
class EveryCommandTest {
    private static final Map<String, CommandSpec> ALL = Prompt.commands();
    /** These show something to people, or run until they are stopped; a program has nothing to read of them. */
    private static final Set<String> WITHOUT_JSON = Set.of("serve", "demo", "completion");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| .+ \\|");

    private static Set<String> all() {
        return ALL.keySet();
    }

    private static Result type(String words, String last) {
        List<String> typed = new ArrayList<>(Arrays.asList(words.split(" ")));
        typed.removeIf(String::isEmpty);
        typed.add(last);
        return Prompt.type(Map.of(), typed.toArray(String[]::new));
    }

    @Test
    void there_are_commands() {
        assertThat(all()).hasSizeGreaterThan(40).contains("", "definition", "definition validate", "serve");
    }

    @ParameterizedTest
    @MethodSource("all")
    void help_names_every_option_and_parameter_and_ends_well(String words) {
        Result result = type(words, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        CommandSpec command = ALL.get(words);
        assertThat(command.options().stream().filter(option -> !option.hidden()).map(OptionSpec::longestName))
                .isNotEmpty().allSatisfy(name -> assertThat(result.out()).contains(name));
        assertThat(command.positionalParameters().stream().map(ArgSpec::paramLabel))
                .allSatisfy(name -> assertThat(result.out()).contains(name));
        assertThat(Stream.concat(command.options().stream(), command.positionalParameters().stream()))
                .allSatisfy(each -> assertThat(each.description()).as("%s", each).isNotEmpty());
        assertThat(command.subcommands().keySet()).allSatisfy(name -> assertThat(result.out()).contains(name));
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_option_that_nobody_knows_is_a_wrong_command(String words) {
        Result result = type(words, "--no-such-option");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(needsMore(words) ? "Missing required" : "--no-such-option");
    }

    /** What is missing is told before what is too much. */
    private static boolean needsMore(String words) {
        return ALL.get(words).args().stream().anyMatch(each -> each.required() || each.group() != null);
    }

    @Test
    void every_command_that_tells_something_tells_it_to_programs_too() {
        assertThat(ALL.entrySet().stream().filter(each -> each.getValue().subcommands().isEmpty())
                .filter(each -> each.getValue().findOption("--json") == null).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_JSON);
    }

    @Test
    void the_codes_that_a_shell_is_told_are_the_documented_ones() throws IOException {
        List<Integer> documented = Files.readString(Path.of("..", "docs", "operations.md"))
                .split("## Exit codes\n")[1].split("\n## ")[0].lines().map(ROW::matcher)
                .filter(row -> row.matches()).map(row -> Integer.valueOf(row.group(1))).toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
        assertThat(ALL.get("").usageMessage().exitCodeList().keySet())
                .containsExactlyElementsOf(documented.stream().map(String::valueOf).toList());
    }
}
