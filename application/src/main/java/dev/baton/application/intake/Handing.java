package dev.baton.application.intake;

import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.handoff.Happening.Why;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Pause;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.Ending;
import dev.baton.domain.lead.Statement.OfferEnded;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Handing over follows the stages. Who has come to a stage from which leads are offered is to be offered; what is offered of a
 * lead that has left is withdrawn; what people decided of a stage otherwise than by answering answers for them. Of leads whose
 * stage does not move only those that are ready or with sales cost a statement for each batch: they are looked at again.
 */
public record Handing(LedgerPage page, Supplier<UUID> ids, Instant now) {

    /** Follows. @return the facts that come of it, which are to be taken in */
    Map<LeadId, News> follow(Collection<Work> works) {
        List<LeadId> stirred = new ArrayList<>();
        List<LeadId> withSales = new ArrayList<>();
        List<Work> moved = new ArrayList<>();
        for (Work work : works) {
            if (!work.moves.isEmpty() || work.news.changesPast()) {
                moved.add(work);
            } else if (work.row.stage().isEntrance() && work.news.isLoud()) {
                stirred.add(work.row.lead());
            }
            if (work.news.isLoud() && isWithSales(work)) {
                withSales.add(work.row.lead());
            }
        }
        if (!withSales.isEmpty()) {
            page.handoffs().stir(withSales, now);
        }
        if (!stirred.isEmpty()) {
            page.wishes().wake(stirred, now);
        }
        return moved.isEmpty() ? Map.of() : followMoved(moved);
    }

    private static boolean isWithSales(Work work) {
        return work.card.map(card -> card.progress().stream().anyMatch(each -> each.stage() == Stage.SAL))
                .orElse(work.row.stage() == Stage.SAL);
    }

    private Map<LeadId, News> followMoved(List<Work> moved) {
        Map<LeadId, List<Handoff>> open = page.handoffs().open(Work.leads(moved));
        List<Wish> wishes = new ArrayList<>();
        List<Wish> perhaps = new ArrayList<>();
        List<Wanting> content = new ArrayList<>();
        List<Followed> followed = new ArrayList<>();
        Map<LeadId, News> ended = new LinkedHashMap<>();
        for (Work work : moved) {
            List<Handoff> ofLead = open.getOrDefault(work.row.lead(), List.of());
            work.card.ifPresent(card -> card.progress().forEach(progress -> {
                Optional<Followed> one = ofLead.stream()
                        .filter(handoff -> handoff.cycle().kind() == progress.cycle().kind()).findFirst()
                        .map(handoff -> followed(handoff, work, progress, card));
                one.ifPresent(followed::add);
                Wanting who = new Wanting(work.row.lead(), progress.cycle().kind());
                boolean isOpen = one.map(each -> each.after.state().isOpen()).orElse(false);
                if (isOpen || !progress.stage().isAccepted()) {
                    loose(work, progress.cycle().kind(), followed)
                            .forEach((handoff, cycle) -> ended.computeIfAbsent(who.lead(), _ -> new News())
                                    .add(ended(cycle, handoff, Ending.WITHDRAWN, card.next(now))));
                }
                if (!progress.stage().isEntrance() || isOpen) {
                    if (work.news.changesPast() || work.moves.stream().anyMatch(move -> move.from().isEntrance())) {
                        content.add(who);
                    }
                } else {
                    (work.moves.stream().anyMatch(move -> isAbout(move, progress)) ? wishes : perhaps)
                            .add(Wish.now(who, now));
                }
            }));
        }
        Set<Wanting> _ = page.wishes().remove(content);
        page.wishes().put(wishes);
        page.wishes().putIfUnknown(perhaps);
        end(followed.stream().filter(Followed::changed).toList(), ended);
        store(ended);
        List<LeadId> accepted = followed.stream().map(Followed::after)
                .filter(each -> each.state() == HandoffState.ACCEPTED).map(Handoff::lead).toList();
        if (!accepted.isEmpty()) {
            page.handoffs().stir(accepted, now);
        }
        return ended;
    }

    /**
     * Offers that are over without the facts of the lead telling so: what ended them was said of a lead of which it was a part,
     * or by an override that was lifted. Else its points would never fade again.
     */
    private static Map<UUID, Cycle> loose(Work work, CycleKind kind, List<Followed> followed) {
        Map<UUID, Cycle> loose = Pause.lasting(work.facts);
        loose.values().removeIf(cycle -> cycle.kind() != kind);
        followed.stream().filter(each -> each.isTakenBack() || each.after.state().isOpen())
                .forEach(each -> loose.remove(each.after.id()));
        return loose;
    }

