package dev.baton.email;

import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Report;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.engagement.Engagement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** A delivery intake before the real intake of facts and a store in memory, with one feed, and what passed between them. */
final class Deliveries implements AutoCloseable {
    static final String FEED = "sendgrid-main";
    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    final Signer signer = new Signer();
    final List<Report> reports = new ArrayList<>();
    final List<UnreadItem> unread = new ArrayList<>();
    final LeadIntake facts;
    final DeliveryIntake intake;
    private final InMemoryStore store = new InMemoryStore();
    private final SplittableRandom random = new SplittableRandom(7);

    Deliveries() {
        InstantSource clock = InstantSource.fixed(NOW);
        facts = new LeadIntake(store.ledger(), judge -> {
            throw new IllegalStateException("nothing judges here: " + judge);
        }, clock, () -> new UUID(random.nextLong(), random.nextLong()), 1);
        intake = new DeliveryIntake(store.feeds(), (told, kept) -> {
            reports.addAll(told);
            unread.addAll(kept);
            return facts.submit(told, kept);
        }, clock);
        feed(FEED, signer.key());
    }

    void feed(String name, String key) {
        Feed unused = store.feeds().save(new Feed(name, "sendgrid", key, NOW));
    }

    InMemoryStore store() {
        return store;
    }

    /** Delivers bytes, properly signed. */
    DeliveryAnswer deliver(byte[] body) {
        return intake.receive("sendgrid", FEED, signer.headers(body), body);
    }

    DeliveryAnswer deliver(String body) {
        return deliver(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The engagements that were told, in order. */
    List<Engagement> engagements() {
        return reports.stream().map(report -> report instanceof Report.OfEngagement told
                ? Optional.of(told.engagement())
                : Optional.<Engagement>empty()).flatMap(Optional::stream).toList();
    }

    /** The one engagement that a delivery of one event told. */
    Engagement engagement(String event) {
        reports.clear();
        DeliveryAnswer answer = deliver("[" + event + "]");
        if (!(answer instanceof DeliveryAnswer.Taken) || engagements().size() != 1) {
            throw new AssertionError(answer + " " + unread.stream().map(UnreadItem::reason).toList());
        }
        return engagements().getFirst();
    }

    @Override
    public void close() {
        facts.close();
    }
}
