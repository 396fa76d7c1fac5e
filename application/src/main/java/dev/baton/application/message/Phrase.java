package dev.baton.application.message;

import java.util.Locale;

/** What letters to people of sales say. {0} is the name of the lead where one is told. */
public enum Phrase {
    /** What the letter is about. */
    HEAD_OFFERED,
    /** What the letter is about. */
    HEAD_ACCEPTED,
    /** What the letter is about. */
    HEAD_QUEUED,
    /** What the letter is about. */
    HEAD_REMINDED,
    /** What the letter is about. */
    HEAD_BREACHED,
    /** What the letter is about. */
    HEAD_ESCALATED,
    /** What the letter is about. */
    HEAD_GONE,
    /** The person has the lead. */
    SAID_OFFERED,
    /** {1} has accepted it for the person. */
    SAID_ACCEPTED,
    /** Nobody has it. */
    SAID_QUEUED,
    /** {1} percent of the time to answer. */
    REMINDED_ACCEPT,
    /** {1} percent of the time to speak to the person. */
    REMINDED_FIRST_CONTACT,
    /** {1} percent of the time to decide. */
    REMINDED_DECISION,
    /** The time to answer. */
    BREACHED_ACCEPT,
    /** The time to speak to the person. */
    BREACHED_FIRST_CONTACT,
    /** The time to decide. */
    BREACHED_DECISION,
    /** Whoever leads the team is told. */
    RUNG_ALERT_LEAD,
    /** Somebody else is sought. */
    RUNG_REASSIGN,
    /** Marketing has it again. */
    RUNG_RETURN,
    /** Nobody else was found. */
    RUNG_NOT_REASSIGNED,
    /** Sales has answered, so marketing does not have it again. */
    RUNG_NOT_RETURNED,
    /** The lead has left the stage. */
    GONE_STAGE_LEFT,
    GONE_BECAME_CUSTOMER,
    GONE_NO_LONGER_CUSTOMER,
    /** The lead is part of another one. */
    GONE_MERGED,
    /** The lead was erased; nobody is named. */
    GONE_ERASED,
    /** Marketing has it again. */
    GONE_RETURNED,
    /** {1} has it. */
    GONE_HANDED_ON,
    /** {1} has accepted it. */
    GONE_TAKEN,
    /** {1} has rejected it. */
    GONE_REJECTED,
    /** {1} has sent it back. */
    GONE_SENT_BACK,
    /** It waits in the queue. */
    GONE_QUEUED,
    /** Stands for the name where none is known any more. */
    NAMELESS,
    /** Stands for the name of a colleague whom nobody knows any more. */
    COLLEAGUE,
    /** Why this person. */
    BECAUSE_SAME_ACCOUNT,
    /** Why this person. */
    BECAUSE_OWNER,
    /** Why this person. */
    BECAUSE_TERRITORY,
    /** Why this person. */
    BECAUSE_TURN,
    /** Why this person. */
    BECAUSE_NOBODY_FREE,
    /** Why this person. */
    BECAUSE_TRANSFERRED,
    /** Why this person. */
    BECAUSE_TAKEN,
    /** It was over when it happened; {0} by when it was to be done. */
    OVERDUE,
    /** By {0}. */
    UNTIL_ACCEPT,
    /** By {0}. */
    UNTIL_FIRST_CONTACT,
    /** By {0}. */
    UNTIL_DECISION,
    /** What comes below: who the lead is. */
    WHO,
    /** What comes below: why the score is {0}. */
    WHY,
    /** {0} points for {1}. */
    POINTS,
    /** What comes below: what the lead did last. */
    STORY,
    /** What comes below: what the lead answered. */
    ANSWERS,
    /** Leads to the packet. */
    OPEN,
    /** Who wrote this about which handoff {0}. */
    SIGNED,
    /** Says that something holds. */
    YES,
    /** Says that something does not hold. */
    NO;

    /** Its name in the catalogues. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
