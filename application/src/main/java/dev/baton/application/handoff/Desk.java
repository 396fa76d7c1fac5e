package dev.baton.application.handoff;

import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LedgerPage;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.RejectionReason;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where somebody acts on a handoff: its lead is locked, and everything that was due has been followed. The desk knows what
 * stands in the way of whoever sits at it.
 */
record Desk(LedgerPage page, Handoff handoff, SalesNow sales, Asking asking, Supplier<UUID> ids, Instant now) {

    /** The team of the handoff, if it is still there. */
    Optional<SalesTeam> team() {
        return sales.team(handoff.team());
    }

    /** Only while nobody has answered. */
    Outcome whileOffered(Supplier<Outcome> then) {
        return handoff.state() == HandoffState.OFFERED ? then.get() : over(handoff, now);
    }

    /** Only while sales works on the lead. */
    Outcome whileAccepted(Supplier<Outcome> then) {
        return switch (handoff.state()) {
            case ACCEPTED -> then.get();
            case OFFERED -> new Outcome.NotAccepted();
            case REJECTED, WITHDRAWN, RETURNED, QUALIFIED, SENT_BACK -> over(handoff, now);
        };
    }

    /** Only until it is over. */
    Outcome whileOpen(Supplier<Outcome> then) {
        return handoff.state().isOpen() ? then.get() : over(handoff, now);
    }

    /** That it was answered, or is over. */
    static Outcome over(Handoff handoff, Instant now) {
        return new Outcome.Decided(handoff.state(), handoff.answer(),
                handoff.endedAt().or(() -> handoff.answer().map(Answered::at)).orElse(now));
    }

    /** Only for those who may answer. */
    Outcome answering(Supplier<Outcome> then) {
        return asking.by().person().isEmpty() && !asking.everywhere()
                ? new Outcome.Nobodys()
                : mayAct() ? then.get() : new Outcome.NotYours();
    }

    private boolean mayAct() {
        return asking.everywhere() || answerer().mayAnswer();
    }

    private Answerer answerer() {
        return new Answerer(handoff, team(), asking.by().person());
    }

    /** Only for whoever leads the team, or may act everywhere. */
    Outcome leading(Supplier<Outcome> then) {
        return asking.everywhere() || answerer().leads()
                ? then.get()
                : answerer().hasIt() ? new Outcome.NotForReps() : new Outcome.NotYours();
    }

    /** Who takes it over: whom it was offered to, or a rep of the team who takes it from the queue or from a colleague. */
    Outcome taker(Function<Choice, Outcome> then) {
        Optional<UUID> person = asking.by().person();
        if (person.isEmpty()) {
            return new Outcome.Nobodys();
        }
        if (!mayAct()) {
            return new Outcome.NotYours();
        }
        if (handoff.rep().equals(person)) {
            return then.apply(handoff.choice());
        }
        Optional<Rep> rep = team().flatMap(team -> team.rep(person.get()));
        if (rep.isEmpty()) {
            return handoff.rep().isPresent() ? then.apply(handoff.choice()) : new Outcome.NotYours();
        }
        return router().selection().isFull(rep.get())
                ? full(rep.get())
                : then.apply(Choice.by(Because.TAKEN, person.get()));
    }

    /** To which colleague it goes: a rep of the team who is there and not full. */
    Outcome colleague(UUID to, Function<Choice, Outcome> then) {
        Optional<Rep> rep = team().flatMap(team -> team.rep(to));
        if (rep.isEmpty()) {
            return new Outcome.NoSuchRep(to);
        }
        if (handoff.rep().equals(Optional.of(to))) {
            return new Outcome.Done(handoff);
        }
        Optional<Why> hindrance = router().selection().hindrance(rep.get());
        return hindrance.map(why -> switch (why) {
            case AWAY, LEFT -> new Outcome.Away(to);
            case FULL, HAD_IT -> full(rep.get());
        }).orElseGet(() -> then.apply(Choice.by(Because.TRANSFERRED, to)));
    }

    private Router router() {
        return new Router(page, sales, team().orElseThrow(), now);
    }

    private static Outcome full(Rep rep) {
        return new Outcome.Full(rep.person(), rep.cap());
    }

    /** Only for one of the team's reasons. */
    Outcome withReason(String reason, Function<RejectionReason, Outcome> then) {
        List<RejectionReason> known = team().map(SalesTeam::reasons).orElse(List.of());
        return known.stream().filter(each -> each.id().equals(reason)).findFirst().map(then)
                .orElseGet(() -> new Outcome.UnknownReason(reason, known));
    }

    /** The answer of whoever asks, given now. */
    Answered answer(Optional<String> reason) {
        return new Answered(asking.by(), now, reason);
    }

    /** What whoever asks has done to the handoff just now. */
    Happening happening(What what, Optional<String> note) {
        return Happening.by(asking.by(), handoff, now, what, note);
    }

    /** Writes the handoff as it is after something has happened, and tells of it. */
    Outcome kept(Handoff after, Happening... happenings) {
        page.handoffs().save(List.of(after));
        new HandoffNews(page, ids).tell(List.of(happenings));
        return new Outcome.Done(after);
    }

    /** The same, and that somebody else has it now where it is so. */
    Outcome keptAndRouted(Handoff after, What what, Optional<String> note) {
        Happening answer = happening(what, note);
        return after.rep().equals(handoff.rep())
                ? kept(after, answer)
                : kept(after, happening(routed(after.choice()), Optional.empty()), answer);
    }

    /** That somebody else has it. */
    What routed(Choice choice) {
        return new What.Routed(handoff.rep(), choice);
    }
}
