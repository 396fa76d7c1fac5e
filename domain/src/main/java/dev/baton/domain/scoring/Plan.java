package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Match;
import dev.baton.domain.definition.NewEvidence;
import dev.baton.domain.definition.RollUp;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A definition made ready for the hot path: questions about the profile are numbered and answered once per change, and each
 * engagement is shown only to the tracks that its type may interest. {@link Explanation} is the plain reading of the same
 * definition; tests hold the two against each other.
 */
public final class Plan {
    private final Definition definition;
    private final DayIndex days;
    private final ProfileQuestions questions;
    private final Feeding feeding;
    private final List<RuleProgram> rules;
    private final List<RuleProgram> windows;
    private final List<DimensionProgram> dimensions;
    private final Map<Stage, Moves> moves;
    private final List<Excluding> exclusions;
    private final List<Reaching> journey;
    private final List<Gathering> gatherings;
    private final List<Test> choices;
    private final boolean risesByItself;
    private final boolean excludesByItself;
    private final BitSet nothingKnown;

    /** Which engagements a track remembers, and how a new one is made. */
    record TrackSpec(Match match, boolean provenAbsence, Supplier<Track> empty) {}

    /** When a lead enters and leaves a stage. */
    record Moves(Test enter, Optional<Test> leave, NewEvidence evidence) {}

    /** What keeps a lead from sales. */
    record Excluding(String id, Test when) {}

    /** A position of the journey, as it is told, and what proves it. */
    record Reaching(Optional<Funnel> found, Test reached) {}

    /**
     * What is added up for an account, and what of a lead it looks at.
     *
     * @param score the index of a dimension; −1 is the total
     * @param roles the questions about the profile that tell which roles the lead fills
     */
    record Gathering(RollUp rollUp, int score, List<Integer> roles) {}

    Plan(Definition definition, PlanParts parts) {
        this.definition = definition;
        this.days = new DayIndex(definition.zone());
        this.questions = new ProfileQuestions(parts.questions());
        this.feeding = new Feeding(List.copyOf(parts.specs()));
        this.rules = List.copyOf(parts.rules());
        this.windows = rules.stream().filter(RuleProgram::hasWindow).toList();
        this.dimensions = List.copyOf(parts.dimensions());
        this.moves = Map.copyOf(parts.moves());
        this.exclusions = List.copyOf(parts.exclusions());
        this.journey = List.copyOf(parts.journey());
        this.gatherings = List.copyOf(parts.gatherings());
        this.choices = List.copyOf(parts.choices());
        this.risesByItself = parts.risesByItself();
        this.excludesByItself = parts.excludesByItself();
        this.nothingKnown = answers(new Profile());
    }

    /** The plan of a definition. */
    public static Plan of(Definition definition) {
        return choosing(definition, List.of());
    }

    /**
     * The plan of a definition by which one can also ask which of some further conditions is the first to hold. It reads the
     * same facts otherwise than the plan of the definition alone: a card of the one means nothing to the other.
     */
    public static Plan choosing(Definition definition, List<Condition> conditions) {
        return new PlanParts(definition, conditions).plan();
    }

    /** What this was made from. */
    public Definition definition() {
        return definition;
    }

    DimensionProgram dimension(int index) {
        return dimensions.get(index);
    }

    Frozen frozen(Profile profile) {
        return Frozen.of(profile.pauses(), days);
    }

    int day(long millis) {
        return days.of(millis);
    }

    /** The first instant of the next calendar day in the definition's zone. */
    public Instant nextMidnight(Instant after) {
        return Instant.ofEpochMilli(days.end(after.toEpochMilli()));
    }

    /** Tracks that remember nothing, to be fed. */
    Track[] emptyTracks() {
        return feeding.emptyTracks();
    }

    /** Tracks that remember nothing, to be read into. */
    Track[] newTracks() {
        return feeding.newTracks();
    }

    BitSet answers(Profile profile) {
        return questions.answers(profile);
    }

    /** The answers while nothing is known of a lead; shared, so never changed. */
    BitSet nothingKnown() {
        return nothingKnown;
    }

