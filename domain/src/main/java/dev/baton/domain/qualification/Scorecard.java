package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.AccountTally;
import dev.baton.domain.scoring.CardReader;
import dev.baton.domain.scoring.CardWriter;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import dev.baton.domain.scoring.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
     * plan's questions and of its tracks included. Raised too where the same facts come to something else than before: cards
     * of leads that were told of earlier are folded anew then when they are looked at next.
     */
    private static final int FORMAT = 6;
    /** Rests until then who is held: later than any fact may be. */
    private static final Instant HELD = Instant.parse("2200-01-01T00:00:00Z");

    private final JudgedBy judge;
    private final Tally tally;
    private Instant horizon = BEGINNING;
    private boolean awake;
    private Instant resting = BEGINNING;
    private final Courses courses = new Courses();

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

    /** The stage as of the last fact or change: that of the expansion while one is open and no first deal is being made. */
    public Stage stage() {
        return courses.shown().stage();
    }

    /** Since when the lead is in its stage. */
    public Instant since() {
        return courses.shown().since();
    }

    /** The kind of cycle whose stage is shown. */
    public CycleKind kind() {
        return courses.shownKind();
    }

    /** Where the lead is in its cycles, first those of new business. */
    public List<Progress> progress() {
        return courses.progress();
    }

    /** Whether the lead is a customer at an instant not before the horizon. */
    public boolean isCustomer(Instant at) {
        return tally.isCustomer(at);
    }

    /** The exclusion that holds at an instant although sales has accepted: a warning, nothing more. */
    public Optional<String> warning(Instant at) {
        return courses.isAccepted() && tally.isKnown()
                ? tally.plan().verdicts(tally, at).exclusion()
                : Optional.empty();
    }

    /** Shows the lead to the tally of its account, which was begun under the same version. */
    public void addTo(AccountTally account) {
        account.add(tally, present(account.at()));
    }

    /** Whether a stage may depend on what the lead's account comes to, and what was told of it last is no answer any more. */
    public boolean hearsAnew(Map<String, Integer> rolledUp) {
        return tally.hearsAnew(rolledUp);
    }

    /** Up to where the fold has come; only what stands behind it can be taken in without a replay. */
    public Instant horizon() {
        return horizon;
    }

    /** The changes of stage since this card was made or read. */
    public List<Transition> transitions() {
        return courses.transitions();
    }

    /** The score at an instant not before the horizon. */
    public Score score(Instant at) {
        return tally.plan().score(tally, at);
    }

    /** The present of this lead: now, or a moment later if a sender's clock is ahead of ours. */
    public Instant present(Instant now) {
        return now.isAfter(horizon) ? now : horizon;
    }

    /** The next instant at which something may be said of this lead: now, or the millisecond behind all that was counted. */
    public Instant next(Instant now) {
        return present(now.minusMillis(1)).plusMillis(1);
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
            see(engagement);
        }
        if (!group.facts().isEmpty()) {
            group.facts().forEach(profile::add);
            group.facts().stream().filter(LeadFact::makesKnown).forEach(fact -> tally.known(fact.when().occurredAt()));
            tally.profile(profile);
        }
        if (!group.facts().isEmpty()) {
            group.decisions().forEach(decision -> courses.decide(decision, profile, () -> score(horizon)));
        }
        wake(group);
        ask();
    }

    /**
     * What is loud asks for the stage. Quiet facts let the lead rest until midnight. A quiet judgement moves nothing, and so
     * does what an account came to by quiet facts: who would move is held in his stage until something loud asks; whoever
     * would not lives on as before.
     */
    private void wake(Group group) {
        boolean told = group.saysMoreThanJudgement();
        if (group.isLoud() || told) {
            awake = group.isLoud();
            resting = awake ? BEGINNING : isHeld() ? HELD : tally.plan().nextMidnight(horizon);
        }
        if (!group.isLoud() && group.holds()) {
            resting = !asked().transitions().isEmpty() ? HELD : isHeld() ? BEGINNING : resting;
        }
    }

    /** Whether a quiet judgement keeps the lead in its stage, which the version that judges would change. */
    public boolean isHeld() {
        return resting.equals(HELD);
    }

    /** The stage that the lead would have if something asked for it where the fold has come to. */
    public Stage stageIfAsked() {
        return asked().stage();
    }

    /** A copy of this, of which the stage was asked. */
    private Scorecard asked() {
        Scorecard copy = new Scorecard(judge, tally);
        copy.courses.copy(courses);
        copy.horizon = horizon;
        copy.awake = true;
        copy.ask();
        return copy;
    }

    /** Follows whatever becomes due up to an instant, this one included. */
    public void askWhileDue(Instant upTo) {
        if (!mayBeDue(upTo)) {
            return;
        }
        for (Optional<Instant> due = due(); due.isPresent() && !due.get().isAfter(upTo); due = due()) {
            horizon = due.get();
            ask();
        }
    }

    /** A replay asks before each fact; where nothing changes by itself up to then, the next instant that does is not needed. */
    private boolean mayBeDue(Instant upTo) {
        return awake && courses.hasBar() || horizon.isBefore(resting) || tally.plan().mayChange(tally, horizon, upTo);
    }

    /** An engagement that was counted is seen by the courses too: it may be what a barred lead needs. */
    void see(Engagement engagement) {
        courses.see(engagement, tally.plan());
    }

    /** The next instant at which the stage could change by itself. May be early, never late. */
    public Optional<Instant> due() {
        if (isHeld()) {
            return Optional.empty();
        }
        boolean rests = horizon.isBefore(resting);
        boolean customer = tally.isCustomer(horizon);
        Optional<Instant> change = courses.mayMove(tally.plan(), awake, rests, customer)
                ? rests ? Optional.of(resting) : tally.plan().nextChange(tally, horizon)
                : Optional.empty();
        Optional<Instant> itself = Courses.earliest(change, tally.customerEndAfter(horizon));
        return awake
                ? Courses.earliest(itself, courses.coolDownEnds(tally.plan(), horizon, customer))
                : itself;
    }

    /** After a quiet fact nothing moves until the lead's own next one, but that from midnight on it may be taken out again. */
    private void ask() {
        if (horizon.isBefore(resting) || !tally.isKnown()) {
            return;
        }
        courses.ask(new Course.Asked(judge, tally.plan(), tally.plan().verdicts(tally, horizon), awake,
                tally.isCustomer(horizon), horizon));
    }

    /** A card by which another version judges from an instant on, and of nothing before; the tally has been counted anew. */
    Scorecard judgedBy(JudgedBy next, Tally counted, Instant from) {
        Scorecard card = new Scorecard(next, counted);
        card.courses.continues(courses);
        card.horizon = from.minusMillis(1);
        card.awake = awake;
        card.resting = resting;
        return card;
    }

    /** The card as one compact row. */
    public byte[] bytes() {
        CardWriter card = new CardWriter();
        card.number(FORMAT);
        card.number(horizon.toEpochMilli());
        card.flag(awake);
        card.number(resting.toEpochMilli());
        tally.write(card, horizon);
        courses.write(card);
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
        Instant horizon = Instant.ofEpochMilli(reader.number());
        boolean awake = reader.flag();
        Instant resting = Instant.ofEpochMilli(reader.number());
        Scorecard card = new Scorecard(judge, Tally.read(plan, reader));
        card.horizon = horizon;
        card.awake = awake;
        card.resting = resting;
        card.courses.read(reader);
        return card;
    }
}
