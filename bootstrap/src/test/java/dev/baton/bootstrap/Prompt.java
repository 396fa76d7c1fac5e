package dev.baton.bootstrap;

import dev.baton.cli.CommandLineTool;
import dev.baton.cli.screen.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A prompt at which the commands of Baton are typed; nobody's variables but those handed in. */
final class Prompt {
    private Prompt() {
    }

    /** What a command left. */
    record Result(int code, String out, String err) {}

    static Result type(Map<String, String> environment, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = tool(environment, out, err).run(words);
        return new Result(code, out.toString(), err.toString());
    }

    /** All that may be typed. */
    static Map<String, CommandSpec> commands() {
        return tool(Map.of(), new StringWriter(), new StringWriter()).commands();
    }

    private static CommandLineTool tool(Map<String, String> environment, Writer out, Writer err) {
        Surroundings surroundings = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, false,
                environment, Optional.empty(), "test", InstantSource.fixed(Instant.EPOCH), _ -> () -> {
                });
        return CommandLineTool.create(surroundings, Baton.commands(surroundings));
    }
}
