package dev.baton.application.announcement;

import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Outbox.Placed;
import dev.baton.application.announcement.Outbox.Range;
import dev.baton.application.announcement.Outbox.Replayed;
import dev.baton.application.announcement.Outbox.Seen;
import dev.baton.application.announcement.Outbox.Wanted;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows what was told to whom, and tells it again to whoever lost it, as long as it is kept. */
public final class Deliveries {
    /** For how long an event is kept, with its deliveries. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** How many events are sent again by one request. */
    public static final int MOST_REPLAYED = 10_000;
    private static final String AN_EVENT = "019ab1c4-77d1-7a02-9c39-0f4f8f1f3f52";
    private final Outbox outbox;
    private final Endpoints endpoints;
    private final InstantSource clock;

    /** The deliveries from this outbox. */
    public Deliveries(Outbox outbox, Endpoints endpoints, InstantSource clock) {
        this.outbox = outbox;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** What became of a wish to send a range of events again. */
    public sealed interface Replay {
        /** They are due now. */
        record Begun(Replayed replayed) implements Replay {}

        /** All that is wrong with the wish. */
        record Refused(List<Objection> objections) implements Replay {}

        /** There is no such endpoint. */
        record NoSuchEndpoint() implements Replay {}
    }

    /** What was told since somebody has read. */
    public sealed interface Told {
        /** Events in the order in which they were told, and where to go on. */
        record Events(List<Placed> placed, Seen next) implements Told {}

        /** Something was told and is not kept any more, or the store is not the one that was read: nobody knows what is missing. */
        record Lost() implements Told {}
    }

    /**
     * Events behind what somebody has read, from the oldest that is kept where nothing was. Looked at first and whether they join
     * on to it afterwards: so nothing is forgotten in between. What was sent to one endpoint alone is passed over.
     */
    public Told events(Optional<Seen> after, int most) {
        Seen seen = after.orElseGet(() -> new Seen(outbox.beginning(), Optional.empty()));
        Told.Events told = behind(seen, most);
        return after.isEmpty() || joins(seen) ? told : new Told.Lost();
    }

    private Told.Events behind(Seen seen, int most) {
        List<Placed> found = outbox.after(seen.place(), most);
        List<Placed> told = found.stream().filter(each -> each.event().type().isForAll()).toList();
        Seen next = found.isEmpty()
                ? seen
                : new Seen(found.getLast().place(), Optional.of(found.getLast().event().id()));
        return told.isEmpty() && found.size() == most ? behind(next, most) : new Told.Events(told, next);
    }

    private boolean joins(Seen seen) {
        return seen.event().filter(event -> outbox.holds(seen.place(), event)).isPresent()
                || outbox.beginning() == seen.place();
    }

    /** Deliveries to an endpoint, latest event first; empty if there is no such endpoint. */
    public Optional<List<Delivery>> page(UUID endpoint, Wanted wanted, Optional<UUID> after, int most) {
        return endpoints.find(endpoint).map(_ -> outbox.deliveries(endpoint, wanted, after, most));
    }

    /** Sends an event to an endpoint again. @return whether both are there */
    public boolean replay(UUID endpoint, UUID event) {
        return endpoints.find(endpoint).isPresent() && outbox.replay(endpoint, event, now());
    }

    /** Sends events of a time again, those that the endpoint wants to hear of: {@code {from, after, until, types}}. */
    public Replay replay(UUID endpoint, Tree written) {
        return switch (Reading.<Range>of(reading -> range(reading, written))) {
            case Parsed.Valid<Range>(Range range) -> endpoints.find(endpoint)
                    .<Replay>map(there -> new Replay.Begun(
                            outbox.replay(endpoint, heardBy(there, range), now(), MOST_REPLAYED)))
                    .orElseGet(Replay.NoSuchEndpoint::new);
            case Parsed.Invalid<Range>(List<Objection> objections) -> new Replay.Refused(objections);
        };
    }

    private Optional<Range> range(Reading reading, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        Optional<Instant> from = fields.required("from", fields.instant("from"));
        Instant until = fields.instant("until").orElseGet(() -> now().plusMillis(1));
        if (from.filter(begin -> !begin.isBefore(until)).isPresent()) {
            fields.object("until", Flaw.NOT_BEFORE, "from", "until");
        }
        Optional<UUID> after = fields.text("after").flatMap(text -> {
            Optional<UUID> event = Names.uuid(text);
            if (event.isEmpty()) {
                fields.object("after", Flaw.MALFORMED, text, AN_EVENT);
            }
            return event;
        });
        EventFilter filter = EventFilter.read(fields, "types").orElse(EventFilter.ALL);
        fields.finish();
        return from.map(begin -> new Range(begin, until,
                Arrays.stream(EventType.values()).filter(filter::fits).toList(), after));
    }

    private static Range heardBy(Endpoint endpoint, Range range) {
        return new Range(range.from(), range.until(), range.types().stream().filter(endpoint.filter()::fits).toList(),
                range.after());
    }

    /** Forgets at most so many events whose time is over. @return how many */
    public int forgetOld(int most) {
        return outbox.forget(now().minus(KEPT), most);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A delivery as it is shown. */
    public static Tree.Branch form(Delivery delivery) {
        return Tree.branch().with("event", delivery.event().form()).with("state", delivery.state().code())
                .with("next-try-at", delivery.next().map(Instant::toString))
                .with("attempts-made", delivery.attempts().stream().mapToInt(Attempt::number).max().orElse(0))
                .with("attempts", delivery.attempts(), Deliveries::form).done();
    }

    private static Tree form(Attempt attempt) {
        return Tree.branch().with("number", attempt.number()).with("at", attempt.at().toString())
                .withOrNull("status", attempt.status().map(Tree::of)).with("error", attempt.error())
                .with("took-ms", attempt.took().toMillis()).with("answer", attempt.answer()).done();
    }
}
