package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.scoring.CardReader;
import dev.baton.domain.scoring.CardWriter;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import dev.baton.domain.scoring.Tally;
import dev.baton.domain.scoring.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one lead stands, as a fold over its facts and over the instants at which something changes by itself: small enough
 * to be kept in one row, and able to take the next facts without looking back. What comes out of order is folded anew by
 * {@link Replay}, which gives the same card.
 *
 * <p>At one instant: facts, then people's decisions, exclusions, at most one leave, at most one enter (PQL before MQL).
 */
public final class Scorecard {
    /** Before all facts; the first judgement of a lead stands here. */
    public static final Instant BEGINNING = Instant.parse("1800-01-01T00:00:00Z");
    /**
     * Raised by one whenever something else stands in the bytes of a card, or the same in another order: that of stages, of a
     * plan's questions and of its tracks included.
     */
    private static final int FORMAT = 2;
    private static final List<Stage> ENTRANCES = List.of(Stage.PQL, Stage.MQL);

    private final JudgedBy judge;
    private final Tally tally;
    private Stage stage = Stage.LEAD;
    private Instant since = BEGINNING;
    private Instant horizon = BEGINNING;
    private boolean awake;
    private Instant resting = BEGINNING;
    private final List<Transition> transitions = new ArrayList<>();

    /** The card of a lead of which nothing is known yet, judged by a version that this plan was made of. */
    public Scorecard(JudgedBy judge, Plan plan) {
        this(judge, new Tally(plan));
    }

    /** The card of a lead that was known before anyone judged it, from an instant on. */
    static Scorecard of(JudgedBy judge, Tally counted, Instant from) {
        Scorecard card = new Scorecard(judge, counted);
        card.horizon = from.minusMillis(1);
        return card;
    }

    private Scorecard(JudgedBy judge, Tally tally) {
        this.judge = judge;
        this.tally = tally;
    }

    /** The version that judges the lead. */
    public JudgedBy judge() {
        return judge;
    }

    /** The stage as of the last fact or change. */
    public Stage stage() {
        return stage;
    }

    /** Since when the lead is in its stage. */
    public Instant since() {
        return since;
    }

    /** Up to where the fold has come; only what stands behind it can be taken in without a replay. */
    public Instant horizon() {
        return horizon;
    }

    /** The changes of stage since this card was made or read. */
    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The score at an instant not before the horizon. */
    public Score score(Instant at) {
        return tally.plan().score(tally, at);
    }

    /** The present of this lead: now, or a moment later if a sender's clock is ahead of ours. */
    public Instant present(Instant now) {
        return now.isAfter(horizon) ? now : horizon;
    }

    /** Whether these facts stand behind the horizon, all of them. A verdict changes what was counted already. */
    public boolean canTake(History news) {
        return news.verdicts().isEmpty() && news.facts().stream()
                .allMatch(fact -> fact.position().isAfter(horizon) && !(fact.says() instanceof JudgedBy))
                && news.engagements().stream().allMatch(each -> each.when().position().isAfter(horizon));
    }

    /**
     * Takes new facts in.
     *
     * @param before the profile that the facts before these add up to; it takes the new ones in
     */
    public void take(History news, Profile before) {
        for (Group group : Group.inOrder(news)) {
            take(group, before);
        }
    }

    /** Takes in what stands at one instant, after everything that was due before. */
    void take(Group group, Profile profile) {
        askWhileDue(group.at().minusMillis(1));
        horizon = group.at();
        for (Engagement engagement : group.engagements()) {
            tally.add(engagement);
        }
        if (!group.facts().isEmpty()) {
            group.facts().forEach(profile::add);
            group.facts().stream().filter(LeadFact::makesKnown).forEach(fact -> tally.known(fact.when().occurredAt()));
            tally.profile(profile);
        }
        group.decisions().forEach(this::decide);
        awake = group.isLoud();
        resting = awake ? BEGINNING : tally.plan().nextMidnight(horizon);
        ask();
    }

    /** Follows whatever becomes due up to an instant, this one included. */
    public void askWhileDue(Instant upTo) {
        for (Optional<Instant> due = due(); due.isPresent() && !due.get().isAfter(upTo); due = due()) {
            horizon = due.get();
            ask();
        }
    }

