package dev.baton.domain.handoff;

import dev.baton.domain.lead.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a handoff is. Offered and accepted ones are open; of one cycle at most one is. */
public enum HandoffState {
    /** Sales was asked and has not answered. */
    OFFERED,
    /** A rep took the lead over. */
    ACCEPTED,
    /** A rep said no, with a reason. */
    REJECTED,
    /** The lead is not to be sold to at present, or is handed over as another one. */
    WITHDRAWN,
    /** Nobody answered in time: marketing has the lead again. */
    RETURNED,
    /** The rep found the lead worth an opportunity. */
    QUALIFIED,
    /** The rep who had accepted it gave it back, with a reason. */
    SENT_BACK;

    /** By their written words. */
    public static final Map<String, HandoffState> WORDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(HandoffState::code, Function.identity()));

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody at sales has the lead, or is asked to take it. */
    public boolean isOpen() {
        return this == OFFERED || this == ACCEPTED;
    }

    /**
     * Where it is after its cycle has come to another stage: an answer of sales is a decision about the stage, and an offer
     * follows the score.
     *
     * @param byPerson whether a person moved the lead
     */
    public HandoffState follow(Stage to, boolean byPerson) {
        return switch (this) {
            case OFFERED -> switch (to) {
                case MQL, PQL, SERVICE_QUALIFIED -> OFFERED;
                case SAL -> ACCEPTED;
                case SQL, OPPORTUNITY -> QUALIFIED;
                case RECYCLED, DISQUALIFIED -> byPerson ? REJECTED : WITHDRAWN;
                case LEAD, NONE, WON, LOST -> WITHDRAWN;
            };
            case ACCEPTED -> switch (to) {
                case SAL -> ACCEPTED;
                case SQL, OPPORTUNITY, WON -> QUALIFIED;
                case RECYCLED, DISQUALIFIED -> SENT_BACK;
                case MQL, PQL, SERVICE_QUALIFIED, LEAD, NONE, LOST -> WITHDRAWN;
            };
            case REJECTED, WITHDRAWN, RETURNED, QUALIFIED, SENT_BACK -> this;
        };
    }
}
