package dev.baton.cli;

import dev.baton.cli.screen.Surroundings;
import dev.baton.cli.server.Patience;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Runs commands as a shell does, without a process. */
final class Shell {
    /** What a command left. */
    record Result(int code, String out, String err) {}

    private final Map<String, String> environment = new HashMap<>();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<Object> further = new ArrayList<>();
    private Optional<Path> adminKey = Optional.empty();
    private boolean screen;
    private Optional<Runnable> stop = Optional.empty();

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell withAdminKey(Path file) {
        adminKey = Optional.of(file);
        return this;
    }

    Shell onScreen() {
        screen = true;
        return this;
    }

    Shell withCommand(Object command) {
        further.add(command);
        return this;
    }

    /** How long the server was waited for, each time. */
    List<Duration> pauses() {
        return pauses;
    }

    /** What Ctrl-C does. */
    void pressCtrlC() {
        stop.orElseThrow().run();
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = tool(out, err).run(arguments);
        return new Result(code, out.toString(), err.toString());
    }

    /** All that may be typed. */
    Map<String, CommandSpec> commands() {
        return tool(new StringWriter(), new StringWriter()).commands();
    }

    private CommandLineTool tool(StringWriter out, StringWriter err) {
        Surroundings surroundings = new Surroundings(new PrintWriter(out), new PrintWriter(err), screen, screen,
                environment, adminKey, "1.2.3", ticking(), wish -> {
                    stop = Optional.of(wish);
                    return () -> {};
                });
        Patience patience = new Patience(4, Duration.ofMillis(500), Duration.ofSeconds(30), pauses::add);
        return CommandLineTool.create(surroundings, patience, further);
    }

    /** Each look at the clock is a second later, so that progress is shown without waiting for it. */
    private static InstantSource ticking() {
        Instant[] now = {Instant.parse("2026-03-21T09:00:00Z")};
        return () -> {
            now[0] = now[0].plusSeconds(1);
            return now[0];
        };
    }
}
