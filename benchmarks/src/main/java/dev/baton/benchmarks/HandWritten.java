package dev.baton.benchmarks;

import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The fifty rules as a good engineer would write them down for exactly these rules and nothing else: one pass over the
 * engagements with a {@code switch} on the type, one variable for what each rule has found, the points by age in tables.
 *
 * <p>Same in: the profile, since when the lead has been known, its engagements, the instant. Same out: the same
 * {@link Score}, integer by integer. It is given one advantage, which a query would give as well: the engagements come in
 * the order in which they occurred, so that "at most n of a day" is a comparison with the one before. What it gives up is
 * what makes the domain's way worth its price: rules that people change, facts in any order, a state that is kept.
 */
final class HandWritten {
    static final long DAY = 86_400_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

    private final long now;
    private final int today;
    private final HandWrittenInterest interest = new HandWrittenInterest();
    private final HandWrittenReadiness readiness = new HandWrittenReadiness();
    private long midnight;
    private int day;

    private HandWritten(Instant at) {
        now = at.toEpochMilli();
        today = (int) LocalDate.ofInstant(at, ZONE).toEpochDay();
    }

    /** The score of a lead at an instant after all its engagements, which are in the order in which they occurred. */
    static Score score(Profile profile, Instant knownSince, List<Engagement> engagements, Instant at) {
        HandWritten reading = new HandWritten(at);
        for (Engagement engagement : engagements) {
            reading.take(engagement);
        }
        return reading.score(profile, knownSince.toEpochMilli());
    }

    private void take(Engagement engagement) {
        if (engagement.verdict() == Verdict.MACHINE) {
            return;
        }
        long at = engagement.when().occurredAt().toEpochMilli();
        if (at >= midnight) {
            LocalDate date = LocalDate.ofInstant(engagement.when().occurredAt(), ZONE);
            day = (int) date.toEpochDay();
            midnight = date.plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
        }
        interest.sign(engagement.type(), at);
        readiness.sign(engagement.type(), at);
        if (engagement.verdict() == Verdict.HUMAN) {
            interest.count(engagement, at, now, day, today - day);
            readiness.count(engagement, at, now, day, today - day);
        }
    }

    private Score score(Profile profile, long knownSince) {
        Optional<Points> fit = HandWrittenFit.of(profile, Instant.ofEpochMilli(now));
        Optional<Points> interested = interest.points(now, knownSince);
        Optional<Points> ready = readiness.points(now);
        long hundredfold = 40 * millionths(fit) + 40 * millionths(interested) + 20 * millionths(ready);
        long total = Math.clamp(hundredfold, 0, 10_000 * Points.ONE);
        Optional<String> letter = fit.map(points -> points.shown() >= 60 ? "A" : points.shown() >= 30 ? "B" : "C");
        Optional<String> digit = interested
                .map(points -> points.shown() >= 60 ? "1" : points.shown() >= 30 ? "2" : "3");
        return new Score(Instant.ofEpochMilli(now),
                List.of(new Score.Part("fit", fit, letter), new Score.Part("interest", interested, digit),
                        new Score.Part("readiness", ready, Optional.empty())),
                Math.toIntExact((total + 50 * Points.ONE) / (100 * Points.ONE)),
                letter.flatMap(first -> digit.map(second -> first + second)), Optional.empty());
    }

    private static long millionths(Optional<Points> points) {
        return points.isPresent() ? points.get().millionths() : 0;
    }
}
