package dev.baton.domain.lead;

import java.util.Arrays;
import java.util.Optional;

/** Where a lead stands on its way to becoming a customer. */
public enum Stage {
    /** Known, and nothing more yet: marketing works on it. */
    LEAD,
    /** Marketing-qualified: fit and interested enough, by the definition. */
    MQL,
    /** Product-qualified: shows intent by using a trial or a free tier, which says more than reading does. */
    PQL,
    /** A customer who signalled a wish for more: the MQL of an expansion. */
    SERVICE_QUALIFIED,
    /** Sales-accepted: a rep has taken the handoff, and from here on only people move the lead. */
    SAL,
    /** Sales-qualified: a rep has talked to the person and found it worth an opportunity. */
    SQL,
    /** A deal in the making. */
    OPPORTUNITY,
    /** The deal was closed, and the lead is a customer. */
    WON,
    /** The deal came to nothing; the lead may be worth another try after a while. */
    LOST,
    /** Given back by sales as too early: to be kept in touch with until the time comes. */
    RECYCLED,
    /** Never to be a customer (a competitor, a student), until somebody reinstates it. */
    DISQUALIFIED,
    /** Of an expansion: a customer who has signalled nothing yet. */
    NONE;

    /** Whether a cycle ends with it; what happens next happens in the next one. */
    public boolean isClosed() {
        return this == WON || this == LOST || this == RECYCLED;
    }

    /** Whether the machine puts leads into it that are ready for sales. */
    public boolean isEntrance() {
        return Arrays.stream(CycleKind.values()).anyMatch(kind -> kind.entrances().contains(this));
    }

    /** Whether sales has taken the lead over and the deal is not closed: from here on only people move it. */
    public boolean isAccepted() {
        return this == SAL || this == SQL || this == OPPORTUNITY;
    }

    /** The stage of that name. */
    public static Optional<Stage> of(String name) {
        return Arrays.stream(values()).filter(stage -> stage.name().equals(name)).findFirst();
    }
}
