package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Setting;
import dev.baton.cli.screen.Surroundings;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.persistence.backup.Contents;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that copies the whole database to or from a file. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class CopyCommand implements Callable<Integer> {
    /** What says which database. */
    static final List<Setting> DATABASE = List.of(Setting.DATA, Setting.DATABASE_URL, Setting.DATABASE_USER);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    CopyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    abstract Contents copy(Settings settings, Path name, Consumer<Contents.Part> told);

    /** What is said at the end, of the rows, the tables and the file. */
    abstract String done();

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public final Integer call() {
        Settings settings = Settings.of(SettingFlags.right(spec, surroundings.environment()));
        Contents contents = Mendable.told(() -> copy(settings, file, this::tell));
        surroundings.out().println(json
                ? Json.text(written(contents))
                : String.format(Locale.ROOT, done(),
                        contents.rows(), contents.parts().size(), file));
        return 0;
    }

    /** Whoever looks on sees that it goes on. */
    private void tell(Contents.Part part) {
        if (surroundings.errIsScreen()) {
            surroundings.err().printf(Locale.ROOT, "%,12d  %s%n", part.rows(), part.table());
        }
    }

    private Tree written(Contents contents) {
        return Tree.branch().with("file", file.toString()).with("rows", contents.rows())
                .with("tables", contents.parts(), part -> Tree.branch().with("table", part.table())
                        .with("rows", part.rows()).done())
                .done();
    }
}
