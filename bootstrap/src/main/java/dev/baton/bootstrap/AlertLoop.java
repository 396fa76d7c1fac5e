package dev.baton.bootstrap;

import dev.baton.application.alerting.Alert;
import dev.baton.application.alerting.AlertSending;
import dev.baton.application.alerting.AlertWriting;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Noted;
import dev.baton.application.announcement.Event;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people of sales written to as soon as something happens to a handoff: at once where this instance told of it, within a
 * second where another did. Each letter has a thread of its own, so that a slow mail server holds up nothing else.
 */
final class AlertLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);
    private static final int AT_ONCE = 500;
    private final AlertWriting writing;
    private final Optional<AlertSending> sending;
    private final Worker worker;
    private final Couriers<Due> letters;

    /** @param sending how letters go out; without it none do */
    AlertLoop(AlertWriting writing, Optional<AlertSending> sending) {
        this.writing = writing;
        this.sending = sending;
        this.worker = new Worker("alerts", 1, this::hasMore);
        this.letters = new Couriers<>("letters", this::deliver, worker::ring);
        worker.start();
    }

    /** A rule wants an event to be seen here. */
    static void show(Event event) {
        LOG.info("{} {} of lead {}: {}", event.type().code(), event.id(),
                event.of().map(of -> of.lead().toString()).orElse("–"), handoff(event));
    }

    private static String handoff(Event event) {
        return event.about().at("handoff").orElseGet(Tree.Blank::new) instanceof Tree.Text(String id) ? id : "–";
    }

    /** There is something to do. */
    void ring() {
        worker.ring();
    }

    /** Whether new alerts can be written or not, those that are due go out. */
    private boolean hasMore() {
        sending.ifPresent(AlertSending::hold);
        boolean more = Worker.attempt("alerts", () -> writing.write(AT_ONCE));
        letters.send(sending.map(AlertSending::next).orElse(List.of()));
        return more;
    }

    private void deliver(Due due) {
        sending.map(by -> by.deliver(due)).ifPresent(noted -> tell(due.alert(), noted));
    }

    private static void tell(Alert alert, Noted noted) {
        if (noted.state() == Alert.State.FAILED) {
            LOG.warn("person {} is not written to about handoff {} (alert {}): {}", alert.person(), alert.handoff(),
                    alert.id(), noted.why().orElse("–"));
        }
    }

    /** Takes nothing more; what is under way has a moment to come to its end. */
    @Override
    public void close() {
        worker.close();
        letters.close();
    }
}
