package dev.baton.application.intake;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * People say that two leads are one person, and may take it back. Merging links subjects and un-merging unlinks them: facts
 * stay with the subject of the key by which they came, so nothing is added up and everything is computed again, in the same
 * transaction. The judge of the kept lead is the judge of both.
 */
public final class LeadMerging {
    private static final int TRIES = 12;
    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Merging in this ledger. */
    public LeadMerging(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of a wish to merge, or to take a merge back. */
    public sealed interface Outcome {
        /** The two are one lead, which has this id. */
        record Merged(LeadId kept) implements Outcome {}

        /** The two are two leads again. */
        record Parted(LeadId whole, LeadId part) implements Outcome {}

        /** There is no such lead. */
        record NoSuchLead(LeadId lead) implements Outcome {}

        /** Nobody knows who this visitor is: a key tells it, not a merge. */
        record Anonymous(LeadId lead) implements Outcome {}

        /** The part is not part of the whole. */
        record NotMerged(LeadId whole, LeadId part) implements Outcome {}
    }

    /**
     * Makes another lead part of the one that is kept. A lead that is part of another stands for that one. Merging again what
     * is one lead already changes nothing.
     */
    public Outcome merge(LeadId kept, LeadId other) {
        return inTransaction((page, now) -> {
            Map<LeadId, Holder> holders = page.holdersOf(List.of(kept, other));
            for (LeadId lead : List.of(kept, other)) {
                if (!(holders.get(lead) instanceof Holder holder)) {
                    return new Outcome.NoSuchLead(lead);
                }
                if (holder.anonymous()) {
                    return new Outcome.Anonymous(lead);
                }
            }
            LeadId whole = whole(holders, kept);
            LeadId part = whole(holders, other);
            if (!whole.equals(part)) {
                List<Happening> withdrawn = new HandoffMerging(page, ids, now).keepFurther(whole, part);
                page.merge(whole, part, now);
                announce(page, now, EventType.LEAD_MERGED, whole, part);
                new HandoffNews(page, ids).tell(withdrawn);
                foldAnew(page, now, whole);
            }
            return new Outcome.Merged(whole);
        });
    }

    private void announce(LedgerPage page, Instant now, EventType type, LeadId whole, LeadId part) {
        page.announce(List.of(new Announcement(ids.get(), whole, type, now,
                Tree.branch().with("part", part.toString()).done())));
    }

    private static LeadId whole(Map<LeadId, Holder> holders, LeadId lead) {
        return holders.get(lead) instanceof Holder holder ? holder.lead() : lead;
    }

    /** Takes a merge back: the part is a lead of its own again, with what came by its own keys meanwhile. */
    public Outcome unmerge(LeadId from, LeadId part) {
        return inTransaction((page, now) -> {
            Map<LeadId, Holder> holders = page.holdersOf(List.of(from, part));
            for (LeadId lead : List.of(from, part)) {
                if (!holders.containsKey(lead)) {
                    return new Outcome.NoSuchLead(lead);
                }
            }
            LeadId whole = whole(holders, from);
            if (whole.equals(part) || !whole(holders, part).equals(whole)) {
                return new Outcome.NotMerged(whole, part);
            }
            page.unmerge(whole, part);
            announce(page, now, EventType.LEAD_UNMERGED, whole, part);
            settle(page, whole, part, now);
            foldAnew(page, now, whole, part);
            return new Outcome.Parted(whole, part);
        });
    }

    /** Does not suggest any more to merge these two. @return whether anything suggested it */
    public boolean dismiss(LeadId one, LeadId other) {
        return inTransaction((page, now) -> page.dismissMerge(one, other, now));
    }

    /** Whoever said that the two are not one person is not asked again, whether anything had suggested it or not. */
    private static void settle(LedgerPage page, LeadId whole, LeadId part, Instant now) {
        page.keysOf(part).stream().findFirst().ifPresent(key -> {
            page.suggestMerges(List.of(new MergeSuggestion(whole, part, key, now)));
            boolean _ = page.dismissMerge(whole, part, now);
        });
    }

    private void foldAnew(LedgerPage page, Instant now, LeadId... leads) {
        Map<LeadId, News> news = new LinkedHashMap<>();
        for (LeadId lead : leads) {
            News changed = new News();
            changed.past();
            news.put(lead, changed);
        }
        new Folding(plans, ids, now).fold(page, news);
    }

    private interface Work<T> {
        T on(LedgerPage page, Instant now);
    }

    private <T> T inTransaction(Work<T> work) {
        return Retry.whileBusy(TRIES,
                () -> ledger.write(page -> work.on(page, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }
}
