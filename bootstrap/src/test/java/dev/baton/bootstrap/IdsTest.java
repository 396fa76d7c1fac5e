package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-03-21T12:00:00.123Z");

    private static List<UUID> some(Ids ids, int number) {
        return Stream.generate(ids).limit(number).toList();
    }

    @Test
    void an_id_is_a_uuid_of_version_seven_and_begins_with_the_time() {
        UUID id = new Ids(InstantSource.fixed(NOW)).get();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void ids_of_one_millisecond_ascend() {
        assertThat(some(new Ids(InstantSource.fixed(NOW)), 10_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ids_ascend_when_the_clock_goes_back() {
        Instant[] now = {NOW};
        Ids ids = new Ids(() -> now[0]);
        UUID before = ids.get();

        now[0] = NOW.minus(Duration.ofHours(1));

        assertThat(ids.get()).isGreaterThan(before);
    }

    @Test
    void ids_follow_the_clock_again_once_it_has_passed_them() {
        Instant[] now = {NOW};
        Ids ids = new Ids(() -> now[0]);
        List<UUID> many = some(ids, 10_000);

        now[0] = NOW.plus(Duration.ofSeconds(1));

        UUID later = ids.get();
        assertThat(later).isGreaterThan(many.getLast());
        assertThat(later.getMostSignificantBits() >>> 16).isEqualTo(now[0].toEpochMilli());
    }

    @Test
    void ids_taken_at_once_are_different() {
        Ids ids = new Ids(InstantSource.fixed(NOW));
        var all = ConcurrentHashMap.<Long>newKeySet();

        IntStream.range(0, 20_000).parallel().forEach(_ -> all.add(ids.get().getMostSignificantBits()));

        assertThat(all).as("by time and counter alone").hasSize(20_000);
    }
}
