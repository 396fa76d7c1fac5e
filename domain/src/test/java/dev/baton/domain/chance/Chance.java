package dev.baton.domain.chance;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that repeats itself: the same seed gives the same choices. */
public final class Chance {
    private final SplittableRandom random;

    /** Choices that this seed gives. */
    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A whole number, both ends in. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** A whole number, both ends in. */
    public long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    /** True in so many of a hundred cases. */
    public boolean in100(int cases) {
        return random.nextInt(100) < cases;
    }

    /** One of some. */
    @SafeVarargs
    public final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** One of some. */
    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** An id. */
    public UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Puts a list into another order. */
    public void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(random.nextLong()));
    }
}
