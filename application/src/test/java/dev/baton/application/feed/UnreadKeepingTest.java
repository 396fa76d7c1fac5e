package dev.baton.application.feed;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.engagement.EngagementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadKeepingTest {
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final UnreadKeeping keeping = new UnreadKeeping(store.feeds(), store.unreadItems(), now::get);

    @BeforeEach
    void one_item_of_one_feed() {
        Feed feed = new Feed("main", "sendgrid", "k", NOW);
        assertThat(store.feeds().save(feed)).isEqualTo(feed);
        assertThat(store.ledger().<Boolean>write(page -> {
            page.keepUnread(List.of(new UnreadItem(new EngagementId("main", "1"), "no event", "{}", NOW)));
            return true;
        })).isTrue();
    }

    @Test
    void a_feed_that_does_not_exist_has_no_list_rather_than_an_empty_one() {
        assertThat(keeping.page("main", Optional.empty(), 10).orElseThrow()).extracting(Unread::id)
                .containsExactly("1");
        assertThat(keeping.page("another", Optional.empty(), 10)).isEmpty();
    }

    @Test
    void an_item_is_kept_for_thirty_days_and_then_forgotten() {
        now.set(NOW.plus(UnreadKeeping.KEPT));
        assertThat(keeping.forgetOld(10)).isZero();

        now.set(NOW.plus(UnreadKeeping.KEPT).plusMillis(1));
        assertThat(keeping.forgetOld(10)).isEqualTo(1);
        assertThat(keeping.page("main", Optional.empty(), 10).orElseThrow()).isEmpty();
    }
}
