package dev.baton.email;

import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform says happened to one message to one recipient, in words that are nobody's in particular. Whatever the
 * platform left out, or wrote so that it cannot be understood, is empty.
 *
 * @param kind         what happened, if it is known to Baton
 * @param providerType the platform's own word for it
 * @param recipient    the address as written
 * @param ids          by what the event and its message are told apart
 * @param campaign     the campaign's id
 * @param categories   labels that the sender gave to the message
 * @param url          where a click went, as written: query and fragment belong to it
 * @param userAgent    the program that opened or clicked
 * @param machine      whether the platform itself says that a machine opened; empty if it says nothing
 * @param unreachable  whether it says that the address takes no mail: what is sent to it comes back for good
 * @param details      what else is worth keeping with the engagement, by the name of the attribute
 */
record DeliveredEvent(Optional<Kind> kind, Optional<String> providerType, Optional<String> recipient,
        Optional<Instant> occurredAt, Ids ids, Optional<String> campaign, List<String> categories, Optional<String> url,
        Optional<String> userAgent, Optional<Boolean> machine, boolean unreachable, Map<String, Tree> details) {
    DeliveredEvent {
        categories = List.copyOf(categories);
        details = Map.copyOf(details);
    }

    /**
     * Names that the platform gave.
     *
     * @param message   the message to this recipient
     * @param mailing   the part of it that events of the same sending share
     * @param event     the event; platforms have been seen to change it when they deliver again
     * @param messageId the {@code Message-ID} of the mail itself
     */
    record Ids(Optional<String> message, Optional<String> mailing, Optional<String> event,
            Optional<String> messageId) {}

    /** What can happen to a message. */
    enum Kind {
        SENT,
        DELIVERED,
        OPENED,
        CLICKED,
        BOUNCED,
        /** It was never sent: the platform knew that it would not arrive. */
        DROPPED,
        /** The recipient's server asked to try again later. */
        DEFERRED,
        COMPLAINED,
        UNSUBSCRIBED,
        /** The person came back to one kind of mail. */
        RESUBSCRIBED;

        /** The type of the engagement, {@code email-opened}. */
        String type() {
            return "email-" + name().toLowerCase(Locale.ROOT);
        }

        /** Whether it says that the person does not want e-mail. */
        boolean isRefusal() {
            return this == COMPLAINED || this == UNSUBSCRIBED;
        }
    }
}
