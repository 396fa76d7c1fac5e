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
        Surroundings surroundings = Surroundings.ofProcess(data(System.getenv()).resolve("admin.key"), version());
        System.exit(CommandLineTool.create(surroundings, commands(surroundings)).run(arguments));
    }

    /** The commands that work on this machine, beside those of a client. */
    static List<Object> commands(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        return List.of(ServeCommand.of(environment), DemoCommand.of(environment), ConfigCommands.of(surroundings),
                BackupCommand.of(surroundings), RestoreCommand.of(surroundings), DoctorCommand.of(surroundings));
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
