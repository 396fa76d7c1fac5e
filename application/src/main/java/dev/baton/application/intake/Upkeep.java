package dev.baton.application.intake;

import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What happens without anyone sending a fact: stages follow when something becomes due, and leads that another version
 * judged, or none, are judged by the active one. Any number of instances may do this at once; each claims its own leads.
 */
public final class Upkeep {
    private static final int TRIES = 5;
    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Upkeep of this ledger. */
    public Upkeep(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
    }

    /** Lets the stages of at most so many leads follow what has become due. @return how many leads were looked at */
    public int followDue(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> fold(page, page.claimDue(now, most), now, false)));
    }

    /**
     * Judges at most so many leads by the active version, without effects: scores are counted anew, and a stage follows only
     * with the lead's own next fact.
     *
     * @return how many leads were judged
     */
    public int judgeAnew(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> page.activeVersion()
                .map(active -> fold(page, page.claimJudgedOtherwise(active, most), now, true)).orElse(0)));
    }

    private int fold(LedgerPage page, List<LeadId> leads, Instant now, boolean anew) {
        if (leads.isEmpty()) {
            return 0;
        }
        Map<LeadId, News> news = new LinkedHashMap<>();
        for (LeadId lead : leads) {
            News nothing = new News();
            if (anew) {
                nothing.past();
            }
            news.put(lead, nothing);
        }
        Set<LeadId> asked = new HashSet<>(leads);
        return new Folding(plans, ids, now).fold(page, news, Set.of(), asked).size();
    }
}
