package dev.baton.cli.load;

import dev.baton.domain.form.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param rows     read, blank ones left out
 * @param recorded facts that were new
 * @param repeated facts that the server had already
 * @param refused  rows that were not recorded
 * @param line     the last line that was dealt with
 * @param whole    whether the file was read to its end
 * @param dry      whether nothing was sent
 * @param took     how long it took
 * @param rejects  the file with the refused rows, when there are any
 */
public record Summary(long rows, long recorded, long repeated, long refused, long line, boolean whole, boolean dry,
        Duration took, Optional<Path> rejects) {

    /** In words. */
    public List<String> lines() {
        String seconds = String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
        String first = dry
                ? String.format(Locale.ROOT, "%,d rows: %,d can be sent, %,d cannot; nothing was sent (dry run, %s s)",
                        rows,
                        rows - refused, refused, seconds)
                : String.format(Locale.ROOT, "%,d rows: %,d recorded, %,d repeated, %,d refused, in %s s", rows,
                        recorded,
                        repeated, refused, seconds);
        return rejects.map(file -> List.of(first, "Refused rows, each with its reason: " + file))
                .orElse(List.of(first));
    }

    /** For programs. */
    public Tree tree() {
        return Tree.branch().with("rows", rows).with("recorded", recorded).with("repeated", repeated)
                .with("refused", refused).with("last-line", line).with("whole", whole).with("dry-run", dry)
                .with("milliseconds", took.toMillis()).with("rejected-file", rejects.map(Path::toString)).done();
    }
}
