package dev.baton.application.announcement;

import dev.baton.domain.form.Sha256;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * After how long a message is tried again that did not arrive. Each pause is up to a fifth shorter or longer, so that what failed
 * together does not come back together; by how much is made of the ids, so that everybody reckons the same.
 *
 * @param pauses before each try, the first included
 */
public record RetrySchedule(List<Duration> pauses) {
    /** No pause is longer, whatever a receiver asks for. */
    public static final Duration LONGEST = Duration.ofDays(1);
    /** At once, then ever later, over three days. */
    public static final RetrySchedule USUAL = of("PT0S,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H");
    private static final int PARTS = 1_000;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /**
     * Reads pauses with commas between them, each as ISO 8601 writes a duration.
     *
     * @throws DateTimeException if one is none
     */
    public static RetrySchedule of(String pauses) {
        return new RetrySchedule(Stream.of(pauses.split(",")).map(String::strip).map(Duration::parse).toList());
    }

    /** The pauses as {@link #of} reads them. */
    public String written() {
        return pauses.stream().map(Duration::toString).collect(Collectors.joining(","));
    }

    /**
     * How long to wait after so many tries; empty if these were all.
     *
     * @param wish how long the receiver wants to be left alone: no shorter, unless it is longer than a day
     */
    public Optional<Duration> after(int tries, UUID event, UUID endpoint, Optional<Duration> wish) {
        return tries < pauses.size()
                ? Optional.of(longer(shaken(pauses.get(tries), tries, event, endpoint), wish.orElse(Duration.ZERO)))
                : Optional.empty();
    }

    private static Duration longer(Duration pause, Duration wish) {
        Duration bounded = wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
        return bounded.compareTo(pause) > 0 ? bounded : pause;
    }

    private static Duration shaken(Duration pause, int tries, UUID event, UUID endpoint) {
        long chance = Math.floorMod(
                Sha256.of(List.of(event.toString(), endpoint.toString(), Integer.toString(tries))).number(), PARTS + 1);
        return pause.plus(pause.multipliedBy(2 * chance - PARTS).dividedBy(5L * PARTS));
    }
}
