package dev.baton.domain.lead;

import java.util.Locale;
import java.util.Map;

/** Whether a channel gets through to a person. It says nothing of what the person wants: that is {@link Consent}. */
public enum Reachability {
    /** What is sent arrives. */
    REACHABLE,
    /** What is sent comes back: a mailbox that is gone, a number out of service. */
    UNREACHABLE,
    /** Nobody found out yet, or what was found out does not hold any more. */
    UNKNOWN;

    /** The written words. */
    public static final Map<String, Reachability> WORDS = Map.of("reachable", REACHABLE, "unreachable", UNREACHABLE,
            "unknown", UNKNOWN);

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
