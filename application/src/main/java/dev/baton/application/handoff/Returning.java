package dev.baton.application.handoff;

import dev.baton.application.intake.Folding;
import dev.baton.application.intake.Handing;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.News;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.Ending;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Marketing takes back what nobody at sales has answered. That is no rejection: the stage stays, and the same rule does not
 * offer the lead again without new evidence.
 */
record Returning(LedgerPage page, Function<JudgedBy, Plan> plans, Supplier<UUID> ids, Instant now) {
    /** Whoever shows something new is looked at then. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    /** Takes it back. @return the handoff, which is over */
    Handoff giveBack(Handoff handoff, Happening happening) {
        Handoff returned = handoff.in(HandoffState.RETURNED, now);
        page.handoffs().save(List.of(returned));
        new HandoffNews(page, ids).tell(List.of(happening));
        LeadId lead = handoff.lead();
        Instant at = Optional.ofNullable(page.lock(Set.of(lead)).get(lead)).flatMap((Card row) -> row.scorecard(plans))
                .map(card -> card.next(now)).orElse(now);
        News news = new News();
        Handing handing = new Handing(page, ids, now);
        news.add(handing.ended(returned, Ending.RETURNED, at));
        handing.store(Map.of(lead, news));
        new Folding(plans, ids, now).fold(page, Map.of(lead, news));
        page.wishes().putIfUnknown(List.of(new Wish(new Wanting(lead, handoff.cycle().kind()),
                new Status.Returned(handoff.rule(), now), now.plus(LOOK_AGAIN))));
        return returned;
    }
}
