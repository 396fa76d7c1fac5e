package dev.baton.domain.scoring;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Profile;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * What a scorecard adds up for one lead under one plan: tracks of engagements, the answers to the questions about its
 * profile, the latest prediction, and since when it has been known. Mutable and small; facts may be added in any order.
 */
public final class Tally {
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final int UNPREDICTED = -1;
    private static final long NO_CUSTOMER = Long.MIN_VALUE;
    private final Plan plan;
    private final Track[] tracks;
    private BitSet profile;
    private Frozen frozen = Frozen.NEVER;
    private int probability = UNPREDICTED;
    private long customerUntil = NO_CUSTOMER;
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
        frozen = plan.frozen(now);
        customerUntil = millis(now.customerUntil());
        probability = now.prediction().map(said -> said.probability().millionths()).orElse(UNPREDICTED);
    }

    private static long millis(Instant until) {
        return until.equals(Instant.MIN) ? NO_CUSTOMER : until.equals(Instant.MAX) ? Test.EVER : until.toEpochMilli();
    }

    /** Whether the lead is a customer at an instant. */
    public boolean isCustomer(Instant at) {
        return isCustomer(at.toEpochMilli());
    }

    /** When the lead will cease to be a customer by itself, if that is known and still to come. */
    public Optional<Instant> customerEndAfter(Instant at) {
        long end = customerEnd(at.toEpochMilli());
        return end == Test.EVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end));
    }

    boolean isCustomer(long now) {
        return now < customerUntil;
    }

    /** When the lead will cease to be a customer, if that is known and still to come. */
    long customerEnd(long now) {
        return isCustomer(now) ? customerUntil : Test.EVER;
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

    /** When positive points of engagements did not fade. */
    Frozen frozen() {
        return frozen;
    }

    Track track(int index) {
        return tracks[index];
    }

    boolean answer(int question) {
        return profile.get(question);
    }

    /** Whether what the lead was told of its account last answers some question otherwise than these values do. */
    public boolean hearsAnew(Map<String, Integer> rolledUp) {
        return plan.hearsAnew(this, rolledUp);
    }

    /** Writes this, leaving out what can matter no more at this instant or later. */
    public void write(CardWriter card, Instant horizon) {
        int today = plan.day(horizon.toEpochMilli());
        card.number(knownSince);
        card.number(probability);
        card.flag(customerUntil != NO_CUSTOMER);
        card.flag(customerUntil == Test.EVER);
        if (customerUntil != NO_CUSTOMER && customerUntil != Test.EVER) {
            card.number(customerUntil);
        }
        long[] answers = profile.toLongArray();
        card.number(answers.length);
        for (long word : answers) {
            card.number(word);
        }
        frozen.write(card);
        for (Track track : tracks) {
            track.write(card, today, frozen);
        }
    }

    /** Reads what was written under the same plan. */
    public static Tally read(Plan plan, CardReader card) {
        Tally tally = new Tally(plan, plan.newTracks(), plan.nothingKnown());
        tally.knownSince = card.number();
        tally.probability = card.small();
        boolean customer = card.flag();
        tally.customerUntil = card.flag() ? Test.EVER : customer ? card.number() : NO_CUSTOMER;
        long[] answers = new long[card.small()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = card.number();
        }
        tally.profile = BitSet.valueOf(answers);
        tally.frozen = Frozen.read(card);
        for (Track track : tally.tracks) {
            track.read(card);
        }
        return tally;
    }
}
