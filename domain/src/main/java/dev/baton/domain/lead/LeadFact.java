package dev.baton.domain.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One dated fact about a lead, appended and never changed: a new value is another fact.
 *
 * @param id   settles the order of facts of one instant; ids are given out ascending, so what was said later holds
 * @param when its times
 * @param says what it says
 */
public record LeadFact(UUID id, When when, Statement says) {

    /** The order of the fold: by position, then by id. */
    public static final Comparator<LeadFact> BY_POSITION = Comparator
            .comparing(LeadFact::position).thenComparing(LeadFact::id);

    /** The order of what holds: by when it was so, by when it was recorded, then by id. */
    private static final Comparator<LeadFact> BY_TIME = Comparator.comparing((LeadFact fact) -> fact.when.occurredAt())
            .thenComparing(fact -> fact.when.recordedAt()).thenComparing(LeadFact::id);

    /** Whether, of two facts about the same thing, this one holds: the later, then the one recorded later, then by id. */
    public boolean holdsOver(LeadFact other) {
        return BY_TIME.compare(this, other) >= 0;
    }

    /**
     * Where the fact stands in the fold. Decisions of people bind from the moment they were recorded, offers are made then; a
     * judgement stands where it was given, and so does what an account came to.
     */
    public Instant position() {
        return switch (says) {
            case Statement.ByPeople _,Statement.Handing _ -> when.recordedAt();
            case Statement.JudgedBy _,Statement.RolledUp _ -> when.occurredAt();
            case Statement.AttributeIs _,Statement.ConsentIs _,Statement.ReachabilityIs _,Statement.Touched _,Statement.CustomerIs _,Statement.Answered _,Statement.Predicted _ ->
                when.position();
        };
    }

    /**
     * Whether the fact takes its place without asking for the stage. What an account came to never asks: the stage follows it
     * as it follows the passing of time; nor does an offer, which follows the stage.
     */
    public boolean isQuiet() {
        return switch (says) {
            case Statement.JudgedBy _ -> when.effects() == Effects.NONE;
            case Statement.RolledUp _,Statement.Handing _ -> true;
            case Statement.ByPeople _,Statement.AttributeIs _,Statement.ConsentIs _,Statement.ReachabilityIs _,Statement.Touched _,Statement.CustomerIs _,Statement.Answered _,Statement.Predicted _ ->
                when.isQuiet();
        };
    }

    /** Whether whoever would move by this is held instead, since it is to have no effects. */
    public boolean holds() {
        return switch (says) {
            case Statement.JudgedBy _,Statement.RolledUp _ -> when.effects() == Effects.NONE;
            case Statement.Handing _,Statement.ByPeople _,Statement.AttributeIs _,Statement.ConsentIs _,Statement.ReachabilityIs _,Statement.Touched _,Statement.CustomerIs _,Statement.Answered _,Statement.Predicted _ ->
                false;
        };
    }

    /** Whether it says something about the person, so that the lead is known from then on. */
    public boolean makesKnown() {
        return !(says instanceof Statement.JudgedBy || says instanceof Statement.RolledUp
                || says instanceof Statement.Handing);
    }
}
