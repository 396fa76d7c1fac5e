package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A way to reach a person, for which consent is given or refused. */
public enum Channel {
    /** Mails; unsubscribing from them and complaining about them deny it. */
    EMAIL("email-delivered", "email-opened", "email-clicked", "email-replied"),
    /** Text messages to a phone. */
    SMS("sms-delivered", "sms-clicked", "sms-replied"),
    /** Calls by a person. */
    PHONE;

    private final Set<String> provedBy;

    Channel(String... provedBy) {
        this.provedBy = Set.of(provedBy);
    }

    /** The written words. */
    public static final Map<String, Channel> WORDS = Map.of("email", EMAIL, "sms", SMS, "phone", PHONE);

    /** The types of engagements that cannot come about unless the channel gets through, whoever it was that engaged. */
    public Set<String> provedBy() {
        return provedBy;
    }

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
