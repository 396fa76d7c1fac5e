package dev.baton.domain.engagement;

/**
 * What names an engagement, whoever it is said to be of: the feed that told us, and the id within it.
 *
 * @param feed who told us: {@code web}, {@code api}, {@code sendgrid-main} …
 * @param id   at most 200 characters
 */
public record EngagementId(String feed, String id) implements Comparable<EngagementId> {
    @Override
    public int compareTo(EngagementId other) {
        int byFeed = feed.compareTo(other.feed);
        return byFeed != 0 ? byFeed : id.compareTo(other.id);
    }
}
