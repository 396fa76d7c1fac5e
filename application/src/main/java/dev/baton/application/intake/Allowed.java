package dev.baton.application.intake;

import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.util.Optional;
import java.util.UUID;

/** Who may decide where a lead stands. */
public interface Allowed {
    /** Whoever wants to, whatever is known of the lead. */
    Allowed ANYBODY = new Allowed() {
        @Override
        public Optional<Denial> denial(LedgerPage page, LeadId lead, CycleKind kind, Order order) {
            return Optional.empty();
        }

        @Override
        public boolean overridesNeeds() {
            return true;
        }
    };

    /** Why it is not for whoever orders it to decide so in the lead's cycle of a kind; empty if nothing speaks against it. */
    Optional<Denial> denial(LedgerPage page, LeadId lead, CycleKind kind, Order order);

    /** Whether an override may call a lead sales-qualified of which less is known than the policy needs. */
    default boolean overridesNeeds() {
        return false;
    }

    /** Why it is not for somebody. */
    sealed interface Denial {
        /** Sales has the lead, or is asked to take it: it is for others to answer. */
        record NotYours() implements Denial {}

        /** The same, and nobody answers for the key. */
        record Nobodys() implements Denial {}

        /** The rep has as many open handoffs as the cap allows. */
        record Full(UUID person, int cap) implements Denial {}
    }
}
