package dev.baton.application.intake;

import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.handoff.Happening.Why;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What becomes of the handoffs of leads that become one, or are erased. */
record HandoffMerging(LedgerPage page, Supplier<UUID> ids, Instant now) {

    /**
     * Of two leads that become one, where both have an open handoff in cycles of one kind the one that is further on stays; of
     * equals, that of the lead that is kept.
     *
     * @return what happened to the others, which is to be told once it was told that the leads are one
     */
    List<Happening> keepFurther(LeadId whole, LeadId part) {
        var _ = page.lock(Set.of(whole, part));
        Map<LeadId, List<Handoff>> open = page.handoffs().open(Set.of(whole, part));
        List<Handoff> lost = new ArrayList<>();
        for (Handoff own : open.getOrDefault(whole, List.of())) {
            open.getOrDefault(part, List.of()).stream()
                    .filter(other -> other.cycle().kind() == own.cycle().kind()).findFirst()
                    .ifPresent(other -> lost.add(isFurther(other, own) ? own : other));
        }
        return withdrawn(lost, Why.MERGED);
    }

    private static boolean isFurther(Handoff one, Handoff other) {
        return one.state() == HandoffState.ACCEPTED && other.state() == HandoffState.OFFERED;
    }

    /** Nobody sells to whom nobody may know any more. */
    void withdraw(LeadId lead) {
        var _ = page.lock(Set.of(lead));
        new HandoffNews(page, ids).tell(
                withdrawn(page.handoffs().open(Set.of(lead)).getOrDefault(lead, List.of()), Why.ERASED));
    }

    private List<Happening> withdrawn(List<Handoff> lost, Why why) {
        if (lost.isEmpty()) {
            return List.of();
        }
        page.handoffs().save(lost.stream().map(each -> each.in(HandoffState.WITHDRAWN, now)).toList());
        Map<LeadId, News> ended = new LinkedHashMap<>();
        Handing handing = new Handing(page, ids, now);
        lost.forEach(each -> ended.computeIfAbsent(each.lead(), _ -> new News())
                .add(handing.ended(each, Ending.WITHDRAWN, now)));
        handing.store(ended);
        return lost.stream().map(each -> Happening.of(each, now, new What.Withdrawn(why))).toList();
    }
}
