package dev.baton.domain.chance;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a property for many seeds. {@code -Dbaton.cases=20} runs twenty times as many; {@code -Dbaton.seed=…} begins
 * elsewhere. A failure names its seed.
 */
public final class Cases {
    private static final int TIMES = Integer.getInteger("baton.cases", 1);
    private static final long FIRST = Long.getLong("baton.seed", 1);

    private Cases() {
    }

    /** Runs a property for so many seeds, several at once: what the cases share must be fit for that. */
    public static void check(int cases, Consumer<Chance> property) {
        seeds(cases).parallel().forEach(seed -> check(seed, property));
    }

    /** Runs a property for so many seeds, one after the other, since they share what is not fit for more. */
    public static void checkInTurn(int cases, Consumer<Chance> property) {
        seeds(cases).forEach(seed -> check(seed, property));
    }

    private static LongStream seeds(int cases) {
        return LongStream.range(FIRST, FIRST + (long) cases * TIMES);
    }

    private static void check(long seed, Consumer<Chance> property) {
        try {
            property.accept(new Chance(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with -Dbaton.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
