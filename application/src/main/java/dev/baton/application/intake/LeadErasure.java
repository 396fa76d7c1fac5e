package dev.baton.application.intake;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Erases people. A lead becomes a tombstone, whole or not at all: its ids, stages and times stay, so that the numbers stay
 * right, and nothing that tells of the person does.
 */
public final class LeadErasure {
    private static final int TRIES = 12;
    /** An item may have megabytes. */
    private static final int ITEMS = 50;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Erasure in this ledger. */
    public LeadErasure(Ledger ledger, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Erases a lead with all that was merged with it: it is one person. Erasing again changes nothing. What nobody could read
     * is looked through first, in small transactions: whoever breaks off in the middle can begin again.
     *
     * @param suppress whether to remember the keys, as salted hashes only: what comes with one of them later is not recorded
     * @return whether there was such a lead to erase
     */
    public boolean erase(LeadId lead, boolean suppress) {
        blankUnread(keysOf(lead));
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> {
            if (!(page.holdersOf(List.of(lead)).get(lead) instanceof Holder holder)) {
                return false;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            new HandoffMerging(page, ids, now).withdraw(holder.lead());
            page.erase(holder.lead(), suppress, now);
            page.announce(List.of(new Announcement(ids.get(), holder.lead(), EventType.LEAD_ERASED, now,
                    Tree.branch().done())));
            return true;
        }));
    }

    private List<IdentityKey> keysOf(LeadId lead) {
        return ledger.write(page -> Optional.ofNullable(page.holdersOf(List.of(lead)).get(lead))
                .map(holder -> page.keysOf(holder.lead())).orElse(List.of()));
    }

    private void blankUnread(List<IdentityKey> keys) {
        Optional<EngagementId> last = Optional.empty();
        boolean more = !keys.isEmpty();
        while (more) {
            Optional<EngagementId> after = last;
            last = Retry.whileBusy(TRIES, () -> ledger.write(page -> page.blankUnread(keys, after, ITEMS)));
            more = last.isPresent();
        }
    }
}