    /** The next instant at which the stage could change by itself. May be early, never late. */
    public Optional<Instant> due() {
        boolean rests = horizon.isBefore(resting);
        boolean mayMove = switch (stage) {
            case LEAD -> awake && tally.plan().risesByItself() || mayBeExcluded(rests);
            case MQL, PQL -> tally.plan().definition().canLeave(stage) || mayBeExcluded(rests);
            case DISQUALIFIED -> rests || tally.plan().excludesByItself();
            case SERVICE_QUALIFIED, SAL, SQL, OPPORTUNITY, WON, LOST, RECYCLED -> false;
        };
        if (!mayMove) {
            return Optional.empty();
        }
        return rests ? Optional.of(resting) : tally.plan().nextChange(tally, horizon);
    }

    /** What a quiet fact brought to hold takes the lead out at the next midnight; else only what time itself changes may. */
    private boolean mayBeExcluded(boolean rests) {
        return rests ? !tally.plan().definition().exclusions().isEmpty() : tally.plan().excludesByItself();
    }

    /** After a quiet fact nothing moves until the lead's own next one, but that from midnight on it may be taken out again. */
    private void ask() {
        if (horizon.isBefore(resting) || !tally.isKnown()) {
            return;
        }
        Verdicts verdicts = tally.plan().verdicts(tally, horizon);
        Optional<String> exclusion = verdicts.excludedBy(stage);
        if (exclusion.isPresent()) {
            if (stage == Stage.LEAD || ENTRANCES.contains(stage)) {
                move(Stage.DISQUALIFIED, new Cause.Excluded(judge, exclusion.get()), horizon, verdicts.score());
            }
            return;
        }
        if (stage == Stage.DISQUALIFIED) {
            move(Stage.LEAD, new Cause.Readmitted(judge), horizon, verdicts.score());
        }
        leaveOrEnter(verdicts);
    }

    private void leaveOrEnter(Verdicts verdicts) {
        if (ENTRANCES.contains(stage) && verdicts.leaves(stage, stage)) {
            move(Stage.LEAD, new Cause.Left(judge, stage), horizon, verdicts.score());
        }
        if (stage == Stage.LEAD && awake && !tally.isCustomer()) {
            ENTRANCES.stream().filter(asked -> verdicts.enters(asked, stage) && !verdicts.leaves(asked, stage))
                    .findFirst()
                    .ifPresent(asked -> move(asked, new Cause.Entered(judge, asked), horizon, verdicts.score()));
        }
    }

    private void decide(LeadFact decision) {
        if (decision.says() instanceof OutcomeIs says) {
            Stage to = switch (says.outcome()) {
                case WON -> Stage.WON;
                case LOST -> Stage.LOST;
            };
            if (stage != to) {
                move(to, new Cause.Decided(says.outcome()), decision.when().occurredAt(), score(horizon));
            }
        }
    }

    private void move(Stage to, Cause cause, Instant effectiveAt, Score score) {
        transitions.add(new Transition(stage, to, effectiveAt, cause, score));
        stage = to;
        since = effectiveAt;
    }

    /** A card by which another version judges from an instant on, and of nothing before; the tally has been counted anew. */
    Scorecard judgedBy(JudgedBy next, Tally counted, Instant from) {
        Scorecard card = new Scorecard(next, counted);
        card.stage = stage;
        card.since = since;
        card.horizon = from.minusMillis(1);
        card.awake = awake;
        card.resting = resting;
        card.transitions.addAll(transitions);
        return card;
    }

    /** The card as one compact row. */
    public byte[] bytes() {
        CardWriter card = new CardWriter();
        card.number(FORMAT);
        card.number(stage.ordinal());
        card.number(since.toEpochMilli());
        card.number(horizon.toEpochMilli());
        card.flag(awake);
        card.number(resting.toEpochMilli());
        tally.write(card, horizon);
        return card.bytes();
    }

    /**
     * Reads what {@link #bytes} wrote, for the same judge and plan. Empty if another release of Baton wrote it in another
     * format; a {@link Replay} gives the same card.
     */
    public static Optional<Scorecard> read(byte[] bytes, JudgedBy judge, Plan plan) {
        CardReader reader = new CardReader(bytes);
        return reader.number() == FORMAT ? Optional.of(read(reader, judge, plan)) : Optional.empty();
    }

    private static Scorecard read(CardReader reader, JudgedBy judge, Plan plan) {
        Stage stage = Stage.values()[reader.small()];
        Instant since = Instant.ofEpochMilli(reader.number());
        Instant horizon = Instant.ofEpochMilli(reader.number());
        boolean awake = reader.flag();
        Instant resting = Instant.ofEpochMilli(reader.number());
        Scorecard card = new Scorecard(judge, Tally.read(plan, reader));
        card.stage = stage;
        card.since = since;
        card.horizon = horizon;
        card.awake = awake;
        card.resting = resting;
        return card;
    }
}