    /** What became of a handoff. */
    private record Followed(Handoff before, Handoff after, Optional<What> what, Optional<Actor> by,
            Optional<String> note, Scorecard card) {
        boolean changed() {
            return before.state() != after.state();
        }

        Happening happening(What happened, Instant at) {
            return new Happening(after.id(), after.lead(), at, happened, by, note);
        }

        boolean isTakenBack() {
            return before.state() == HandoffState.OFFERED && after.state() == HandoffState.WITHDRAWN;
        }
    }

    private Followed followed(Handoff handoff, Work work, Progress progress, Scorecard card) {
        HandoffState state = handoff.state();
        Optional<Actor> decider = Optional.empty();
        Optional<String> reason = Optional.empty();
        for (Transition move : work.moves.stream().filter(each -> isAbout(each, progress)).toList()) {
            HandoffState next = state.follow(move.to(), move.cause() instanceof Cause.ByPerson);
            if (next != state && move.cause() instanceof Cause.ByPerson by) {
                decider = Optional.of(work.news.decider(by.by()));
                reason = by.reason();
            }
            state = next;
        }
        state = state.follow(progress.stage(), false);
        Handoff after = state == handoff.state() ? handoff : handoff.in(state, now);
        Optional<Answered> answered = handoff.state() == HandoffState.OFFERED && state != HandoffState.WITHDRAWN
                ? decider.map(by -> new Answered(by, now, Optional.empty()))
                : Optional.empty();
        return new Followed(handoff, answered.map(after::answered).orElse(after), what(after, why(progress, card)),
                decider, reason, card);
    }

    private static boolean isAbout(Transition move, Progress progress) {
        return move.cycle().kind() == progress.cycle().kind();
    }

    /** Whoever left while of another kind than the cycle is for left for that; whatever brought it to light. */
    private Why why(Progress progress, Scorecard card) {
        CycleKind kind = progress.cycle().kind();
        boolean customer = card.isCustomer(card.present(now));
        if (progress.stage() != kind.beginning() || customer == kind.isOfCustomers()) {
            return Why.STAGE_LEFT;
        }
        return customer ? Why.BECAME_CUSTOMER : Why.NO_LONGER_CUSTOMER;
    }

    private static Optional<What> what(Handoff after, Why why) {
        return switch (after.state()) {
            case OFFERED -> Optional.empty();
            case ACCEPTED -> Optional.of(new What.Accepted(after.rep()));
            case REJECTED -> Optional.of(new What.Rejected(Optional.empty()));
            case WITHDRAWN -> Optional.of(new What.Withdrawn(why));
            case RETURNED -> Optional.of(new What.Returned());
            case QUALIFIED -> Optional.of(new What.Qualified(false));
            case SENT_BACK -> Optional.of(new What.SentBack(Optional.empty()));
        };
    }

    private void end(List<Followed> followed, Map<LeadId, News> ended) {
        page.handoffs().save(followed.stream().map(Followed::after).toList());
        new HandoffNews(page, ids).tell(followed.stream()
                .flatMap(each -> each.what.map(what -> each.happening(what, now)).stream()).toList());
        followed.stream().filter(Followed::isTakenBack)
                .forEach(each -> ended.computeIfAbsent(each.after.lead(), _ -> new News())
                        .add(ended(each.after, Ending.WITHDRAWN, each.card.next(now))));
    }

    /** That an offer ended, as a fact of its lead. */
    public LeadFact ended(Handoff handoff, Ending ending, Instant at) {
        return ended(handoff.cycle(), handoff.id(), ending, at);
    }

    private LeadFact ended(Cycle cycle, UUID handoff, Ending ending, Instant at) {
        return new LeadFact(ids.get(), new When(at, at, Effects.ALL), new OfferEnded(cycle, handoff, ending));
    }

    /** What is said of handing a lead over hangs on its first subject. */
    public void store(Map<LeadId, News> news) {
        if (news.isEmpty()) {
            return;
        }
        Map<LeadId, Holder> holders = page.holdersOf(news.keySet());
        List<SubjectFact> facts = new ArrayList<>();
        news.forEach((lead, ofLead) -> {
            Holder holder = Optional.ofNullable(holders.get(lead))
                    .orElseThrow(() -> new LedgerBusy("a lead has joined another meanwhile"));
            ofLead.history().facts().forEach(fact -> facts.add(new SubjectFact(holder.subject(), fact)));
        });
        if (page.storeFacts(facts).contains(false)) {
            throw new IllegalStateException("an offer was made or ended twice");
        }
    }
}
