package dev.baton.domain.lead;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A lead goes through cycles, one after the other; at most one of a kind is open. */
public enum CycleKind {
    /** From a lead to a customer. */
    NEW_BUSINESS(Stage.LEAD, List.of(Stage.PQL, Stage.MQL)),
    /** Of customers: from a wish for more to more business. It begins with no stage at all. */
    EXPANSION(Stage.NONE, List.of(Stage.SERVICE_QUALIFIED));

    /** The written words. */
    public static final Map<String, CycleKind> WORDS = Map.of("new-business", NEW_BUSINESS, "expansion", EXPANSION);

    private final Stage beginning;
    private final List<Stage> entrances;

    CycleKind(Stage beginning, List<Stage> entrances) {
        this.beginning = beginning;
        this.entrances = entrances;
    }

    /** The stage in which its cycles begin, and to which a lead comes back that is qualified no more. */
    public Stage beginning() {
        return beginning;
    }

    /** The stages that the machine puts leads in, the one that is asked for first coming first. */
    public List<Stage> entrances() {
        return entrances;
    }

    /** Whether they are those of customers; the others are of whoever is none. */
    public boolean isOfCustomers() {
        return this == EXPANSION;
    }

    /** Whether its cycles have this stage. */
    public boolean has(Stage stage) {
        return switch (stage) {
            case LEAD, MQL, PQL -> this == NEW_BUSINESS;
            case NONE, SERVICE_QUALIFIED -> this == EXPANSION;
            case SAL, SQL, OPPORTUNITY, WON, LOST, RECYCLED, DISQUALIFIED -> true;
        };
    }

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
