package dev.baton.bootstrap;

import dev.baton.cli.screen.Surroundings;
import dev.baton.persistence.backup.Backup;
import dev.baton.persistence.backup.BackupFailed;
import dev.baton.persistence.backup.Contents;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes everything that Baton knows into one file. */
@Command(name = "backup", header = "Write everything in the database into one file.", description = "%nBaton may run and take facts in meanwhile: the file shows one instant. It has its name only when it is whole.%n", footer = {
        "%nFor example:", "  baton backup baton-2026-11-22.backup",
        "  baton restore baton-2026-11-22.backup --data elsewhere",
        "%nIt holds personal data, and admin.key is not in it: keep both well, and apart."})
final class BackupCommand extends CopyCommand {
    private BackupCommand(Surroundings surroundings) {
        super(surroundings);
    }

    static CommandLine of(Surroundings surroundings) {
        return SettingFlags.on(new BackupCommand(surroundings), DATABASE);
    }

    @Override
    Contents copy(Settings settings, Path file, Consumer<Contents.Part> told) {
        if (!DatabaseOf.isThere(settings)) {
            throw new BackupFailed("There is nothing to back up: no Baton has kept anything in " + settings.data()
                    + ". Say where it did with --data, or give the URL of its database.");
        }
        return DatabaseOf.settings(settings, address -> Backup.write(address, file, surroundings().version(),
                surroundings().clock().instant(), told));
    }

    @Override
    String done() {
        return "Wrote %,d rows of %d tables to %s.";
    }
}
