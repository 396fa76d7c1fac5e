package dev.baton.application.alerting;

import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alerts.Wanted;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows who was written to, who waits for a letter, and to whom none came and why; and sends again what somebody wishes. */
public final class AlertLog {
    private final Alerts alerts;
    private final InstantSource clock;

    /** The log of these alerts. */
    public AlertLog(Alerts alerts, InstantSource clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** What became of alerts, the latest first. */
    public List<Course> list(Wanted wanted, Optional<UUID> after, int most) {
        return alerts.list(wanted, after, most);
    }

    /** What became of wishing an alert sent again. */
    public sealed interface Again {
        /** It is tried from the beginning. */
        record Begun(Course course) implements Again {}

        /** The mail server took the letter on then, and that it did stays written. */
        record SentAlready(Optional<Instant> at) implements Again {}

        /** There is no such alert. */
        record NoSuchAlert() implements Again {}
    }

    /** Sends an alert again, at once and from the beginning, if its letter never went. */
    public Again again(UUID alert) {
        return alerts.again(alert, clock.instant().truncatedTo(ChronoUnit.MILLIS)).<Again>map(Again.Begun::new)
                .or(() -> alerts.find(alert).map(course -> new Again.SentAlready(course.lastAt())))
                .orElseGet(Again.NoSuchAlert::new);
    }

    /** An alert as it is shown. */
    public static Tree.Branch form(Course course) {
        Alert alert = course.alert();
        return Tree.branch().with("id", alert.id().toString()).with("event", alert.event().toString())
                .with("type", course.type().code()).with("handoff", alert.handoff().toString())
                .with("lead", course.lead().map(Object::toString)).with("person", alert.person().toString())
                .with("kind", alert.kind().code()).with("at", course.at().toString())
                .with("state", course.state().code()).with("attempts", course.attempts())
                .with("last-try-at", course.lastAt().map(Instant::toString))
                .with("next-try-at", course.next().map(Instant::toString)).with("why", course.why()).done();
    }
}
