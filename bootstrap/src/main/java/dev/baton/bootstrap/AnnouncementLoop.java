package dev.baton.bootstrap;

import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.WebhookSending;
import dev.baton.application.announcement.WebhookSending.Turn;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets events out as soon as they are there: at once where this instance wrote them, within a second where another did. Each
 * message has a thread of its own, so that one that hangs keeps none from going.
 */
final class AnnouncementLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementLoop.class);
    private static final int AT_ONCE = 500;
    private final Outbox outbox;
    private final Predicate<ByRule> untold;
    private final Optional<WebhookSending> sending;
    private final Runnable others;
    private final InstantSource clock;
    private final Worker worker;
    private final Couriers<Turn> messages;
    private List<UUID> told = List.of();

    /**
     * @param untold  whether a rule keeps from endpoints what happens to its handoffs
     * @param sending how messages go out; without it they wait
     * @param others  called after events have got their places, and whenever somebody rang
     */
    AnnouncementLoop(Outbox outbox, Predicate<ByRule> untold, Optional<WebhookSending> sending, Runnable others,
            InstantSource clock) {
        this.outbox = outbox;
        this.untold = untold;
        this.sending = sending;
        this.others = others;
        this.clock = clock;
        this.worker = new Worker("announcements", 1, this::hasMore);
        this.messages = new Couriers<>("webhooks", turn -> sending.ifPresent(by -> by.deliver(turn)), worker::ring);
        worker.start();
    }

    /** There is something to do. */
    void ring() {
        worker.ring();
    }

    /** Said once, and again when it is another: where nothing can be signed nobody hears of anything, and nothing else tells. */
    private void tellOf(List<UUID> shut) {
        if (!shut.isEmpty() && !shut.equals(told)) {
            LOG.warn(
                    "nothing is sent to the webhooks {}: another secret key sealed their secrets. Put back the secret-key"
                            + " or DATA/secret.key that was there, or rotate their secrets; until then events wait",
                    shut);
        }
        told = shut;
    }

    /** Whether new events can be given their places or not, messages that are due go out. */
    private boolean hasMore() {
        boolean more = Worker.attempt("announcements",
                () -> outbox.fanOut(clock.instant(), AT_ONCE, untold) == AT_ONCE);
        others.run();
        messages.send(sending.map(WebhookSending::next).orElse(List.of()));
        tellOf(sending.map(WebhookSending::shut).orElse(List.of()));
        return more;
    }

    /** Takes nothing more; what is under way has a moment to come to its end. */
    @Override
    public void close() {
        worker.close();
        messages.close();
    }
}
