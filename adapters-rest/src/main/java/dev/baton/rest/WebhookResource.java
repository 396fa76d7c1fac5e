package dev.baton.rest;

import dev.baton.application.announcement.Deliveries;
import dev.baton.application.announcement.Deliveries.Told;
import dev.baton.application.announcement.Delivery;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.announcement.EndpointRegistry.Change;
import dev.baton.application.announcement.EndpointRegistry.Made;
import dev.baton.application.announcement.EndpointRegistry.Removal;
import dev.baton.application.announcement.EndpointRegistry.Rotation;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox.Placed;
import dev.baton.application.announcement.Outbox.Seen;
import dev.baton.application.announcement.Outbox.Wanted;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The endpoints that hear of events, what was sent to them, and the events themselves. */
final class WebhookResource {
    private final EndpointRegistry endpoints;
    private final Deliveries deliveries;

    WebhookResource(EndpointRegistry endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    /** All endpoints. */
    Reply list(Exchange exchange) {
        return Reply
                .ok(Tree.branch().with("items", endpoints.list(), endpoint -> EndpointRegistry.form(endpoint)).done());
    }

    /** Registers an endpoint; its secret is in this answer and nowhere else. */
    Reply register(Exchange exchange) {
        return switch (endpoints.register(exchange.body())) {
            case Parsed.Valid<Made>(Made made) -> new Reply.Said(201, EndpointRegistry.form(made),
                    Map.of("Location", "/v1/webhooks/" + made.endpoint().id(), "ETag", tag(made.endpoint()).word()));
            case Parsed.Invalid<Made>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }

    /** One endpoint. */
    Reply get(Exchange exchange) {
        return shown(exchange, endpoints::find);
    }

    /** Puts title, URL and events anew; only who says what he has seen may do that. */
    Reply change(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        return seen.isMissing(id(exchange, "id").flatMap(endpoints::find))
                ? Reply.refused(Fault.UNSEEN)
                : switch (id(exchange, "id")
                        .map(id -> endpoints.change(id, exchange.body(), there -> seen.allows(tag(there))))
                        .orElseGet(Change.NoSuchEndpoint::new)) {
                    case Change.Changed(Endpoint endpoint) -> shown(endpoint);
                    case Change.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
                    case Change.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
                    case Change.NoSuchEndpoint _ -> missing();
                };
    }

    /** Removes an endpoint. */
    Reply remove(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        return switch (id(exchange, "id").map(id -> endpoints.remove(id, there -> seen.allows(tag(there))))
                .orElseGet(Removal.NoSuchEndpoint::new)) {
            case Removal.Removed _ -> new Reply.Nothing();
            case Removal.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Removal.NoSuchEndpoint _ -> missing();
        };
    }

    private static EntityTag tag(Endpoint endpoint) {
        return EntityTag.of(EndpointRegistry.form(endpoint));
    }

    private static Reply shown(Endpoint endpoint) {
        return new Reply.Said(200, EndpointRegistry.form(endpoint), tag(endpoint).header());
    }

    /** Makes a new secret; it is in this answer and nowhere else. */
    Reply rotate(Exchange exchange) {
        return switch (id(exchange, "id").map(endpoints::rotate).orElseGet(Rotation.NoSuchEndpoint::new)) {
            case Rotation.Rotated(Made made) -> Reply.ok(EndpointRegistry.form(made));
            case Rotation.Overlapping(Instant until) -> new Reply.Refused(Problem.of(Fault.FORMER_SECRET, until)
                    .telling(Tree.branch().with("former-secret-until", until.toString()).done()));
            case Rotation.NoSuchEndpoint _ -> missing();
        };
    }

    /** Sends to an endpoint again. */
    Reply enable(Exchange exchange) {
        return shown(exchange, endpoints::enable);
    }

    /** Sends nothing to an endpoint. */
    Reply disable(Exchange exchange) {
        return shown(exchange, endpoints::disable);
    }

    /** Sends something that means nothing. */
    Reply test(Exchange exchange) {
        return inUse(exchange, () -> id(exchange, "id").flatMap(endpoints::test)
                .map(ping -> Reply.said(202, ping.form())).orElseGet(WebhookResource::missing));
    }

    /** Nothing is promised to be sent where nothing is. */
    private Reply inUse(Exchange exchange, Supplier<Reply> wish) {
        return id(exchange, "id").flatMap(endpoints::find).flatMap(Endpoint::disabled).isPresent()
                ? Reply.refused(Fault.WEBHOOK_DISABLED)
                : wish.get();
    }

    private static Reply shown(Exchange exchange, Function<UUID, Optional<Endpoint>> what) {
        return id(exchange, "id").flatMap(what).map(WebhookResource::shown)
                .orElseGet(WebhookResource::missing);
    }

    private static Optional<UUID> id(Exchange exchange, String name) {
        return Names.uuid(exchange.path(name));
    }

    private static Reply missing() {
        return Reply.refused(Fault.NO_SUCH_WEBHOOK);
    }

    /** What was sent to an endpoint, latest event first. */
    Reply deliveries(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<UUID> after = query.cursor(Cursor::deliveries);
        Wanted wanted = new Wanted(query.read("state", word -> Optional.ofNullable(State.WORDS.get(word)), "given-up"),
                query.read("type", word -> Optional.ofNullable(EventType.WORDS.get(word)), "lead.stage-changed"));
        return query.refusal().orElseGet(() -> id(exchange, "id")
                .flatMap(id -> deliveries.page(id, wanted, after, limit + 1)).map(found -> page(found, limit))
                .orElseGet(WebhookResource::missing));
    }

    private static Reply page(List<Delivery> found, int limit) {
        return Page.of(found, limit, Deliveries::form, last -> Cursor.ofDelivery(last.event().id()));
    }

    /** Sends an event again. */
    Reply replay(Exchange exchange) {
        return inUse(exchange, () -> again(exchange));
    }

    private Reply again(Exchange exchange) {
        Predicate<UUID> again = endpoint -> id(exchange, "event").filter(event -> deliveries.replay(endpoint, event))
                .isPresent();
        return id(exchange, "id").flatMap(endpoints::find).isEmpty()
                ? missing()
                : id(exchange, "id").filter(again).<Reply>map(_ -> new Reply.Nothing())
                        .orElseGet(() -> Reply.refused(Fault.NO_SUCH_EVENT));
    }

    /** Sends the events of a time again. */
    Reply replayMany(Exchange exchange) {
        return inUse(exchange, () -> againMany(exchange));
    }

    private Reply againMany(Exchange exchange) {
        return switch (id(exchange, "id").map(id -> deliveries.replay(id, exchange.body()))
                .orElseGet(Deliveries.Replay.NoSuchEndpoint::new)) {
            case Deliveries.Replay.Begun(var replayed) -> Reply.said(202, Tree.branch()
                    .with("events", replayed.events())
                    .with("next-from", replayed.next().map(last -> last.at().toString()))
                    .with("next-after", replayed.next().map(last -> last.event().toString())).done());
            case Deliveries.Replay.Refused(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
            case Deliveries.Replay.NoSuchEndpoint _ -> missing();
        };
    }

    /** Events behind a place; whoever asks again with what the answer names as next misses none, or is told. */
    Reply events(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<Seen> after = query.place("after", Cursor::events);
        return query.refusal().orElseGet(() -> switch (deliveries.events(after, limit)) {
            case Told.Events(List<Placed> found, Seen next) -> Reply.ok(Tree.branch()
                    .with("items", found.stream().map(Placed::event).toList(), Event::form)
                    .with("next", Cursor.of(next)).done());
            case Told.Lost _ -> Reply.refused(Fault.CURSOR_LOST);
        });
    }
}
