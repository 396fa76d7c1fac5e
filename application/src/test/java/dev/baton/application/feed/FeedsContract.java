package dev.baton.application.feed;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.Feeds.Feed;
import org.junit.jupiter.api.Test;

/** What every {@link Feeds} keeps to. The store is empty when a test begins. */
public abstract class FeedsContract {

    /** The feeds. */
    protected abstract Feeds feeds();

    private void add(Feed feed) {
        assertThat(feeds().save(feed)).isEqualTo(feed);
    }

    @Test
    void a_feed_is_found_by_its_name() {
        Feed feed = new Feed("sendgrid-main", "sendgrid", "MFkwEwYHKoZIzj0CAQ+/=", NOW);
        add(feed);

        assertThat(feeds().find("sendgrid-main")).contains(feed);
        assertThat(feeds().find("sendgrid")).isEmpty();
    }

    @Test
    void feeds_are_listed_by_name() {
        add(new Feed("news", "sendgrid", "k", NOW));
        add(new Feed("alerts", "sendgrid", "k", NOW.plusSeconds(1)));
        add(new Feed("main", "sendgrid", "k", NOW.minusSeconds(1)));

        assertThat(feeds().list()).extracting(Feed::name).containsExactly("alerts", "main", "news");
    }

    @Test
    void saving_again_replaces_platform_and_key_and_keeps_the_time() {
        add(new Feed("main", "sendgrid", "old", NOW));
        add(new Feed("other", "sendgrid", "other", NOW));

        Feed saved = feeds().save(new Feed("main", "another", "new", NOW.plusSeconds(1)));

        assertThat(saved).isEqualTo(new Feed("main", "another", "new", NOW));
        assertThat(feeds().list()).containsExactly(new Feed("main", "another", "new", NOW),
                new Feed("other", "sendgrid", "other", NOW));
    }
}
