package dev.baton.cli.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What surrounds a command; handed in, so that a test can stand in for a terminal.
 *
 * @param out         results
 * @param err         everything that is said beside them
 * @param outIsScreen whether a person reads the results as they come, and not a file or program
 * @param errIsScreen the same of what is said beside them
 * @param environment the variables
 * @param adminKey    the file in which a local server leaves its admin key
 * @param version     of the product
 * @param clock       for rates and times left
 * @param onStop      asks to be called when the user stops the program (Ctrl-C); the answer takes the wish back
 */
public record Surroundings(PrintWriter out, PrintWriter err, boolean outIsScreen, boolean errIsScreen,
        Map<String, String> environment, Optional<Path> adminKey, String version, InstantSource clock,
        Function<Runnable, Runnable> onStop) {

    /** The surroundings of this process; everything is written in UTF-8. */
    public static Surroundings ofProcess(Path adminKey, String version) {
        return new Surroundings(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), isScreen(1), isScreen(2), System.getenv(),
                Optional.of(adminKey), version, InstantSource.system(), Surroundings::hooked);
    }

    /** Java tells of the standard streams only together; Linux tells of each. */
    private static boolean isScreen(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                        || target.equals("/dev/console");
            } catch (IOException _) {
                return false;
            }
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static Runnable hooked(Runnable stop) {
        Thread hook = new Thread(stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // the process is ending already, and the hook runs
            }
        };
    }

    /** Whether colours are wanted: on a screen, unless NO_COLOR says otherwise (see no-color.org). */
    public boolean wantsColours() {
        return outIsScreen && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }
}
