package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;

/** A way to reach a person, for which consent is given or refused. */
public enum Channel {
    /** Mails; unsubscribing from them and complaining about them deny it. */
    EMAIL,
    /** Text messages to a phone. */
    SMS,
    /** Calls by a person. */
    PHONE;

    /** The written words. */
    public static final Map<String, Channel> WORDS = Map.of("email", EMAIL, "sms", SMS, "phone", PHONE);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
