package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Configuration;
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
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = Surroundings.ofProcess(data(environment).resolve("admin.key"), version());
        List<Object> commands = List.of(ServeCommand.of(environment), DemoCommand.of(environment),
                ConfigCommands.of(surroundings));
        System.exit(CommandLineTool.create(surroundings, commands).run(arguments));
    }

    /** Where a server that is started with nothing said keeps its data, so that the commands of a client find its key. */
    static Path data(Map<String, String> environment) {
        return Configuration.read(Map.of(), Optional.empty(), environment).data();
    }

    /** The version in the jar's manifest; there is none when the classes are run from a folder. */
    static String version() {
        return Optional.ofNullable(Baton.class.getPackage().getImplementationVersion()).orElse("(unpackaged)");
    }
}
