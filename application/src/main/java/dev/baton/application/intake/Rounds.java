package dev.baton.application.intake;

import dev.baton.application.intake.Upkeep.PutOff;
import dev.baton.application.intake.Upkeep.Round;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Work on leads that nobody waits for, a few in each transaction. Where one of them makes it fail, fewer are taken until it
 * stands alone; then it is put off for {@link Upkeep#PUT_OFF}, so that the others do not wait for it. Any number of
 * instances may do this at once; each claims its own leads.
 */
public final class Rounds {
    private static final int TRIES = 5;
    private final LeftAlone<LeadId> putOff = new LeftAlone<>();
    private final Ledger ledger;
    private final InstantSource clock;

    /** Rounds over the leads of this ledger. */
    public Rounds(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Which leads are next, at most so many; locked. */
    public interface Claim {
        /** Claims them. */
        List<LeadId> next(LedgerPage page, Instant now, int most);
    }

    /** What is done with leads that were claimed. */
    public interface Work {
        /** Does it. */
        void on(LedgerPage page, List<LeadId> leads, Instant now);
    }

    boolean isPutOff(LeadId lead) {
        return putOff.holds(lead);
    }

    /** Works on at most so many leads. */
    public Round round(Claim claim, int most, Work work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        putOff.wake(now);
        int size = most;
        while (true) {
            List<LeadId> claimed = new ArrayList<>();
            int wanted = size;
            try {
                int looked = Retry.whileBusy(TRIES,
                        () -> ledger.write(page -> on(page, claimed(page, claim, now, wanted, claimed), now, work)));
                return new Round(looked, looked == wanted || wanted < most, Optional.empty());
            } catch (LedgerBusy | LedgerUnavailable e) {
                throw e;
            } catch (RuntimeException failure) {
                if (claimed.size() == 1) {
                    return putOff(claimed.getFirst(), failure, now);
                }
                size = half(claimed, failure);
            }
        }
    }

    private List<LeadId> claimed(LedgerPage page, Claim claim, Instant now, int most, List<LeadId> claimed) {
        claimed.clear();
        claim.next(page, now, most + putOff.all().size()).stream().filter(lead -> !putOff.holds(lead)).limit(most)
                .forEach(claimed::add);
        return claimed;
    }

    private static int half(List<LeadId> claimed, RuntimeException failure) {
        if (claimed.isEmpty()) {
            throw failure;
        }
        return claimed.size() / 2;
    }

    private Round putOff(LeadId lead, RuntimeException failure, Instant now) {
        putOff.add(lead, failure, now);
        return new Round(1, true, Optional.of(new PutOff.OfLead(lead, failure)));
    }

    private static int on(LedgerPage page, List<LeadId> leads, Instant now, Work work) {
        if (!leads.isEmpty()) {
            work.on(page, leads, now);
        }
        return leads.size();
    }
}
