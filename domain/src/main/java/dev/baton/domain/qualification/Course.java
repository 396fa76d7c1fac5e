package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.scoring.CardReader;
import dev.baton.domain.scoring.CardWriter;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import dev.baton.domain.scoring.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way of a lead through the cycles of one kind, as far as the fold has come. */
final class Course {
    private static final Stage[] STAGES = Stage.values();
    private static final int PERSONAL = 1;
    private static final int OVERRIDDEN = 2;
    private static final int BARRED = 4;
    private final CycleKind kind;
    private final List<Transition> transitions;
    private int number = 1;
    private Stage machine;
    private boolean personal;
    private Optional<Stage> override = Optional.empty();
    private Instant since = Scorecard.BEGINNING;
    private Optional<Bar> bar = Optional.empty();

    /** @param transitions where its changes of stage are told, together with those of other kinds */
    Course(CycleKind kind, List<Transition> transitions) {
        this.kind = kind;
        this.transitions = transitions;
        this.machine = kind.beginning();
    }

    /** The stage that is shown: a person's, if one holds over the machine's. */
    Stage stage() {
        return override.orElse(machine);
    }

    Instant since() {
        return since;
    }

    /** Whether somebody has begun to sell. */
    boolean isOpen() {
        return kind.entrances().contains(stage()) || stage().isAccepted();
    }

    /** Whether the last deal was won, as the machine sees it. */
    boolean isWon() {
        return machine == Stage.WON;
    }

    Progress progress() {
        return new Progress(new Cycle(kind, number), stage(), since, override.map(_ -> machine),
                LegalMoves.from(stage(), kind, personal || override.isPresent()));
    }

    /** What the machine looks at when something is asked. */
    record Asked(JudgedBy judge, Plan plan, Verdicts verdicts, boolean awake, boolean customer, Instant at) {
        Score score() {
            return verdicts.score();
        }
    }

    /** Asks the machine: exclusions, at most one leave, at most one enter. */
    void ask(Asked asked, Optional<String> exclusion) {
        if (exclusion.isPresent()) {
            if (isExcludable(asked.customer)) {
                move(Stage.DISQUALIFIED, new Cause.Excluded(asked.judge, exclusion.get()), asked);
            }
            return;
        }
        if (machine == Stage.DISQUALIFIED && !personal) {
            move(kind.beginning(), new Cause.Readmitted(asked.judge), asked);
        }
        leave(asked);
        if (asked.awake && mayEnter(asked.customer)) {
            enter(asked);
        }
    }

    private void leave(Asked asked) {
        if (!kind.entrances().contains(machine)) {
            return;
        }
        if (asked.customer != kind.isOfCustomers()) {
            move(kind.beginning(), asked.customer
                    ? new Cause.BecameCustomer(asked.judge)
                    : new Cause.NoLongerCustomer(asked.judge), asked);
        } else if (asked.verdicts.leaves(machine)) {
            move(kind.beginning(), new Cause.Left(asked.judge, machine), asked);
        }
    }

    /** Sales has not accepted in this cycle. Of an expansion that has not begun there is nothing to take out. */
    private boolean isExcludable(boolean customer) {
        return kind.entrances().contains(machine) || kind == CycleKind.NEW_BUSINESS && mayBegin(customer);
    }

    private boolean mayEnter(boolean customer) {
        return mayBegin(customer) && customer == kind.isOfCustomers();
    }

    /** Whether the machine could put the lead somewhere; a customer that was won begins anew as one who is none any more. */
    private boolean mayBegin(boolean customer) {
        return switch (machine) {
            case LEAD, NONE, LOST, RECYCLED -> true;
            case WON -> kind == CycleKind.EXPANSION || !customer;
            case MQL, PQL, SERVICE_QUALIFIED, SAL, SQL, OPPORTUNITY, DISQUALIFIED -> false;
        };
    }

    private void enter(Asked asked) {
        for (Stage entrance : kind.entrances()) {
            if (asked.verdicts.enters(entrance, machine) && !asked.verdicts.leaves(entrance)
                    && !isBarred(entrance, asked)) {
                move(entrance, new Cause.Entered(asked.judge, entrance), asked);
                bar = Optional.empty();
                return;
            }
        }
    }

    private boolean isBarred(Stage entrance, Asked asked) {
        return bar.filter(barred -> asked.plan.definition().stageRule(entrance)
                .filter(rule -> barred.keepsFrom(entrance, rule, asked.at)).isPresent()).isPresent();
    }

    private void move(Stage to, Cause cause, Asked asked) {
        Stage from = stage();
        if (machine.isClosed() && !to.isClosed()) {
            number++;
        }
        machine = to;
        personal = false;
        told(from, cause, asked.at, asked::score);
    }

    private void told(Stage from, Cause cause, Instant at, Supplier<Score> score) {
        if (stage() != from) {
            transitions.add(new Transition(new Cycle(kind, number), from, stage(), at, cause, score.get()));
            since = at;
        }
    }

    /** Follows what a CRM told of the deal. */
    void decide(OutcomeIs says, LeadFact fact, Supplier<Score> score) {
        Stage to = switch (says.outcome()) {
            case OPPORTUNITY -> Stage.OPPORTUNITY;
            case WON -> Stage.WON;
            case LOST -> Stage.LOST;
        };
        if (machine.isClosed() && !to.isClosed()) {
            number++;
        }
        decide(to, Duration.ZERO, new Cause.Decided(says.outcome()), fact.when().occurredAt(), fact.position(), score);
    }

