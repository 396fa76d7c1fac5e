package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Awaiting;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Leads whose stages follow an activation day by day. */
record Waiting(LedgerPage page, Function<JudgedBy, Plan> plans, Instant now) {

    /** Who waits for a day on which the stage may follow, who waits no more, and how many moved. */
    void follow(Collection<Work> works) {
        List<LeadId> free = works.stream().filter(work -> work.wasHeld && !work.isHeld() || work.news.isTurn())
                .map(work -> work.row.lead()).toList();
        page.awaitNoMore(free);
        List<Awaiting> held = works.stream().filter(work -> work.isHeld() && (!work.wasHeld || work.given.isPresent()))
                .flatMap(work -> work.card.stream().map(card -> awaiting(work, card))).toList();
        if (!held.isEmpty() && page.effects() instanceof StageEffects.Paced) {
            page.await(held);
        }
        int moved = (int) works.stream().filter(Work::movedByActivation).count();
        if (moved > 0) {
            page.activeVersion().ifPresent(active -> page.moved(
                    LocalDate.ofInstant(now, plans.apply(active).definition().zone()), moved));
        }
    }

    private Awaiting awaiting(Work work, Scorecard card) {
        Stage stage = card.stageIfAsked();
        return new Awaiting(work.row.lead(), stage.isEntrance(), card.score(card.present(now)).total());
    }
}
