package dev.baton.domain.lead;

import java.util.Arrays;
import java.util.Optional;

/** Where a lead stands on its way to becoming a customer. */
public enum Stage {
    LEAD,
    MQL,
    PQL,
    SERVICE_QUALIFIED,
    SAL,
    SQL,
    OPPORTUNITY,
    WON,
    LOST,
    RECYCLED,
    DISQUALIFIED;

    /** The stage of that name. */
    public static Optional<Stage> of(String name) {
        return Arrays.stream(values()).filter(stage -> stage.name().equals(name)).findFirst();
    }
}
