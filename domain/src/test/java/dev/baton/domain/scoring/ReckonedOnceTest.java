package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.definition.Fading;
import dev.baton.domain.definition.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The value of a track does not depend on when it was asked for before. */
class ReckonedOnceTest {
    private static final FadingTable TABLE = FadingTable.of(new Points(10 * Points.ONE), new Fading.Linear(30));

    /** One engagement: its day, and of what. */
    private record Added(int day, long asset) {}

    @Test
    void counts_that_were_asked_for_between_give_the_same_as_counts_that_were_not() {
        Cases.check(500, chance -> {
            int most = chance.of(1, 2, Integer.MAX_VALUE);
            assertSame(chance, () -> new DayCounts(TABLE, most),
                    track -> day -> ((DayCounts) track).on(day, Frozen.NEVER));
        });
    }

    @Test
    void assets_that_were_asked_for_between_give_the_same_as_assets_that_were_not() {
        Cases.check(500, chance -> assertSame(chance, () -> new AssetDays(TABLE),
                track -> day -> ((AssetDays) track).on(day, Frozen.NEVER)));
    }

    private static void assertSame(Chance chance, Supplier<Track> empty,
            Function<Track, Function<Integer, Long>> value) {
        Track asked = empty.get();
        List<Added> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Added next = new Added(chance.between(1_000, 1_000 + 3 * i), chance.between(1, 3));
            all.add(next);
            asked.add(next.day, 0, next.asset);
            Track fresh = empty.get();
            all.forEach(each -> fresh.add(each.day, 0, each.asset));
            int today = 1_000 + chance.between(3 * i, 3 * i + 1) / 5 * 5;

            assertThat(value.apply(asked).apply(today)).isEqualTo(value.apply(fresh).apply(today));
        }
    }
}
