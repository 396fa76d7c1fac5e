package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Profile;
import java.time.Instant;
import java.util.BitSet;

/**
 * What a scorecard adds up for one lead under one plan: tracks of engagements, the answers to the questions about its
 * profile, the latest prediction, and since when it has been known. Mutable and small; facts may be added in any order.
 */
public final class Tally {
    /** The question that every plan asks first. */
    static final Condition CUSTOMER = new Condition.OfCustomer(true);
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final int UNPREDICTED = -1;
    private final Plan plan;
    private final Track[] tracks;
    private BitSet profile;
    private int probability = UNPREDICTED;
    private long knownSince = UNKNOWN;

    /** An empty tally: nothing is known of the lead. */
    public Tally(Plan plan) {
        this(plan, plan.emptyTracks(), plan.nothingKnown());
    }

    private Tally(Plan plan, Track[] tracks, BitSet profile) {
        this.plan = plan;
        this.tracks = tracks;
        this.profile = profile;
    }

    /** The plan by which this adds up. */
    public Plan plan() {
        return plan;
    }

    /** Takes an engagement in. */
    public void add(Engagement engagement) {
        long at = engagement.when().occurredAt().toEpochMilli();
        knownSince = Math.min(knownSince, at);
        plan.feed(tracks, engagement, at);
    }

    /** The lead was known at this instant. */
    public void known(Instant at) {
        knownSince = Math.min(knownSince, at.toEpochMilli());
    }

    /** Whether anything is known of the lead; of nobody nothing can hold. */
    public boolean isKnown() {
        return knownSince != UNKNOWN;
    }

    /** From now on the lead's profile is this. */
    public void profile(Profile now) {
        profile = plan.answers(now);
        probability = now.prediction().map(said -> said.probability().millionths()).orElse(UNPREDICTED);
    }

    /** Whether the lead is a customer. */
    public boolean isCustomer() {
        return profile.get(0);
    }

    /** Whether anything was predicted of the lead. */
    boolean isPredicted() {
        return probability != UNPREDICTED;
    }

    /** The latest predicted probability, in millionths. */
    int probability() {
        return probability;
    }

    long knownSince() {
        return knownSince;
    }

    Track track(int index) {
        return tracks[index];
    }

    boolean answer(int question) {
        return profile.get(question);
    }

    /** Writes this, leaving out what can matter no more at this instant or later. */
    public void write(CardWriter card, Instant horizon) {
        int today = plan.day(horizon.toEpochMilli());
        card.number(knownSince);
        card.number(probability);
        long[] answers = profile.toLongArray();
        card.number(answers.length);
        for (long word : answers) {
            card.number(word);
        }
        for (Track track : tracks) {
            track.write(card, today);
        }
    }

    /** Reads what was written under the same plan. */
    public static Tally read(Plan plan, CardReader card) {
        Tally tally = new Tally(plan, plan.newTracks(), plan.nothingKnown());
        tally.knownSince = card.number();
        tally.probability = card.small();
        long[] answers = new long[card.small()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = card.number();
        }
        tally.profile = BitSet.valueOf(answers);
        for (Track track : tally.tracks) {
            track.read(card);
        }
        return tally;
    }
}
