package dev.baton.domain.definition;

import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question about a lead. Conditions never know the present instant itself; what changes with time changes through counts
 * and scores. Rules may ask only for what {@link Reads#FACTS} allows, stage rules for everything.
 */
public sealed interface Condition {

    /** All of these hold. */
    record All(List<Condition> parts) implements Condition {}

    /** One of these holds. */
    record Any(List<Condition> parts) implements Condition {}

    /** This does not hold. */
    record Not(Condition part) implements Condition {}

    /** An attribute compares so. */
    record OfAttribute(String name, Comparison comparison) implements Condition {}

    /** The lead's answer to a qualification question compares so. */
    record OfAnswer(String question, Comparison comparison) implements Condition {}

    /** The lead's source compares so. */
    record OfSource(Comparison comparison) implements Condition {}

    /** The lead's word about a channel. */
    record OfConsent(Channel channel, Consent consent) implements Condition {}

    /** Whether the lead is a customer. */
    record OfCustomer(boolean customer) implements Condition {}

    /**
     * How many engagements there were.
     *
     * @param atLeast at least {@code n}; otherwise at most {@code n}, which must hold even if suspect and unknowable ones
     *                counted
     * @param days    different days with one are counted, not engagements
     * @param within  within this time up to the instant; ever, if empty
     */
    record OfCount(boolean atLeast, int n, boolean days, Match of, Optional<Duration> within) implements Condition {}

    /** The lead's journey has come to one of these positions, and no further; while it is at none, this does not hold. */
    record OfJourney(Set<Funnel> positions) implements Condition {}

    /** The shown score of a dimension, or of the total if none is named, compares so with a whole number. */
    record OfScore(Optional<String> dimension, Comparison.Order order, int than) implements Condition {}

    /** The grade is one of these. */
    record OfGrade(Set<String> grades) implements Condition {}

    /** The stage is one of these. */
    record OfStage(Set<Stage> stages) implements Condition {}

    /** What the leads of the account come to together, under this name, compares so; while nothing was told, it does not. */
    record OfAccount(String rollUp, Comparison.Order order, int than) implements Condition {
        /** Whether it holds of what the leads come to. */
        public boolean holdsOf(int value) {
            return order.holds(Integer.compare(value, than));
        }
    }

    /** What a condition may read at its place. */
    enum Reads {
        /** Attributes, answers, source, consent, customer, counts, the journey: what rules read. */
        FACTS,
        /** All of that, and scores, total, grade, stage and account: what {@code enter} and {@code leave} read. */
        SCORES
    }
}