    List<Gathering> gatherings() {
        return gatherings;
    }

    /** Whether anything is added up for accounts. */
    public boolean addsUpAccounts() {
        return !gatherings.isEmpty();
    }

    /** Whether what a lead was told of its account last answers some question otherwise than these values do. */
    boolean hearsAnew(Tally tally, Map<String, Integer> rolledUp) {
        return questions.aboutAccount().stream().anyMatch(
                question -> tally.answer(question.number()) != question.holds(rolledUp));
    }

    void feed(Track[] tracks, Engagement engagement, long at) {
        feeding.feed(tracks, engagement, days.of(at), at);
    }

    static long latest(Track track, int n) {
        return track instanceof LatestDays byDay ? byDay.latest(n) : ((LatestInstants) track).latest(n);
    }

    /** What a tally scores at an instant. */
    public Score score(Tally tally, Instant at) {
        long now = at.toEpochMilli();
        return Sums.of(this, tally, now).score(at, journey(tally, now));
    }

    /** How far a lead has come; only counts are asked, so neither scores nor stage are needed. */
    Optional<Funnel> journey(Tally tally, long now) {
        for (int i = 0; i < journey.size(); i++) {
            Reaching step = journey.get(i);
            if (step.reached().holds(tally, now, Sums.NONE, Stage.LEAD)) {
                return step.found();
            }
        }
        return Optional.empty();
    }

    /** The questions that decide about stages, asked of one tally at one instant. */
    public Verdicts verdicts(Tally tally, Instant at) {
        return new Verdicts(this, tally, at);
    }

    Map<Stage, Moves> moves() {
        return moves;
    }

    List<Excluding> exclusions() {
        return exclusions;
    }

    List<Test> choices() {
        return choices;
    }

    /** Whether an exclusion could begin or end by the mere passing of time. */
    public boolean excludesByItself() {
        return excludesByItself;
    }

    /** Whether a lead could enter a stage by the mere passing of time. */
    public boolean risesByItself() {
        return risesByItself;
    }

    /** Whether an engagement, as it is judged, shows something new of a lead that is to come into a stage again. */
    public boolean isNewEvidence(Stage asked, Engagement engagement) {
        return Optional.ofNullable(moves.get(asked)).filter(rule -> rule.evidence().isShownBy(engagement)).isPresent();
    }

    /** The first instant after this one at which anything can change by itself; empty if nothing can. Maybe early, never late. */
    public Optional<Instant> nextChange(Tally tally, Instant after) {
        long now = after.toEpochMilli();
        long earliest = nextWindow(tally, now);
        long midnight = days.end(now);
        boolean fades = midnight < earliest && fades(tally, days.of(now));
        return fades
                ? Optional.of(Instant.ofEpochMilli(midnight))
                : earliest == Test.EVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(earliest));
    }

    /** Whether anything can change by itself after an instant and not after another one; it may say so although nothing can. */
    public boolean mayChange(Tally tally, Instant after, Instant upTo) {
        long now = after.toEpochMilli();
        long last = upTo.toEpochMilli();
        return days.end(now) <= last || nextWindow(tally, now) <= last;
    }

    private boolean fades(Tally tally, int today) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).fades(tally, today)) {
                return true;
            }
        }
        return false;
    }

    /** The first instant after this one at which a window closes or the lead ceases to be a customer. */
    private long nextWindow(Tally tally, long now) {
        long earliest = tally.customerEnd(now);
        for (int i = 0; i < windows.size(); i++) {
            earliest = Math.min(earliest, windows.get(i).changesAt(tally, now));
        }
        for (Moves move : moves.values()) {
            earliest = Math.min(earliest, move.enter().changesAt(tally, now));
            earliest = Math.min(earliest, move.leave().map(test -> test.changesAt(tally, now)).orElse(Test.EVER));
        }
        for (Excluding exclusion : exclusions) {
            earliest = Math.min(earliest, exclusion.when().changesAt(tally, now));
        }
        for (Test choice : choices) {
            earliest = Math.min(earliest, choice.changesAt(tally, now));
        }
        return earliest;
    }
}
