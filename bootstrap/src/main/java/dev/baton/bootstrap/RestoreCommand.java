package dev.baton.bootstrap;

import dev.baton.cli.screen.Surroundings;
import dev.baton.persistence.backup.Contents;
import dev.baton.persistence.backup.Restoration;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Fills an empty database from such a file. */
@Command(name = "restore", header = "Fill an empty database from a file that backup wrote.", description = "%nAll or nothing: cut short, it is run again. A backup of an older release is brought up to date.%n", footer = {
        "%nFor example:", "  baton restore baton-2026-11-22.backup --data elsewhere", "  baton serve --data elsewhere"})
final class RestoreCommand extends CopyCommand {
    private RestoreCommand(Surroundings surroundings) {
        super(surroundings);
    }

    static CommandLine of(Surroundings surroundings) {
        return SettingFlags.on(new RestoreCommand(surroundings), DATABASE);
    }

    @Override
    Contents copy(Settings settings, Path file, Consumer<Contents.Part> told) {
        return Restoration.run(file, told, work -> DatabaseOf.settings(settings, work));
    }

    @Override
    String done() {
        return "Restored %,d rows of %d tables from %s.";
    }
}
