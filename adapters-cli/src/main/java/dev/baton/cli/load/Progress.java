package dev.baton.cli.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How far an import is, by the bytes read: on a screen a bar that is drawn over itself, elsewhere a plain line every few
 * seconds, so that a log stays short.
 */
final class Progress {
    private static final int BAR = 24;
    private static final Duration ON_SCREEN = Duration.ofMillis(200);
    private static final Duration IN_A_LOG = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final boolean screen;
    private final InstantSource clock;
    private final long size;
    private final Instant begun;
    private Instant shown;
    private int drawn;

    Progress(PrintWriter err, boolean screen, InstantSource clock, long size) {
        this.err = err;
        this.screen = screen;
        this.clock = clock;
        this.size = Math.max(size, 1);
        this.begun = clock.instant();
        this.shown = begun;
    }

    Duration elapsed() {
        return Duration.between(begun, clock.instant());
    }

    /** Shows how far it is, if it is time to. */
    void at(long bytes, long rows) {
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(screen ? ON_SCREEN : IN_A_LOG) >= 0) {
            shown = now;
            show(line(Math.min(bytes, size), rows, Duration.between(begun, now)));
        }
    }

    private String line(long bytes, long rows, Duration elapsed) {
        double share = bytes / (double) size;
        double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        String words = String.format(Locale.ROOT, "%3.0f %%  %,d rows  %,.0f rows/s", share * 100, rows,
                rows / seconds);
        String left = share > 0 ? "  " + clock(seconds * (1 - share) / share) + " left" : "";
        int done = (int) Math.round(share * BAR);
        return (screen ? "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] " : "") + words + left;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    private void show(String line) {
        if (screen) {
            err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            drawn = line.length();
        } else {
            err.println(line.strip());
        }
        err.flush();
    }

    /** Takes the bar away, so that something else can be said. */
    void clear() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
