package dev.baton.rest;

import dev.baton.application.definition.Rescorings.Place;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.definition.Rescorings.Status;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.definition.RescoringWatch.Outcome;
import java.util.Optional;

/** What goes on behind an activation: the operations. */
final class RescoringResource {
    private final RescoringWatch watch;

    RescoringResource(RescoringWatch watch) {
        this.watch = watch;
    }

    /** Where the operation of an activation is. */
    static String path(String definition, int version) {
        return "/v1/operations/" + RescoringWatch.id(definition, version);
    }

    /** Operations, the latest first. */
    Reply list(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<Place> after = query.cursor(Cursor::operations);
        return query.refusal().orElseGet(() -> Page.of(watch.list(after, limit + 1), limit, watch::form,
                last -> Cursor.of(new Place(last.startedAt(), last.version()))));
    }

    /** One operation. */
    Reply get(Exchange exchange) {
        Optional<Rescoring> found = watch.find(exchange.path("id"));
        return found.map(rescoring -> Reply.ok(watch.form(rescoring)))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_OPERATION));
    }

    /** Stops what is left of its effects. */
    Reply cancel(Exchange exchange) {
        return switch (watch.cancel(exchange.path("id"))) {
            case Outcome.Cancelled(Rescoring rescoring) -> Reply.ok(watch.form(rescoring));
            case Outcome.Unknown _ -> Reply.refused(Fault.NO_SUCH_OPERATION);
            case Outcome.NotRunning(Status status) -> Reply.refused(Fault.NOT_RUNNING, Terms.of(status.code()));
        };
    }
}