    /** Follows a person's decision. */
    void decide(Decided says, LeadFact fact, Supplier<Score> score) {
        Instant at = fact.position();
        Cause cause = new Cause.ByPerson(says.by(), says.reason(), act(says.decision()));
        switch (says.decision()) {
            case Decision.Moved(Stage to, Duration coolDown) -> {
                number = Math.max(number, says.cycle().number());
                decide(to, coolDown, cause, at, at, score);
            }
            case Decision.Overridden(Stage to) -> override(Optional.of(to), cause, at, score);
            case Decision.Lifted() -> override(Optional.empty(), cause, at, score);
        }
    }

    private static Cause.Act act(Decision decision) {
        return switch (decision) {
            case Decision.Moved _ -> Cause.Act.MOVED;
            case Decision.Overridden _ -> Cause.Act.OVERRIDDEN;
            case Decision.Lifted() -> Cause.Act.LIFTED;
        };
    }

    private void override(Optional<Stage> to, Cause cause, Instant at, Supplier<Score> score) {
        Stage from = stage();
        override = to;
        told(from, cause, at, score);
    }

    /** A qualified lead that is taken out comes in again only after a while, and with something new. */
    private void decide(Stage to, Duration coolDown, Cause cause, Instant effectiveAt, Instant at,
            Supplier<Score> score) {
        Stage from = stage();
        if ((from != to || machine != to) && to != kind.beginning()) {
            boolean out = to == Stage.LOST || to == Stage.RECYCLED || to == Stage.DISQUALIFIED;
            bar = out ? Optional.of(Bar.of(at, coolDown)) : Optional.empty();
        }
        override = Optional.empty();
        machine = to;
        personal = to == Stage.DISQUALIFIED;
        told(from, cause, effectiveAt, score);
    }

    /** Takes an engagement in: it may be what a barred lead needs. */
    void see(Engagement engagement, Plan plan) {
        if (bar.isPresent()) {
            bar.get().see(engagement, kind.entrances(), plan);
        }
    }

    boolean hasBar() {
        return bar.isPresent();
    }

    /** Whether the machine may move the lead at some instant to come, without anything being told. */
    boolean mayMove(Plan plan, boolean awake, boolean rests, boolean customer) {
        return switch (machine) {
            case LEAD, NONE, LOST, RECYCLED, WON -> mayBegin(customer)
                    && (awake && mayEnter(customer) && plan.risesByItself() || mayBeExcluded(plan, rests, customer));
            case MQL, PQL, SERVICE_QUALIFIED -> customer != kind.isOfCustomers() || plan.definition().canLeave(machine)
                    || mayBeExcluded(plan, rests, customer);
            case DISQUALIFIED -> !personal && (rests || plan.excludesByItself());
            case SAL, SQL, OPPORTUNITY -> false;
        };
    }

    /** What a quiet fact brought to hold takes the lead out at the next midnight; else only what time itself changes may. */
    private boolean mayBeExcluded(Plan plan, boolean rests, boolean customer) {
        return isExcludable(customer)
                && (rests ? !plan.definition().exclusions().isEmpty() : plan.excludesByItself());
    }

    /** The next end of a cool-down after an instant. */
    Optional<Instant> coolDownEnds(Plan plan, Instant after, boolean customer) {
        return bar.filter(_ -> mayEnter(customer)).flatMap(barred -> kind.entrances().stream()
                .flatMap(entrance -> plan.definition().stageRule(entrance).stream()).map(barred::ends)
                .filter(end -> end.isAfter(after)).min(Instant::compareTo));
    }

    /** The same under another version; engagements are to be seen again. */
    void continues(Course before) {
        number = before.number;
        machine = before.machine;
        personal = before.personal;
        override = before.override;
        since = before.since;
        bar = before.bar.map(Bar::anew);
    }

    /** Whether nothing has happened here. */
    boolean isUntouched() {
        return number == 1 && machine == kind.beginning() && override.isEmpty() && bar.isEmpty()
                && since.equals(Scorecard.BEGINNING);
    }

    void write(CardWriter card) {
        card.number(machine.ordinal());
        card.number(since.toEpochMilli());
        card.number(number);
        card.number(
                (personal ? PERSONAL : 0) + (override.isPresent() ? OVERRIDDEN : 0) + (bar.isPresent() ? BARRED : 0));
        override.ifPresent(held -> card.number(held.ordinal()));
        bar.ifPresent(barred -> {
            card.number(barred.since().toEpochMilli());
            card.number(barred.coolDown().toMillis());
            card.number(barred.shown().size());
            barred.shown().forEach(stage -> card.number(stage.ordinal()));
        });
    }

    void read(CardReader card) {
        machine = STAGES[card.small()];
        since = Instant.ofEpochMilli(card.number());
        number = card.small();
        int has = card.small();
        personal = (has & PERSONAL) != 0;
        override = (has & OVERRIDDEN) != 0 ? Optional.of(STAGES[card.small()]) : Optional.empty();
        bar = (has & BARRED) != 0 ? Optional.of(bar(card)) : Optional.empty();
    }

    private static Bar bar(CardReader card) {
        Bar bar = Bar.of(Instant.ofEpochMilli(card.number()), Duration.ofMillis(card.number()));
        for (int left = card.small(); left > 0; left--) {
            bar.shown().add(STAGES[card.small()]);
        }
        return bar;
    }
}
