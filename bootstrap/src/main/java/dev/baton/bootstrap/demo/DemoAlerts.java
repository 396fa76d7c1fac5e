package dev.baton.bootstrap.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was told of what was handed over, and where a newcomer can look at that.
 *
 * @param least how many events of each type there are at least
 */
record DemoAlerts(DemoCheck check, PrintStream out, Map<String, Integer> least) {
    static final String OFFERED = "handoff.offered";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Waits until the receiver has heard what there is to hear. */
    void heard(DemoReceiver receiver) {
        check.expect(until(() -> {
            Map<String, Integer> counts = receiver.counts();
            return least.entrySet().stream().allMatch(each -> counts.getOrDefault(each.getKey(), 0) >= each.getValue());
        }), "the receiver has not heard of everything: " + receiver.counts());
        check.expect(receiver.forged() == 0, "a webhook had a wrong signature");
        out.println(
                "A receiver of webhooks got, each with the right signature: " + receiver.counts().entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining(", ")));
    }

    /** Waits until the reps were written to. */
    void written(Path place) {
        check.expect(until(() -> letters(place) >= least.getOrDefault(OFFERED, 0)),
                "letters are missing: " + letters(place));
        out.printf("%d letters to the reps, in Persian and in English, for any mail program: %s%n", letters(place),
                place);
    }

    private static long letters(Path place) {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean until(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
