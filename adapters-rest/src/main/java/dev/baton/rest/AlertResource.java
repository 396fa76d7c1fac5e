package dev.baton.rest;

import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.AlertLog;
import dev.baton.application.alerting.AlertLog.Again;
import dev.baton.application.alerting.Alerts.Wanted;
import dev.baton.domain.form.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who of sales was written to about what, and what came of it. */
final class AlertResource {
    private static final String SOME_ID = "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private final AlertLog alerts;

    AlertResource(AlertLog alerts) {
        this.alerts = alerts;
    }

    /** Alerts, the latest first. */
    Reply list(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<UUID> after = query.cursor(Cursor::alerts);
        Wanted wanted = new Wanted(query.read("state", word -> Optional.ofNullable(State.WORDS.get(word)), "failed"),
                query.read("person", Names::uuid, SOME_ID), query.read("handoff", Names::uuid, SOME_ID));
        return query.refusal().orElseGet(() -> page(alerts.list(wanted, after, limit + 1), limit));
    }

    private static Reply page(List<Course> found, int limit) {
        return Page.of(found, limit, AlertLog::form, last -> Cursor.ofAlert(last.alert().id()));
    }

    /** Sends an alert again. */
    Reply retry(Exchange exchange) {
        return switch (Names.uuid(exchange.path("id")).map(alerts::again).orElseGet(Again.NoSuchAlert::new)) {
            case Again.Begun(Course course) -> Reply.said(202, AlertLog.form(course));
            case Again.SentAlready(Optional<Instant> at) ->
                Reply.refused(Fault.SENT_ALREADY, at.<Object>map(each -> each).orElse("–"));
            case Again.NoSuchAlert _ -> Reply.refused(Fault.NO_SUCH_ALERT);
        };
    }
}
