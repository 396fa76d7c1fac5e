package dev.baton.benchmarks;

import dev.baton.benchmarks.Receiver.Arrival;
import dev.baton.benchmarks.Receiver.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * From the instant of an offer until a webhook receiver and a mail server have all of it, at 50 offers a second; beside it the same
 * bodies and letters handed over directly at the same pace.
 */
final class AlertsBench {
    private static final int PER_SECOND = 50;
    private static final String TARGET = "p99 < 1,000 ms at " + PER_SECOND + " offers/s";
    private static final int WARMING_UP = 500;

    private AlertsBench() {
    }

    static List<Figure> take(Options options) {
        int offers = PER_SECOND * (options.quick() ? 15 : 60);
        try (Mailbox mail = new Mailbox();
                Newsroom newsroom = Newsroom.open(options, Optional.of(mail));
                Receiver receiver = new Receiver(Health.WELL)) {
            var _ = newsroom.register(receiver);
            List<IntSupplier> both = List.of(receiver::count, mail::count);
            Instant begun = Instant.now();
            newsroom.offer(WARMING_UP, PER_SECOND, both);
            Waits warm = Waits.of(Newsroom.since(receiver.take(), WARMING_UP));
            Waits alsoWarm = Waits.of(newsroom.sinceAlerts(mail.take(), begun, WARMING_UP));
            Progress.say("alerts, warmed up: half within %.0f and %.0f ms".formatted(warm.percentile(50),
                    alsoWarm.percentile(50)));
            begun = Instant.now();
            newsroom.offer(offers, PER_SECOND, both);
            List<Arrival> arrivals = receiver.take();
            List<Mailbox.Taken> letters = mail.take();
            List<Figure> figures = new ArrayList<>(Waits.of(Newsroom.since(arrivals, offers))
                    .figures("alerts-webhook", posted(receiver, arrivals), TARGET, 50, 99));
            figures.addAll(Waits.of(newsroom.sinceAlerts(letters, begun, offers)).figures("alerts-mail",
                    mailed(mail, letters), TARGET, 50, 99));
            return figures;
        }
    }

    private static Waits mailed(Mailbox mail, List<Mailbox.Taken> letters) {
        List<Duration> took = new ArrayList<>();
        long begun = System.nanoTime();
        for (Mailbox.Taken letter : letters) {
            Newsroom.sleepUntil(begun + took.size() * 1_000_000_000L / PER_SECOND);
            long sent = System.nanoTime();
            mail.deliver(letter.letter());
            took.add(Duration.ofNanos(System.nanoTime() - sent));
        }
        return Waits.of(took);
    }

    private static Waits posted(Receiver receiver, List<Arrival> arrivals) {
        Map<String, Instant> sent = new HashMap<>();
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Arrival arrival : arrivals) {
                Newsroom.sleepUntil(begun + sent.size() * 1_000_000_000L / PER_SECOND);
                sent.put(arrival.body(), Instant.now());
                post(client, receiver, arrival.body());
            }
        }
        List<Duration> took = new ArrayList<>();
        receiver.take().forEach(arrival -> took
                .add(Duration.between(sent.getOrDefault(arrival.body(), arrival.at()), arrival.at())));
        return Waits.of(took);
    }

    private static void post(HttpClient client, Receiver receiver, String body) {
        try {
            int status = client.send(HttpRequest.newBuilder(receiver.url())
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
            assert status < 300 : status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
