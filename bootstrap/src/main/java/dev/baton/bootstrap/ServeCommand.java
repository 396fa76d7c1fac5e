package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs Baton until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, description = "Runs Baton: the HTTP server, and its own PostgreSQL unless another is given.", footer = {
        "%nThe password of a PostgreSQL of your own is never a flag: BATON_DATABASE_PASSWORD, or database-password in the file."})
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    static CommandLine of(Map<String, String> environment) {
        return SettingFlags.on(new ServeCommand(environment), List.of(Setting.values()));
    }

    @Override
    public Integer call() {
        Configuration configuration = SettingFlags.right(spec, environment);
        Logging.as(configuration);
        Settings settings = Settings.of(configuration);
        BatonServer server = Running.start(settings, InstantSource.system());
        System.out.println("Baton answers at " + server.url());
        server.firstKey().ifPresent(key -> System.out.println("The first admin key, shown this once (and kept in "
                + settings.adminKey() + "): " + key));
        Running.untilStopped();
        return 0;
    }
}
