package dev.baton.bootstrap;

import dev.baton.cli.CommandLineTool;
import dev.baton.cli.screen.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts Baton: {@code serve}, {@code demo}, and the commands of a client. */
public final class Baton {

    private Baton() {
    }

    /** Carries out a command and exits with its code. */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess(data(System.getenv()).resolve("admin.key"), version());
        int code = CommandLineTool.create(surroundings, List.of(new ServeCommand(), new DemoCommand())).run(arguments);
        System.exit(code);
    }

    /** Where a server that is started with nothing said keeps its data, so that the commands of a client find its key. */
    static Path data(Map<String, String> environment) {
        return Path
                .of(Optional.ofNullable(environment.get("BATON_DATA")).filter(text -> !text.isBlank()).orElse("data"));
    }

    /** The version in the jar's manifest; there is none when the classes are run from a folder. */
    static String version() {
        return Optional.ofNullable(Baton.class.getPackage().getImplementationVersion()).orElse("(unpackaged)");
    }
}
