package dev.baton.application.announcement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kinds of events there are. Each is described under {@code webhooks} in the OpenAPI document. */
public enum EventType {
    /** A lead came into another stage. */
    LEAD_STAGE_CHANGED,
    /** Another lead has become part of this one. */
    LEAD_MERGED,
    /** A lead that was part of this one is a lead of its own again. */
    LEAD_UNMERGED,
    /** A lead was erased, with all that had become part of it. */
    LEAD_ERASED,
    /** A lead was offered to sales. */
    HANDOFF_OFFERED,
    /** It was decided to whom an offered lead goes. */
    HANDOFF_ROUTED,
    /** Another rep has it now. */
    HANDOFF_TRANSFERRED,
    /** The rep and the lead are to talk. */
    HANDOFF_CALL_SCHEDULED,
    /** The rep tried to reach the lead. */
    HANDOFF_CONTACT_ATTEMPTED,
    /** The rep takes the lead. */
    HANDOFF_ACCEPTED,
    /** The rep does not take it. */
    HANDOFF_REJECTED,
    /** The offer was taken back, since its ground is gone. */
    HANDOFF_WITHDRAWN,
    /** The offer went back to marketing, since nobody answered in time. */
    HANDOFF_RETURNED,
    /** Sales found an accepted lead worth an opportunity. */
    HANDOFF_QUALIFIED,
    /** Sales gave an accepted lead back. */
    HANDOFF_SENT_BACK,
    /** A part of the time that was promised is over. */
    HANDOFF_REMINDER,
    /** A time that was promised is over. */
    HANDOFF_BREACHED,
    /** Something was done about a time that is over. */
    HANDOFF_ESCALATED,
    /** No rule of the policy says what to do with a lead that is ready. */
    HANDOFF_UNMATCHED,
    /** Nothing is sent to an endpoint any more. */
    ENDPOINT_DISABLED,
    /** Somebody tries an endpoint out. */
    PING;

    /** By their codes. */
    public static final Map<String, EventType> WORDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    /** Whether everybody may hear of it; what tries an endpoint out is for that one alone. */
    public boolean isForAll() {
        return this != PING;
    }

    /** Its name in written forms, what it is about before the point: {@code handoff.call-scheduled}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
