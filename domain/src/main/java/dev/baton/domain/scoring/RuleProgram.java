package dev.baton.domain.scoring;

import dev.baton.domain.definition.Rule;
import dev.baton.domain.lead.Stage;

/**
 * A rule made ready to be asked of a tally.
 *
 * @param rule what it was made from
 */
record RuleProgram(Rule rule, Body body) {

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

    /** Whether the rule matches, so that its dimension is not null. */
    boolean matches(Tally tally, long now) {
        return switch (body) {
            case Body.While(Test test, long _) -> test.holds(tally, now, Sums.NONE, Stage.LEAD);
            case Body.OfDays(int track) -> tally.track(track).any();
            case Body.OfFirst(int track) -> tally.track(track).any();
            case Body.OfAssets(int track) -> tally.track(track).any();
            case Body.Silent(int track, long window, long _) -> {
                long latest = Plan.latest(tally.track(track), 1);
                yield tally.knownSince() <= now - window && (latest == LatestInstants.NEVER || latest <= now - window);
            }
            case Body.Unanswered(int answers, int sent, int n, long _) -> {
                long nth = Plan.latest(tally.track(sent), n);
                long answered = Plan.latest(tally.track(answers), 1);
                yield nth != LatestInstants.NEVER && (answered == LatestInstants.NEVER || nth > answered);
            }
            case Body.Likely _ -> tally.isPredicted();
        };
    }

    /** Millionths of points that a matching rule gives, within its own range. */
    long value(Tally tally, int today) {
        long value = switch (body) {
            case Body.While(Test _, long points) -> points;
            case Body.OfDays(int track) -> ((DayCounts) tally.track(track)).on(today, tally.frozen());
            case Body.OfFirst(int track) -> ((FirstDay) tally.track(track)).on(today, tally.frozen());
            case Body.OfAssets(int track) -> ((AssetDays) tally.track(track)).on(today, tally.frozen());
            case Body.Silent(int _, long _, long points) -> points;
            case Body.Unanswered(int _, int _, int _, long points) -> points;
            case Body.Likely(Rule.LikelihoodRule likelihood) -> likelihood.at(tally.probability());
        };
        return rule.head().range().clamp(value);
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
