package dev.baton.application.alerting;

import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox;
import dev.baton.application.alert.SalesInbox.Sent;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Noted;
import dev.baton.application.alerting.LetterWriting.Written;
import dev.baton.application.announcement.RetrySchedule;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sends the letters that alert people of sales, at least once and under the same id, until the mail server takes them: a few at
 * a time, so that a slow one is not overrun, and one after the other to each person. What is refused for good is not tried
 * again until somebody wishes it.
 */
public final class AlertSending {
    /** How many letters are on their way at once. */
    public static final int TURNS = 4;
    /** By then it was noted what came of a try; longer than any try takes. */
    public static final Duration LEASE = Duration.ofMinutes(3);
    /** At once, and then ever later, for about a day. */
    public static final RetrySchedule SCHEDULE = new RetrySchedule(Stream.of("PT0S", "PT30S", "PT2M", "PT10M", "PT30M",
            "PT2H", "PT4H", "PT8H", "PT9H").map(Duration::parse).toList());
    /** Something is wrong with Baton itself. */
    private static final String BROKEN = "internal";
    private final AtomicInteger underWay = new AtomicInteger();
    private final Alerts alerts;
    private final LetterWriting letters;
    private final SalesInbox inbox;
    private final InstantSource clock;

    /** Sends alerts to this inbox. */
    public AlertSending(Alerts alerts, LetterWriting letters, SalesInbox inbox, InstantSource clock) {
        this.alerts = alerts;
        this.letters = letters;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What is due and may be sent at once; whoever takes it calls {@link #deliver} with each. */
    public List<Due> next() {
        Instant now = now();
        int free = TURNS - underWay.get();
        List<Due> taken = free > 0 ? alerts.claim(free, now, now.plus(LEASE)) : List.of();
        int _ = underWay.addAndGet(taken.size());
        return taken;
    }

    /** Tries an alert, and notes and tells what came of it. */
    public Noted deliver(Due due) {
        try {
            return noted(due, came(due));
        } catch (LedgerUnavailable | LedgerBusy e) {
            throw e;
        } catch (RuntimeException e) {
            Noted _ = noted(due, new Noted(now(), State.WAITING, Optional.of(BROKEN)));
            throw e;
        } finally {
            int _ = underWay.decrementAndGet();
        }
    }

    private Noted came(Due due) {
        return switch (letters.write(due)) {
            case Written.Ready(Letter letter) -> came(inbox.send(letter));
            case Written.Unaddressed(LetterWriting.Obstacle why) -> note(State.FAILED, why.code());
            case Written.Needless(LetterWriting.Ground why) -> note(State.NEEDLESS, why.code());
        };
    }

    private Noted came(Sent sent) {
        return switch (sent) {
            case Sent.Accepted _ -> new Noted(now(), State.SENT, Optional.empty());
            case Sent.Refused(boolean permanent, String code) ->
                note(permanent ? State.FAILED : State.WAITING, code);
            case Sent.Unreachable(Sent.Reason reason) ->
                note(State.WAITING, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private Noted note(State state, String why) {
        return new Noted(now(), state, Optional.of(why));
    }

    private Noted noted(Due due, Noted noted) {
        Optional<Instant> next = noted.state() == State.WAITING
                ? SCHEDULE.after(due.tries() + 1, due.alert().event(), due.alert().person(), Optional.empty())
                        .map(noted.at()::plus)
                : Optional.empty();
        Noted last = noted.state() == State.WAITING && next.isEmpty()
                ? new Noted(noted.at(), State.FAILED, noted.why())
                : noted;
        alerts.note(due, last, next);
        return last;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
