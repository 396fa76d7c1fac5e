package dev.baton.application.handoff;

import dev.baton.application.handoff.Desks.Undone;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.Needed;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.team.Consequence;
import dev.baton.domain.team.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sales answers what it was offered, and works on what it took over. An offer is answered once: of many who answer at once
 * one is heard, and the others are told who decided and when.
 */
public final class LeadHandoff {
    private final Desks desks;
    private final Function<JudgedBy, Plan> plans;
    private final LeadDecisions decisions;
    private final Needed needed;
    private final PolicyRules rules;
    private final Supplier<UUID> ids;

    /** Answers to the handoffs in this ledger. */
    public LeadHandoff(Ledger ledger, Function<JudgedBy, Plan> plans, LeadDecisions decisions, Needed needed,
            PolicyRules rules, Teams teams, TeamRegistry registry, InstantSource clock, Supplier<UUID> ids) {
        this.desks = new Desks(ledger, plans, teams, registry, clock, ids);
        this.plans = plans;
        this.decisions = decisions;
        this.needed = needed;
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * Who wants something.
     *
     * @param everywhere whether the person may act for every team: sales operations and administrators
     * @param seen       whether the handoff is still as the person has seen it
     */
    public record Asking(Actor by, boolean everywhere, Predicate<Handoff> seen) {
        /** Somebody to whom it is all the same how it is. */
        public Asking(Actor by, boolean everywhere) {
            this(by, everywhere, _ -> true);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is so. */
        record Done(Handoff handoff) implements Outcome {}

        /** There is no such handoff. */
        record NoSuchHandoff() implements Outcome {}

        /** It is not as who asks has seen it. */
        record NotAsSeen() implements Outcome {}

        /** It was answered, or is over: who did that, if anybody, and when. */
        record Decided(HandoffState state, Optional<Answered> answer, Instant at) implements Outcome {}

        /** Nobody has accepted it yet. */
        record NotAccepted() implements Outcome {}

        /** It is for somebody else to do. */
        record NotYours() implements Outcome {}

        /** It is the rep's own, and not for a rep to give back: a rep rejects, with a reason. */
        record NotForReps() implements Outcome {}

        /** Nobody answers for the key. */
        record Nobodys() implements Outcome {}

        /** The team has no such reason; it has these. */
        record UnknownReason(String reason, List<RejectionReason> known) implements Outcome {
            public UnknownReason {
                known = List.copyOf(known);
            }
        }

        /** The team has no such rep. */
        record NoSuchRep(UUID person) implements Outcome {}

        /** The rep is absent, or does not work here any more. */
        record Away(UUID person) implements Outcome {}

        /** The rep has as many open handoffs as the cap allows. */
        record Full(UUID person, int cap) implements Outcome {}

        /** Before it is qualified this must be known of the lead. */
        record Missing(List<Gap> gaps) implements Outcome {
            public Missing {
                gaps = List.copyOf(gaps);
            }
        }

        /** From its stage nobody moves the lead so: somebody has overridden it. */
        record Illegal(Stage stage) implements Outcome {}
    }

    /** Lets happen what somebody wants. */
    public Outcome carryOut(UUID handoff, HandoffOrder order, Asking asking) {
        return switch (order) {
            case HandoffOrder.Accept() -> accept(handoff, asking);
            case HandoffOrder.Reject(String reason, var note) -> reject(handoff, reason, note, asking);
            case HandoffOrder.Transfer(UUID to) -> transfer(handoff, to, asking);
            case HandoffOrder.ArrangeCall(Instant at, var note) -> arrangeCall(handoff, at, note, asking);
            case HandoffOrder.Contact(String channel, boolean reached, var note) ->
                contacted(handoff, channel, reached, note, asking);
            case HandoffOrder.Qualify() -> qualify(handoff, asking);
            case HandoffOrder.SendBack(String reason, var note) -> sendBack(handoff, reason, note, asking);
            case HandoffOrder.GiveBack(var note) -> giveBack(handoff, note, asking);
        };
    }

    /** A rep takes the lead over. */
    public Outcome accept(UUID handoff, Asking asking) {
        return desks.at(handoff, asking, desk -> desk.whileOffered(() -> desk.taker(choice -> {
            Handoff accepted = desk.handoff().chosen(choice).in(HandoffState.ACCEPTED, desk.now())
                    .answered(desk.answer(Optional.empty()));
            return decided(desk, DecisionClock.started(accepted, rules, desk.team()),
                    new What.Accepted(choice.rep()), Optional.empty(), new Decision.Moved(Stage.SAL, Duration.ZERO),
                    Optional.empty());
        })));
    }

    /** A rep says no, for one of the team's reasons: what becomes of the lead is what the reason says. */
    public Outcome reject(UUID handoff, String reason, Optional<String> note, Asking asking) {
        return desks.at(handoff, asking,
                desk -> desk.whileOffered(() -> desk.answering(() -> desk.withReason(reason, told -> {
                    Handoff rejected = desk.handoff().in(HandoffState.REJECTED, desk.now())
                            .answered(desk.answer(Optional.of(reason)));
                    return decided(desk, rejected, new What.Rejected(Optional.of(Grounds.of(told))), note,
                            decision(told), Optional.of(reason));
                }))));
    }

    /** Whoever had accepted the lead gives it back, for one of the team's reasons. */
    public Outcome sendBack(UUID handoff, String reason, Optional<String> note, Asking asking) {
        return desks.at(handoff, asking,
                desk -> desk.whileAccepted(() -> desk.answering(() -> desk.withReason(reason,
                        told -> decided(desk, desk.handoff().in(HandoffState.SENT_BACK, desk.now()),
                                new What.SentBack(Optional.of(Grounds.of(told))), note, decision(told),
                                Optional.of(reason))))));
    }

    private static Decision decision(RejectionReason reason) {
        return switch (reason.then()) {
            case Consequence.Recycle(var _, Duration coolDown) -> new Decision.Moved(Stage.RECYCLED, coolDown);
            case Consequence.Disqualify() -> new Decision.Moved(Stage.DISQUALIFIED, Duration.ZERO);
        };
    }

    /** Whoever had accepted the lead found it worth an opportunity. */
    public Outcome qualify(UUID handoff, Asking asking) {
        return desks.at(handoff, asking, desk -> desk.whileAccepted(() -> desk.answering(
                () -> decided(desk, desk.handoff().in(HandoffState.QUALIFIED, desk.now()),
                        new What.Qualified(false), Optional.empty(), new Decision.Moved(Stage.SQL, Duration.ZERO),
                        Optional.empty()))));
    }

    /** A colleague of the team takes it over: so says whoever has it, or leads the team, and any of its reps while it waits in the queue. */
    public Outcome transfer(UUID handoff, UUID to, Asking asking) {
        return desks.at(handoff, asking,
                desk -> desk.whileOpen(() -> desk.answering(() -> desk.colleague(to, choice -> {
                    Handoff transferred = desk.handoff().chosen(choice);
                    desk.page().routing().turn(List.of(transferred), desk.now());
                    return desk.kept(transferred, desk.happening(desk.routed(choice), Optional.empty()));
                }))));
    }

    /** A call with the person was arranged. */
    public Outcome arrangeCall(UUID handoff, Instant callAt, Optional<String> note, Asking asking) {
        return desks.at(handoff, asking, desk -> desk.whileOpen(() -> desk.answering(() -> desk
                .kept(desk.handoff().withCall(callAt), desk.happening(new What.CallArranged(callAt), note)))));
    }

    /** Somebody tried to reach the person, or did: only that keeps the promise of a first contact. */
    public Outcome contacted(UUID handoff, String channel, boolean reached, Optional<String> note, Asking asking) {
        return desks.at(handoff, asking, desk -> desk.whileOpen(() -> desk.answering(() -> desk.kept(
                reached ? desk.handoff().reached(desk.now()) : desk.handoff(),
                desk.happening(new What.Contacted(channel, reached), note)))));
    }

    /** Gives an offer back to marketing: whoever leads the team, or may act everywhere. */
    public Outcome giveBack(UUID handoff, Optional<String> note, Asking asking) {
        return desks.at(handoff, asking, desk -> desk.whileOffered(() -> desk.leading(
                () -> new Outcome.Done(new Returning(desk.page(), plans, ids, desk.now()).giveBack(desk.handoff(),
                        desk.happening(new What.Returned(), note))))));
    }

    /** First the handoff, then the stage that follows from it: so the one finds the other as it should be. */
    private Outcome decided(Desk desk, Handoff after, What what, Optional<String> note, Decision decision,
            Optional<String> reason) {
        List<Gap> missing = after.state() == HandoffState.QUALIFIED
                ? needed.missing(desk.page(), after.lead(), after.cycle().kind(), desk.now())
                : List.of();
        if (!missing.isEmpty()) {
            return new Outcome.Missing(missing);
        }
        Outcome done = desk.keptAndRouted(after, what, note);
        LeadDecisions.Outcome moved = decisions.decide(desk.page(), after.lead(), new Order(
                Optional.of(after.cycle().kind()), Optional.empty(), decision, desk.asking().by(), reason), desk.now());
        return switch (moved) {
            case LeadDecisions.Outcome.Done _ -> done;
            case LeadDecisions.Outcome.Illegal(Stage from, var _) -> throw new Undone(new Outcome.Illegal(from));
            case LeadDecisions.Outcome.NoSuchLead _,LeadDecisions.Outcome.Unjudged _,LeadDecisions.Outcome.Elsewhere _,LeadDecisions.Outcome.NoSuchStage _,LeadDecisions.Outcome.NothingToLift _,LeadDecisions.Outcome.Denied _,LeadDecisions.Outcome.Missing _ ->
                throw new LedgerBusy("a lead has joined another meanwhile");
        };
    }
}
