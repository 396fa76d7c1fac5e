package dev.baton.application.handoff;

import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.Folding;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.News;
import dev.baton.application.intake.Retry;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Seats people at desks, each in a transaction of its own: what one does is done wholly, or not at all. */
record Desks(Ledger ledger, Function<JudgedBy, Plan> plans, Teams teams, TeamRegistry registry, InstantSource clock,
        Supplier<UUID> ids) {
    private static final int TRIES = 10;

    /** Does something at the desk of a handoff, if it is still as who asks has seen it. */
    Outcome at(UUID handoff, Asking asking, Function<Desk, Outcome> step) {
        try {
            return Retry.whileBusy(TRIES, () -> {
                SalesNow sales = SalesNow.of(teams, registry, clock.instant());
                return ledger.write(page -> at(page, handoff, sales, asking, step));
            });
        } catch (Undone e) {
            return e.why;
        }
    }

    private Outcome at(LedgerPage page, UUID handoff, SalesNow sales, Asking asking, Function<Desk, Outcome> step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return page.handoffs().find(handoff)
                .map(found -> locked(page, found, now, present -> asking.seen().test(present)
                        ? step.apply(new Desk(page, present, sales, asking, ids, now))
                        : new Outcome.NotAsSeen()))
                .orElseGet(Outcome.NoSuchHandoff::new);
    }

    private Outcome locked(LedgerPage page, Handoff found, Instant now, Function<Handoff, Outcome> then) {
        LeadId lead = found.lead();
        if (page.lock(Set.of(lead)).isEmpty()) {
            Handoff over = page.handoffs().find(found.id()).orElse(found);
            if (over.state().isOpen()) {
                throw new LedgerBusy("a lead has joined another meanwhile");
            }
            return Desk.over(over, now);
        }
        new Folding(plans, ids, now).fold(page, Map.of(lead, new News()));
        return then.apply(page.handoffs().find(found.id()).orElseThrow());
    }

    /** Undoes the transaction, and says why. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Outcome why;

        Undone(Outcome why) {
            super(why.toString());
            this.why = why;
        }
    }
}
