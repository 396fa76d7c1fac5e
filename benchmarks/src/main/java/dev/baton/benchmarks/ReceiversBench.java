package dev.baton.benchmarks;

import dev.baton.benchmarks.Receiver.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Twenty receivers of which five hang and five answer 500: how long the ten healthy ones wait for an event; beside it, how long
 * they wait while the ill ones are disabled.
 */
final class ReceiversBench {
    private static final int PER_SECOND = 5;
    private static final int WARMING_UP = 50;

    private ReceiversBench() {
    }

    private static Health health(int number) {
        return number < 5 ? Health.HANGING : number < 10 ? Health.FAILING : Health.WELL;
    }

    static List<Figure> take(Options options) {
        int offers = PER_SECOND * (options.quick() ? 20 : 60);
        List<Receiver> all = IntStream.range(0, 20).mapToObj(number -> new Receiver(health(number))).toList();
        List<Receiver> healthy = all.stream().filter(receiver -> receiver.health() == Health.WELL).toList();
        try (Newsroom newsroom = Newsroom.open(options, Optional.empty())) {
            List<UUID> ill = new ArrayList<>();
            for (Receiver receiver : all) {
                UUID endpoint = newsroom.register(receiver);
                if (receiver.health() != Health.WELL) {
                    ill.add(endpoint);
                    var _ = newsroom.endpoints().disable(endpoint);
                }
            }
            Waits warm = heard(newsroom, healthy, WARMING_UP);
            Progress.say("receivers, warmed up: half within %.0f ms".formatted(warm.percentile(50)));
            Waits alone = heard(newsroom, healthy, offers);
            for (UUID endpoint : ill) {
                var _ = newsroom.endpoints().enable(endpoint);
            }
            return heard(newsroom, healthy, offers).figures("receivers-healthy", alone,
                    "p95 < 2,000 ms beside 5 that hang and 5 that fail", 50, 95);
        } finally {
            all.forEach(Receiver::close);
        }
    }

    private static Waits heard(Newsroom newsroom, List<Receiver> healthy, int offers) {
        newsroom.offer(offers, PER_SECOND, healthy.stream().<IntSupplier>map(receiver -> receiver::count).toList());
        List<Duration> waits = new ArrayList<>();
        healthy.forEach(receiver -> waits.addAll(Newsroom.since(receiver.take(), offers)));
        return Waits.of(waits);
    }
}
