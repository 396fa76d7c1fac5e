package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import dev.baton.bootstrap.UpkeepLoop.Work;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class UpkeepLoopTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final UnreadKeeping unread = new UnreadKeeping(store.feeds(), store.unreadItems(), clock);

    private void keep(int items) {
        Feed feed = new Feed("main", "sendgrid", "k", NOW);
        assertThat(store.feeds().save(feed)).isEqualTo(feed);
        assertThat(store.ledger().<Boolean>write(page -> {
            for (int i = 0; i < items; i++) {
                page.keepUnread(
                        List.of(new UnreadItem(new EngagementId("main", "u" + i), "no event", "{}", now.get())));
            }
            return true;
        })).isTrue();
    }

    private boolean hasUnread() {
        return !unread.page("main", Optional.empty(), 1).orElseThrow().isEmpty();
    }

    private void waitUntilForgotten() throws InterruptedException {
        while (hasUnread()) {
            Thread.sleep(20);
        }
    }

    /** Two workers write, each when it comes to it. */
    private static List<ILoggingEvent> putOff(ListAppender<ILoggingEvent> log) {
        return log.list.stream().filter(event -> event.getFormattedMessage().contains("put off"))
                .toList();
    }

    @Test
    void of_a_lead_that_cannot_be_followed_the_log_tells_why_and_not_which() throws InterruptedException {
        LeadId lead = new LeadId(UUID.randomUUID());
        assertThat(store.ledger().<Boolean>write(page -> {
            page.open(List.of(new NewSubject(new SubjectId(UUID.randomUUID()), lead, false, List.of(), NOW)));
            return true;
        })).isTrue();
        assertThat(store.definitions().add("of-tomorrow", Tree.branch().done(), NOW).version()).isEqualTo(1);
        assertThat(store.definitions().activate("of-tomorrow", 1,
                Optional.of(new Waiver("a test", "tester", NOW)), NOW)).isTrue();
        Logger logger = (Logger) LoggerFactory.getLogger(UpkeepLoop.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);
        Upkeep upkeep = new Upkeep(store.ledger(), _ -> {
            throw new IllegalStateException("a plan of-tomorrow");
        }, clock, UUID::randomUUID);
        try (UpkeepLoop _ = new UpkeepLoop(
                List.of(new Work("follow what is due", upkeep::followDue), new Work("judge anew", upkeep::judgeAnew)),
                List.of(), clock, OpenTelemetry.noop().getTracer("none"))) {
            while (putOff(log).isEmpty()) {
                Thread.sleep(20);
            }
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(lead.toString()));
        assertThat(putOff(log)).allSatisfy(event -> {
            assertThat(event.getThrowableProxy().getMessage()).contains("of-tomorrow").doesNotContain(lead.toString());
        });
    }

    /** It is looked at again in its time, and not every second: nothing is the better for that. */
    @Test
    void what_cannot_be_forgotten_keeps_nothing_else_from_being_forgotten() throws InterruptedException {
        keep(450);
        now.set(NOW.plus(UnreadKeeping.KEPT).plusSeconds(1));
        AtomicInteger tried = new AtomicInteger();
        try (UpkeepLoop _ = new UpkeepLoop(List.of(), List.of(_ -> {
            int _ = tried.incrementAndGet();
            throw new IllegalStateException("a table that is broken, on purpose");
        }, unread::forgetOld), clock, OpenTelemetry.noop().getTracer("none"))) {
            waitUntilForgotten();
        }
        assertThat(tried.get()).isBetween(1, 3);
    }

    @Test
    void what_nobody_could_read_is_forgotten_when_its_time_is_over_however_much_it_is() throws InterruptedException {
        keep(450);
        now.set(NOW.plus(UnreadKeeping.KEPT).plusSeconds(1));
        try (UpkeepLoop _ = new UpkeepLoop(List.of(),
                List.of(unread::forgetOld), clock, OpenTelemetry.noop().getTracer("none"))) {
            waitUntilForgotten();

            keep(1);
            now.set(now.get().plus(UnreadKeeping.KEPT).plusSeconds(1));
            waitUntilForgotten();
        }
        assertThat(hasUnread()).isFalse();
    }
}
