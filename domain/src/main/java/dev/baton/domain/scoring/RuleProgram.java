package dev.baton.domain.scoring;

import static dev.baton.domain.scoring.DimensionProgram.UNMATCHED;

import dev.baton.domain.definition.Range;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.lead.Stage;

/**
 * A rule made ready to be asked of a tally.
 *
 * @param rule  what it was made from
 * @param range the rule's own
 */
record RuleProgram(Rule rule, Range range, Body body) {
    RuleProgram(Rule rule, Body body) {
        this(rule, rule.head().range(), body);
    }

    /** What the kinds of rules ask. */
    sealed interface Body {
        /** Points while a test holds. */
        record While(Test test, long points) implements Body {}

        /** Points by day counts. */
        record OfDays(int track) implements Body {}

        /** Points of the first. */
        record OfFirst(int track) implements Body {}

        /** Points of each asset's earliest. */
        record OfAssets(int track) implements Body {}

        /** Points by the latest prediction. */
        record Likely(Rule.LikelihoodRule rule) implements Body {}

        /** Points while nothing came within a window for which the lead has been known. */
        record Silent(int track, long window, long points) implements Body {}

        /** Points while n came since the latest answer. */
        record Unanswered(int answers, int sent, int n, long points) implements Body {}
    }

    /**
     * Millionths of points that the rule gives, within its own range; {@link DimensionProgram#UNMATCHED} if it does not match.
     */
    long points(Tally tally, long now, int today) {
        return switch (body) {
            case Body.While(Test test, long points) ->
                test.holds(tally, now, Sums.NONE, Stage.LEAD) ? range.clamp(points) : UNMATCHED;
            case Body.OfDays(int number) -> {
                DayCounts track = (DayCounts) tally.track(number);
                yield track.any() ? range.clamp(track.on(today, tally.frozen())) : UNMATCHED;
            }
            case Body.OfFirst(int number) -> {
                FirstDay track = (FirstDay) tally.track(number);
                yield track.any() ? range.clamp(track.on(today, tally.frozen())) : UNMATCHED;
            }
            case Body.OfAssets(int number) -> {
                AssetDays track = (AssetDays) tally.track(number);
                yield track.any() ? range.clamp(track.on(today, tally.frozen())) : UNMATCHED;
            }
            case Body.Silent(int track, long window, long points) ->
                isSilent(tally, track, now - window) ? range.clamp(points) : UNMATCHED;
            case Body.Unanswered(int answers, int sent, int n, long points) ->
                isUnanswered(tally, answers, sent, n) ? range.clamp(points) : UNMATCHED;
            case Body.Likely(Rule.LikelihoodRule likelihood) ->
                tally.isPredicted() ? range.clamp(likelihood.at(tally.probability())) : UNMATCHED;
        };
    }

    private static boolean isSilent(Tally tally, int track, long since) {
        long latest = Plan.latest(tally.track(track), 1);
        return tally.knownSince() <= since && (latest == LatestInstants.NEVER || latest <= since);
    }

    private static boolean isUnanswered(Tally tally, int answers, int sent, int n) {
        long nth = Plan.latest(tally.track(sent), n);
        long answered = Plan.latest(tally.track(answers), 1);
        return nth != LatestInstants.NEVER && (answered == LatestInstants.NEVER || nth > answered);
    }

    /** Whether the passing of a window could ever change the value. */
    boolean hasWindow() {
        return body instanceof Body.While || body instanceof Body.Silent;
    }

    /** Whether the passing of midnight can still change the value. */
    boolean fades(Tally tally, int today) {
        return switch (body) {
            case Body.OfDays(int track) -> ((DayCounts) tally.track(track)).changes(today, tally.frozen());
            case Body.OfFirst(int track) -> ((FirstDay) tally.track(track)).changes(today, tally.frozen());
            case Body.OfAssets(int track) -> ((AssetDays) tally.track(track)).changes(today);
            case Body.While _,Body.Likely _,Body.Silent _,Body.Unanswered _ -> false;
        };
    }

    /** The first instant after now at which a window changes the value. */
    long changesAt(Tally tally, long now) {
        return switch (body) {
            case Body.While(Test test, long _) -> test.changesAt(tally, now);
            case Body.Silent(int track, long window, long _) -> {
                long known = tally.knownSince() == Long.MAX_VALUE ? LatestInstants.NEVER : tally.knownSince();
                yield Math.min(Test.closing(known, window, now),
                        Test.closing(Plan.latest(tally.track(track), 1), window, now));
            }
            case Body.OfDays _,Body.OfFirst _,Body.OfAssets _,Body.Likely _,Body.Unanswered _ -> Test.EVER;
        };
    }
}
