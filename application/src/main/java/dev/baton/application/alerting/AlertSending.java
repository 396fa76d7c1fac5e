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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Sends the letters that alert people of sales, at least once and under the same id, until the mail server takes them: a few at
 * a time, so that a slow one is not overrun, and one after the other to each person. What is refused for good is not tried
 * again until somebody wishes it.
 */
public final class AlertSending {
    /** How many letters are on their way at once. */
    public static final int TURNS = 4;
    /** For how long whoever tries an alert has it to himself, unless he says again that he is at it. */
    public static final Duration LEASE = Duration.ofSeconds(20);
    /** He says so this often at least. */
    private static final Duration BEAT = LEASE.dividedBy(4);
    /** Longer than any try takes: one that takes longer has come to nothing. */
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** At once, and then ever later, for about a day. */
    public static final RetrySchedule SCHEDULE = new RetrySchedule(Stream.of("PT0S", "PT30S", "PT2M", "PT10M", "PT30M",
            "PT2H", "PT4H", "PT8H", "PT9H").map(Duration::parse).toList());
    /** Something is wrong with Baton itself. */
    private static final String BROKEN = "internal";
    /** Since when each is tried. */
    private final Map<Due, Instant> underWay = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> said = new AtomicReference<>(Instant.EPOCH);
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
        int free = TURNS - underWay.size();
        List<Due> taken = free > 0 ? alerts.claim(free, now, now.plus(LEASE)) : List.of();
        taken.forEach(due -> underWay.put(due, now));
        return taken;
    }

    /**
     * Says of what is under way that it is, so that nobody else begins with it; to be called about every second. Of whoever is
     * gone nothing is said, and after {@link #LEASE} another one goes on.
     */
    public void hold() {
        Instant now = now();
        List<UUID> tried = underWay.entrySet().stream().filter(each -> each.getValue().plus(LONGEST).isAfter(now))
                .map(each -> each.getKey().alert().id()).toList();
        if (!tried.isEmpty() && !said.get().plus(BEAT).isAfter(now)) {
            alerts.hold(tried, now.plus(LEASE));
            said.set(now);
        }
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
            underWay.remove(due);
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
