package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How far a rescoring is, in lines for people. */
final class RescoringSheet {
    private final Context context;
    private int drawn;

    RescoringSheet(Context context) {
        this.context = context;
    }

    /** Whether some leads are not counted anew yet, and it is not another version's turn. */
    static boolean isCounting(Tree operation) {
        return Look.at(operation, "counted-at").isEmpty() && Look.at(operation, "ended-at").isEmpty();
    }

    static boolean isCancelled(Tree operation) {
        return Look.text(operation, "status").filter("cancelled"::equals).isPresent();
    }

    /** The id of the latest of these. */
    static String latest(List<Tree> operations) {
        return operations.stream().findFirst().flatMap(each -> Look.text(each, "id")).orElseThrow(
                () -> new CommandFailed(ExitCode.REFUSED, "No version was activated yet, so nothing is counted anew"));
    }

    private static long number(Tree operation, String... path) {
        return Look.number(operation, path).map(BigDecimal::longValue).orElse(0L);
    }

    /** A line that is drawn over itself on a screen; in a log nothing is said until the end. */
    void progress(Tree operation) {
        if (context.surroundings().errIsScreen()) {
            PrintWriter err = context.surroundings().err();
            String line = far(operation);
            err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            err.flush();
            drawn = line.length();
        }
    }

    /** Takes the line away. */
    void end() {
        if (drawn > 0) {
            context.surroundings().err().print("\r" + " ".repeat(drawn) + "\r");
            context.surroundings().err().flush();
        }
    }

    void print(Tree operation, boolean json) {
        if (json) {
            context.print(operation);
            return;
        }
        context.print(Look.text(operation, "id").orElse("?") + ": " + Look.text(operation, "status").orElse("?"));
        context.print("  " + far(operation));
        context.print("  " + effects(operation));
    }

    private static String far(Tree operation) {
        long done = number(operation, "done");
        long total = number(operation, "total");
        String left = Look.number(operation, "seconds-left").map(seconds -> ", " + clock(seconds.longValue()) + " left")
                .orElse("");
        return String.format(Locale.ROOT, "%,d of %,d leads counted anew (%d %%), %s a second%s", done, total,
                total == 0 ? 100 : done * 100 / total, Look.text(operation, "rate").orElse("?"), left);
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private static String effects(Tree operation) {
        String perDay = Look.text(operation, "effects", "per-day").map(n -> ", " + n + " a day").orElse("");
        return String.format(Locale.ROOT, "stages: %s%s; %,d moved, %,d wait for their day",
                Look.text(operation, "effects", "stages").orElse("?"), perDay, number(operation, "effects", "moved"),
                number(operation, "effects", "waiting"));
    }
}
