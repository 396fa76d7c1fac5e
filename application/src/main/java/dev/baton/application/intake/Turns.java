package dev.baton.application.intake;

import dev.baton.application.intake.AccountPage.Told;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.RolledUp;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What Baton itself says of leads when it is their turn: which version judges them, what their account has come to. */
record Turns(LedgerPage page, Function<JudgedBy, Plan> plans, Supplier<UUID> ids, Instant now) {

    /** Says that a version judges these leads from their turn on. */
    void judge(List<Work> works, JudgedBy active) {
        if (works.isEmpty()) {
            return;
        }
        Map<LeadId, Holder> subjects = page.holdersOf(Work.leads(works));
        chooseEffects(works);
        List<SubjectFact> judgements = new ArrayList<>();
        for (Work work : works) {
            Effects effects = work.given.orElse(work.news.isLoud() ? Effects.ALL : Effects.NONE);
            LeadFact judgement = new LeadFact(ids.get(), new When(turnOf(work), now, effects), active);
            work.news.add(judgement);
            if (subjects.get(work.row.lead()) instanceof Holder holder) {
                judgements.add(new SubjectFact(holder.subject(), judgement));
            }
        }
        if (page.storeFacts(judgements).contains(false)) {
            throw new IllegalStateException("a judgement was given twice");
        }
    }

    /** What brings a judgement is the lead's own loud fact or, where it was judged before, an activation. */
    private void chooseEffects(List<Work> works) {
        List<Work> given = works.stream().filter(work -> !work.news.isLoud() && work.row.judge().isPresent()).toList();
        if (!given.isEmpty()) {
            Effects activation = page.effects() instanceof StageEffects.All ? Effects.ALL : Effects.NONE;
            given.forEach(work -> work.given = Optional.of(work.news.isTurn() ? Effects.ALL : activation));
        }
    }

    /** What their account came to is a fact of the leads whom it answers a question otherwise than what they heard last. */
    void hear(Collection<Work> works, JudgedBy active) {
        Map<LeadId, Told> told = new AccountNews(page.accounts(), now).told(works);
        List<Work> hearing = works.stream().filter(work -> work.judgedBy(active)
                && told.get(work.row.lead()) instanceof Told said
                && work.kept(plans).filter(card -> !card.hearsAnew(said.values())).isEmpty()).toList();
        if (hearing.isEmpty()) {
            return;
        }
        Map<LeadId, Holder> subjects = page.holdersOf(Work.leads(hearing));
        List<SubjectFact> facts = new ArrayList<>();
        for (Work work : hearing) {
            if (told.get(work.row.lead()) instanceof Told said
                    && subjects.get(work.row.lead()) instanceof Holder holder) {
                When when = new When(turnOf(work), now, AccountNews.effects(said));
                LeadFact fact = new LeadFact(ids.get(), when, new RolledUp(said.values()));
                work.news.add(fact);
                facts.add(new SubjectFact(holder.subject(), fact));
            }
        }
        var _ = page.storeFacts(facts);
    }

    /** A judgement stands behind all that was judged before: beside a fact of its instant it would judge that one too. */
    private Instant turnOf(Work work) {
        return work.row.judge()
                .map(_ -> work.kept(plans).map(card -> card.next(now)).orElse(now))
                .orElse(Scorecard.BEGINNING);
    }
}
