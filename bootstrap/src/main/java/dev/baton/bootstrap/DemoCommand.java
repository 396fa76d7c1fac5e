package dev.baton.bootstrap;

import dev.baton.bootstrap.demo.Demo;
import dev.baton.bootstrap.demo.DemoDirectory;
import dev.baton.email.SendGridKeys;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows Baton at work on invented people, always on a PostgreSQL of its own: what is made up must never be written among
 * what is real, whatever database the environment names for {@code serve}.
 */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows Baton at work: invented leads, a year of engagements, explained scores.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final ListenOptions listen = new ListenOptions();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", description = "Where the demonstration keeps its data, apart from everything else. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data", "demo");

    @Option(names = "--once", description = "Check every figure a second time, then end: 0 if all is well, 1 if not.")
    private boolean once;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        InstantSource clock = InstantSource.system();
        Instant begun = DemoDirectory.begun(data, clock.instant());
        BatonServer server = Running.start(listen.settings(data, Optional.empty(), SendGridKeys.USUAL), clock);
        List<String> faults = new Demo(server, begun, clock, out).play();
        faults.forEach(fault -> out.println("FAULT: " + fault));
        if (faults.isEmpty()) {
            out.println("Checked: every score, stage and explanation above equals its replay from the facts alone.");
        }
        if (once) {
            return faults.isEmpty() ? 0 : 1;
        }
        out.println("Baton answers at " + server.url());
        out.println("The admin key: " + FirstKey.read(server.settings().adminKey()));
        out.println("Try: curl -H \"Authorization: Bearer $(cat " + server.settings().adminKey() + ")\" " + server.url()
                + "/v1/leads?stage=MQL");
        out.println("Ctrl-C ends it; the data stay in " + data + ".");
        Running.untilStopped();
        return 0;
    }
}
