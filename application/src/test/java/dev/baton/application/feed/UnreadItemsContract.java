package dev.baton.application.feed;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.UnreadItems.Place;
import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.domain.engagement.EngagementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link UnreadItems} keeps to. The store is empty when a test begins. */
public abstract class UnreadItemsContract {

    /** The items. */
    protected abstract UnreadItems items();

    /** The ledger that keeps them. */
    protected abstract Ledger ledger();

    private void keep(String feed, String id, Instant receivedAt, String body) {
        List<UnreadItem> one = List
                .of(new UnreadItem(new EngagementId(feed, id), "no event", body, receivedAt));
        assertThat(ledger().<Boolean>write(page -> {
            page.keepUnread(one);
            return true;
        })).isTrue();
    }

    private List<String> ids(Optional<Place> after, int most) {
        return items().page("main", after, most).stream().map(Unread::id).toList();
    }

    @Test
    void the_items_of_a_feed_are_shown_as_they_came() {
        keep("main", "1", NOW, "{\"event\":\"پرواز\"");
        keep("other", "1", NOW, "{}");

        assertThat(items().page("main", Optional.empty(), 10))
                .containsExactly(new Unread("1", "no event", NOW, "{\"event\":\"پرواز\"", 21));
        assertThat(items().page("none", Optional.empty(), 10)).isEmpty();
    }

    @Test
    void an_item_that_comes_again_is_shown_once_with_its_first_time() {
        keep("main", "1", NOW, "{}");
        keep("main", "1", NOW.plusSeconds(60), "{}");

        assertThat(items().page("main", Optional.empty(), 10)).extracting(Unread::receivedAt).containsExactly(NOW);
    }

    @Test
    void the_latest_stands_first_and_each_page_goes_on_behind_the_one_before() {
        keep("main", "a", NOW, "{}");
        keep("main", "c", NOW.plusSeconds(1), "{}");
        keep("main", "b", NOW.plusSeconds(1), "{}");
        keep("main", "d", NOW.minusSeconds(1), "{}");

        assertThat(ids(Optional.empty(), 2)).containsExactly("c", "b");
        assertThat(ids(Optional.of(new Place(NOW.plusSeconds(1), "c")), 2)).containsExactly("b", "a");
        assertThat(ids(Optional.of(new Place(NOW, "a")), 2)).containsExactly("d");
        assertThat(ids(Optional.of(new Place(NOW.minusSeconds(1), "d")), 2)).isEmpty();
    }

    @Test
    void of_a_long_item_the_beginning_is_shown_without_half_a_letter() {
        String body = "x" + "ن".repeat(UnreadItems.SHOWN);
        keep("main", "1", NOW, body);

        Unread shown = items().page("main", Optional.empty(), 1).getFirst();

        assertThat(shown.body()).isEqualTo("x" + "ن".repeat(UnreadItems.SHOWN / 2 - 1));
        assertThat(shown.size()).isEqualTo(2 * UnreadItems.SHOWN + 1);
        assertThat(shown.isCut()).isTrue();
    }

    @Test
    void an_item_that_just_fits_is_shown_whole() {
        keep("main", "1", NOW, "x".repeat(UnreadItems.SHOWN));

        assertThat(items().page("main", Optional.empty(), 1)).extracting(Unread::isCut).containsExactly(false);
    }

    @Test
    void what_was_received_before_an_instant_is_forgotten_the_oldest_first() {
        keep("main", "old", NOW.minusSeconds(1), "{}");
        keep("other", "oldest", NOW.minusSeconds(3), "{}");
        keep("main", "older", NOW.minusSeconds(2), "{}");
        keep("main", "just", NOW, "{}");

        assertThat(items().forget(NOW, 2)).isEqualTo(2);
        assertThat(ids(Optional.empty(), 10)).containsExactly("just", "old");
        assertThat(items().page("other", Optional.empty(), 10)).isEmpty();
        assertThat(items().forget(NOW, 2)).isEqualTo(1);
        assertThat(items().forget(NOW, 2)).isZero();
        assertThat(ids(Optional.empty(), 10)).containsExactly("just");
    }
}
