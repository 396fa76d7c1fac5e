package dev.baton.domain.chance;

import java.util.function.Consumer;

/**
 * Runs a property for many seeds. {@code -Dbaton.cases=20} runs twenty times as many; {@code -Dbaton.seed=…} begins
 * elsewhere. A failure names its seed.
 */
public final class Cases {
    private static final int TIMES = Integer.getInteger("baton.cases", 1);
    private static final long FIRST = Long.getLong("baton.seed", 1);

    private Cases() {
    }

    /** Runs a property for so many seeds. */
    public static void check(int cases, Consumer<Chance> property) {
        for (long seed = FIRST; seed < FIRST + (long) cases * TIMES; seed++) {
            try {
                property.accept(new Chance(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dbaton.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
