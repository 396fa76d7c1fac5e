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
import java.util.function.Consumer;
import java.util.function.Function;

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

    /**
     * Who may claim leads: at most so many, which are locked then.
     *
     * @param most how many
     */
    public record Turn(LedgerPage page, Instant now, int most) {}

    /** Leads that were claimed. */
    public record Batch(LedgerPage page, List<LeadId> leads, Instant now) {
        public Batch {
            leads = List.copyOf(leads);
        }
    }

    boolean isPutOff(LeadId lead) {
        return putOff.holds(lead);
    }

    /** Works on at most so many leads. */
    public Round round(Function<Turn, List<LeadId>> claim, int most, Consumer<Batch> work) {
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

    private List<LeadId> claimed(LedgerPage page, Function<Turn, List<LeadId>> claim, Instant now, int most,
            List<LeadId> claimed) {
        claimed.clear();
        claim.apply(new Turn(page, now, most + putOff.all().size())).stream().filter(lead -> !putOff.holds(lead))
                .limit(most)
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

    private static int on(LedgerPage page, List<LeadId> leads, Instant now, Consumer<Batch> work) {
        if (!leads.isEmpty()) {
            work.accept(new Batch(page, leads, now));
        }
        return leads.size();
    }
}
