package dev.baton.bootstrap;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Baton until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs Baton: the HTTP server, and its own PostgreSQL unless another is given.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final ListenOptions listen = new ListenOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final PlatformOptions platforms = new PlatformOptions();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:BATON_DATA:-data}", description = "Where its own database and the first admin key are kept. Default: ${DEFAULT-VALUE}. Or BATON_DATA.")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        BatonServer server = Running.start(listen.settings(data, database.address(), platforms.sendgrid()),
                InstantSource.system());
        System.out.println("Baton answers at " + server.url());
        server.firstKey().ifPresent(key -> System.out.println("The first admin key, shown this once (and kept in "
                + data.resolve("admin.key") + "): " + key));
        Running.untilStopped();
        return 0;
    }
}
