package dev.baton.email;

import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Report;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes deliveries of email platforms: finds the feed, authenticates the bytes, takes them apart, and has every event
 * recorded or, where it cannot be used, kept as it came. It knows nothing of HTTP but what a path, a header and a body are.
 */
public final class DeliveryIntake {
    private final Feeds feeds;
    private final FactIntake facts;
    private final InstantSource clock;

    /** Where facts go; {@code LeadIntake::submit} is one. */
    @FunctionalInterface
    public interface FactIntake {

        /** Records reports, and keeps what nobody could read; what is answered with receipts is durable. */
        Answer submit(List<Report> reports, List<UnreadItem> unread);
    }

    /** An intake for the deliveries of these feeds. */
    public DeliveryIntake(Feeds feeds, FactIntake facts, InstantSource clock) {
        this.feeds = feeds;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What can be said before the body is there: a refusal where no body could make the delivery a good one, else nothing. So
     * nobody makes us read a body by naming a feed that does not exist, or without a signature.
     */
    public Optional<DeliveryAnswer> beforeBody(String platform, String feed,
            Function<String, Optional<String>> header) {
        if (known(platform, feed).isEmpty()) {
            return Optional.of(new DeliveryAnswer.UnknownFeed());
        }
        return Platforms.named(platform).filter(form -> form.isSigned(header)).isPresent()
                ? Optional.empty()
                : Optional.of(new DeliveryAnswer.NotAuthentic());
    }

    private Optional<Feed> known(String platform, String feed) {
        return Platforms.named(platform).flatMap(_ -> feeds.find(feed))
                .filter(found -> found.platform().equals(platform));
    }

    /**
     * Takes one delivery. Of a path that names no feed nothing is looked at; a feed without a usable key takes nothing.
     *
     * @param platform the word in the path, {@code sendgrid}
     * @param feed     the feed's name in the path
     * @param header   the request's header of a name in lower case
     * @param body     the bytes exactly as they came
     */
    public DeliveryAnswer receive(String platform, String feed, Function<String, Optional<String>> header,
            byte[] body) {
        Optional<Platform> form = Platforms.named(platform);
        Optional<Feed> known = known(platform, feed);
        if (form.isEmpty() || known.isEmpty()) {
            return new DeliveryAnswer.UnknownFeed();
        }
        if (!form.get().isAuthentic(known.get().key(), header, body)) {
            return new DeliveryAnswer.NotAuthentic();
        }
        return switch (form.get().decode(body)) {
            case Parsed.Invalid<List<DeliveredItem>>(List<Objection> objections) ->
                new DeliveryAnswer.Unreadable(objections);
            case Parsed.Valid<List<DeliveredItem>>(List<DeliveredItem> items) ->
                record(new Delivery(known.get().name(), clock.instant(), items));
        };
    }

    private DeliveryAnswer record(Delivery delivery) {
        return switch (facts.submit(delivery.reports(), delivery.unread())) {
            case Answer.Done done -> keepRefused(delivery, done);
            case Answer.Busy busy -> new DeliveryAnswer.Busy(busy.retryAfter());
            case Answer.Unavailable unavailable -> new DeliveryAnswer.Unavailable(unavailable.retryAfter());
            case Answer.Full full -> new DeliveryAnswer.Full(full.retryAfter());
        };
    }

    /** What the database would not have as an engagement is kept as an item nobody could use. */
    private DeliveryAnswer keepRefused(Delivery delivery, Answer.Done done) {
        List<UnreadItem> refused = delivery.refused(done.receipts());
        if (refused.isEmpty()) {
            return delivery.taken(done);
        }
        return switch (facts.submit(List.of(), refused)) {
            case Answer.Done _ -> delivery.taken(done);
            case Answer.Busy busy -> new DeliveryAnswer.Busy(busy.retryAfter());
            case Answer.Unavailable unavailable -> new DeliveryAnswer.Unavailable(unavailable.retryAfter());
            case Answer.Full full -> new DeliveryAnswer.Full(full.retryAfter());
        };
    }
}
