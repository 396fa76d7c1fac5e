package dev.baton.domain.engagement;

import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.When;
import java.util.Map;
import java.util.Optional;

/**
 * One thing a person did, as the feed told it.
 *
 * @param id         its name; told again, it is the same engagement
 * @param when       its times
 * @param type       a kebab-case word of an open vocabulary: {@code page-viewed}, {@code email-clicked} …
 * @param channel    the way it came, if told: {@code web}, {@code email} …
 * @param asset      what it was about
 * @param campaign   the campaign it belongs to
 * @param message    the message (e-mail, SMS) it answers
 * @param attributes whatever else the feed tells
 * @param verdict    whether a person did it, as far as known when it was recorded
 */
public record Engagement(EngagementId id, When when, String type, Optional<String> channel, Asset asset,
        Optional<String> campaign, Optional<String> message, Map<String, AttributeValue> attributes, Verdict verdict) {
    public Engagement {
        attributes = Map.copyOf(attributes);
    }

    /** The same engagement with what was found out about it. */
    public Engagement judged(Verdict other) {
        return new Engagement(id, when, type, channel, asset, campaign, message, attributes, other);
    }

    /** The same engagement at other times. */
    public Engagement at(When other) {
        return new Engagement(id, other, type, channel, asset, campaign, message, attributes, verdict);
    }
}
