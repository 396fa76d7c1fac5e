package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.bootstrap.demo.Demo;
import dev.baton.bootstrap.demo.DemoDirectory;
import dev.baton.bootstrap.demo.DemoReceiver;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows Baton at work on invented people, always on a PostgreSQL of its own: what is made up must never be written among
 * what is real, whatever database the environment names for {@code serve}.
 */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows Baton at work: invented leads, a year of engagements, explained scores.")
final class DemoCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", description = "Where the demonstration keeps its data, apart from everything else. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data", "demo");

    @Option(names = "--once", description = "Check every figure a second time, then end: 0 if all is well, 1 if not.")
    private boolean once;

    private DemoCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    static CommandLine of(Map<String, String> environment) {
        return SettingFlags.on(new DemoCommand(environment), List.of(Setting.HOST, Setting.PORT));
    }

    @Override
    public Integer call() {
        Configuration configuration = SettingFlags.right(spec, environment);
        Logging.as(configuration);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        InstantSource clock = InstantSource.system();
        Instant begun = DemoDirectory.begun(data, clock.instant());
        DemoReceiver receiver = DemoReceiver.start();
        BatonServer server = Running.start(Settings.in(data, configuration.text(Setting.HOST),
                Integer.parseInt(configuration.text(Setting.PORT)))
                .telling(AlertSettings.none().writtenTo(data.resolve("letters")).to(receiver.guard())), clock);
        List<String> faults = new Demo(server, begun, clock, out, Optional.of(receiver)).play();
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
