package dev.baton.application.handoff;

import dev.baton.application.intake.Folding;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.Needed;
import dev.baton.application.intake.News;
import dev.baton.application.intake.Retry;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.team.Consequence;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.RejectionReason;
import dev.baton.domain.team.SalesTeam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sales answers what it was offered, and works on what it took over. An offer is answered once: of many who answer at once
 * one is heard, and the others are told who decided and when.
 */
public final class LeadHandoff {
    private static final int TRIES = 10;
    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final LeadDecisions decisions;
    private final Needed needed;
    private final PolicyRules rules;
    private final Teams teams;
    private final TeamRegistry registry;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Answers to the handoffs in this ledger. */
    public LeadHandoff(Ledger ledger, Function<JudgedBy, Plan> plans, LeadDecisions decisions, Needed needed,
            PolicyRules rules, Teams teams, TeamRegistry registry, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.plans = plans;
        this.decisions = decisions;
        this.needed = needed;
        this.rules = rules;
        this.teams = teams;
        this.registry = registry;
        this.clock = clock;
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

    private interface Step {
        Outcome on(Desk desk);
    }

    /** A handoff whose lead is locked, with everything followed that was due. */
    private record Desk(LedgerPage page, Handoff handoff, SalesNow sales, Instant now) {
        Optional<SalesTeam> team() {
            return sales.team(handoff.team());
        }
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
        return at(handoff, asking, desk -> whileOffered(desk, () -> taker(desk, asking, choice -> {
            Instant now = desk.now;
            Handoff accepted = desk.handoff.chosen(choice).in(HandoffState.ACCEPTED, now)
                    .answered(new Answered(asking.by, now, Optional.empty()));
            return decided(desk, asking, DecisionClock.started(accepted, rules, desk.team()),
                    new What.Accepted(choice.rep()), Optional.empty(), new Decision.Moved(Stage.SAL, Duration.ZERO),
                    Optional.empty());
        })));
    }

    /** Who takes it over: whom it was offered to, or a rep of the team who takes it from the queue or from a colleague. */
    private Outcome taker(Desk desk, Asking asking, Function<Choice, Outcome> then) {
        Optional<UUID> person = asking.by.person();
        if (person.isEmpty()) {
            return new Outcome.Nobodys();
        }
        if (!mayAct(desk, asking)) {
            return new Outcome.NotYours();
        }
        if (desk.handoff.rep().equals(person)) {
            return then.apply(desk.handoff.choice());
        }
        Optional<Rep> rep = desk.team().flatMap(team -> team.rep(person.get()));
        if (rep.isEmpty()) {
            return desk.handoff.rep().isPresent() ? then.apply(desk.handoff.choice()) : new Outcome.NotYours();
        }
        return router(desk).selection().isFull(rep.get())
                ? full(rep.get())
                : then.apply(Choice.by(Because.TAKEN, person.get()));
    }

    private static Router router(Desk desk) {
        return new Router(desk.page, desk.sales, desk.team().orElseThrow(), desk.now);
    }

    private static Outcome full(Rep rep) {
        return new Outcome.Full(rep.person(), rep.cap());
    }

    private static boolean mayAct(Desk desk, Asking asking) {
        return asking.everywhere || answerer(desk, asking).mayAnswer();
    }

    private static Answerer answerer(Desk desk, Asking asking) {
        return new Answerer(desk.handoff, desk.team(), asking.by.person());
    }

    /** A rep says no, for one of the team's reasons: what becomes of the lead is what the reason says. */
    public Outcome reject(UUID handoff, String reason, Optional<String> note, Asking asking) {
        return at(handoff, asking,
                desk -> whileOffered(desk, () -> answering(desk, asking, () -> withReason(desk, reason, told -> {
                    Handoff rejected = desk.handoff.in(HandoffState.REJECTED, desk.now)
                            .answered(new Answered(asking.by, desk.now, Optional.of(reason)));
                    return decided(desk, asking, rejected, new What.Rejected(Optional.of(Grounds.of(told))), note,
                            decision(told),
                            Optional.of(reason));
                }))));
    }

    /** Whoever had accepted the lead gives it back, for one of the team's reasons. */
    public Outcome sendBack(UUID handoff, String reason, Optional<String> note, Asking asking) {
        return at(
                handoff, asking, desk -> whileAccepted(desk,
                        () -> answering(desk, asking, () -> withReason(desk, reason,
                                told -> decided(desk, asking, desk.handoff.in(HandoffState.SENT_BACK, desk.now),
                                        new What.SentBack(Optional.of(Grounds.of(told))), note, decision(told),
                                        Optional.of(reason))))));
    }

    private static Decision decision(RejectionReason reason) {
        return switch (reason.then()) {
            case Consequence.Recycle(var _, Duration coolDown) -> new Decision.Moved(Stage.RECYCLED, coolDown);
            case Consequence.Disqualify() -> new Decision.Moved(Stage.DISQUALIFIED, Duration.ZERO);
        };
    }

    private static Outcome withReason(Desk desk, String reason, Function<RejectionReason, Outcome> then) {
        List<RejectionReason> known = desk.team().map(SalesTeam::reasons).orElse(List.of());
        return known.stream().filter(each -> each.id().equals(reason)).findFirst().map(then)
                .orElseGet(() -> new Outcome.UnknownReason(reason, known));
    }

    /** Whoever had accepted the lead found it worth an opportunity. */
    public Outcome qualify(UUID handoff, Asking asking) {
        return at(handoff, asking, desk -> whileAccepted(desk, () -> answering(desk, asking,
                () -> decided(desk, asking, desk.handoff.in(HandoffState.QUALIFIED, desk.now),
                        new What.Qualified(false), Optional.empty(), new Decision.Moved(Stage.SQL, Duration.ZERO),
                        Optional.empty()))));
    }

    /** A colleague of the team takes it over: so says whoever has it, or leads the team, and any of its reps while it waits in the queue. */
    public Outcome transfer(UUID handoff, UUID to, Asking asking) {
        return at(handoff, asking, desk -> whileOpen(desk, () -> answering(desk, asking, () -> {
            Optional<Rep> rep = desk.team().flatMap(team -> team.rep(to));
            if (rep.isEmpty()) {
                return new Outcome.NoSuchRep(to);
            }
            if (desk.handoff.rep().equals(Optional.of(to))) {
                return new Outcome.Done(desk.handoff);
            }
            Optional<Why> hindrance = router(desk).selection().hindrance(rep.get());
            return hindrance.map(why -> switch (why) {
                case AWAY, LEFT -> new Outcome.Away(to);
                case FULL, HAD_IT -> full(rep.get());
            }).orElseGet(() -> transferred(desk, to, asking));
        })));
    }

    private Outcome transferred(Desk desk, UUID to, Asking asking) {
        Choice choice = Choice.by(Because.TRANSFERRED, to);
        desk.page.routing().turn(List.of(desk.handoff.chosen(choice)), desk.now);
        return kept(desk, desk.handoff.chosen(choice), Happening.by(asking.by, desk.handoff, desk.now,
                new What.Routed(desk.handoff.rep(), choice), Optional.empty()));
    }

    /** A call with the person was arranged. */
    public Outcome arrangeCall(UUID handoff, Instant callAt, Optional<String> note, Asking asking) {
        return at(handoff, asking, desk -> whileOpen(desk, () -> answering(desk, asking, () -> kept(desk,
                desk.handoff.withCall(callAt),
                Happening.by(asking.by, desk.handoff, desk.now, new What.CallArranged(callAt), note)))));
    }

    /** Somebody tried to reach the person, or did: only that keeps the promise of a first contact. */
    public Outcome contacted(UUID handoff, String channel, boolean reached, Optional<String> note, Asking asking) {
        return at(handoff, asking, desk -> whileOpen(desk, () -> answering(desk, asking, () -> kept(desk,
                reached ? desk.handoff.reached(desk.now) : desk.handoff,
                Happening.by(asking.by, desk.handoff, desk.now, new What.Contacted(channel, reached), note)))));
    }

    /** Gives an offer back to marketing: whoever leads the team, or may act everywhere. */
    public Outcome giveBack(UUID handoff, Optional<String> note, Asking asking) {
        return at(handoff, asking, desk -> whileOffered(desk, () -> asking.everywhere || answerer(desk, asking).leads()
                ? new Outcome.Done(new Returning(desk.page, plans, ids, desk.now).giveBack(desk.handoff,
                        Happening.by(asking.by, desk.handoff, desk.now, new What.Returned(), note)))
                : answerer(desk, asking).hasIt() ? new Outcome.NotForReps() : new Outcome.NotYours()));
    }

    private static Outcome answering(Desk desk, Asking asking, Supplier<Outcome> then) {
        return asking.by.person().isEmpty() && !asking.everywhere
                ? new Outcome.Nobodys()
                : mayAct(desk, asking) ? then.get() : new Outcome.NotYours();
    }

    private static Outcome whileOffered(Desk desk, Supplier<Outcome> then) {
        return desk.handoff.state() == HandoffState.OFFERED ? then.get() : over(desk.handoff, desk.now);
    }

    private static Outcome whileAccepted(Desk desk, Supplier<Outcome> then) {
        return switch (desk.handoff.state()) {
            case ACCEPTED -> then.get();
            case OFFERED -> new Outcome.NotAccepted();
            case REJECTED, WITHDRAWN, RETURNED, QUALIFIED, SENT_BACK -> over(desk.handoff, desk.now);
        };
    }

    private static Outcome whileOpen(Desk desk, Supplier<Outcome> then) {
        return desk.handoff.state().isOpen() ? then.get() : over(desk.handoff, desk.now);
    }

    private static Outcome over(Handoff handoff, Instant now) {
        return new Outcome.Decided(handoff.state(), handoff.answer(),
                handoff.endedAt().or(() -> handoff.answer().map(Answered::at)).orElse(now));
    }

    private Outcome kept(Desk desk, Handoff after, Happening... happenings) {
        desk.page.handoffs().save(List.of(after));
        new HandoffNews(desk.page, ids).tell(List.of(happenings));
        return new Outcome.Done(after);
    }

    /** First the handoff, then the stage that follows from it: so the one finds the other as it should be. */
    private Outcome decided(Desk desk, Asking asking, Handoff after, What what, Optional<String> note,
            Decision decision, Optional<String> reason) {
        List<Gap> missing = after.state() == HandoffState.QUALIFIED
                ? needed.missing(desk.page, after.lead(), after.cycle().kind(), desk.now)
                : List.of();
        if (!missing.isEmpty()) {
            return new Outcome.Missing(missing);
        }
        Happening answer = Happening.by(asking.by, after, desk.now, what, note);
        Outcome done = after.rep().equals(desk.handoff.rep())
                ? kept(desk, after, answer)
                : kept(desk, after, Happening.by(asking.by, after, desk.now,
                        new What.Routed(desk.handoff.rep(), after.choice()), Optional.empty()), answer);
        LeadDecisions.Outcome moved = decisions.decide(desk.page, after.lead(), new Order(
                Optional.of(after.cycle().kind()), Optional.empty(), decision, asking.by, reason), desk.now);
        return switch (moved) {
            case LeadDecisions.Outcome.Done _ -> done;
            case LeadDecisions.Outcome.Illegal(Stage from, var _) -> throw new Undone(new Outcome.Illegal(from));
            case LeadDecisions.Outcome.NoSuchLead _,LeadDecisions.Outcome.Unjudged _,LeadDecisions.Outcome.Elsewhere _,LeadDecisions.Outcome.NoSuchStage _,LeadDecisions.Outcome.NothingToLift _,LeadDecisions.Outcome.Denied _,LeadDecisions.Outcome.Missing _ ->
                throw new LedgerBusy("a lead has joined another meanwhile");
        };
    }

    /** Undoes the transaction: the stage does not follow. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Outcome why;

        Undone(Outcome why) {
            super(why.toString());
            this.why = why;
        }
    }

    private Outcome at(UUID handoff, Asking asking, Step step) {
        try {
            return Retry.whileBusy(TRIES, () -> {
                SalesNow sales = SalesNow.of(teams, registry, clock.instant());
                return ledger.write(page -> at(page, handoff, sales, asking, step));
            });
        } catch (Undone e) {
            return e.why;
        }
    }

    private Outcome at(LedgerPage page, UUID handoff, SalesNow sales, Asking asking, Step step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return page.handoffs().find(handoff)
                .map(found -> locked(page, found, sales, now, desk -> asking.seen.test(desk.handoff)
                        ? step.on(desk)
                        : new Outcome.NotAsSeen()))
                .orElseGet(Outcome.NoSuchHandoff::new);
    }

    private Outcome locked(LedgerPage page, Handoff found, SalesNow sales, Instant now, Step step) {
        LeadId lead = found.lead();
        if (page.lock(Set.of(lead)).isEmpty()) {
            Handoff over = page.handoffs().find(found.id()).orElse(found);
            if (over.state().isOpen()) {
                throw new LedgerBusy("a lead has joined another meanwhile");
            }
            return over(over, now);
        }
        new Folding(plans, ids, now).fold(page, Map.of(lead, new News()));
        Handoff present = page.handoffs().find(found.id()).orElseThrow();
        return step.on(new Desk(page, present, sales, now));
    }
}
