package dev.baton.benchmarks;

import static dev.baton.benchmarks.HandWritten.DAY;

import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.FoldedText;
import java.util.Optional;

/** The ten rules about readiness and the product. */
final class HandWrittenReadiness {
    private static final Fades PRICES = Fades.halfLife(10, 10);
    private static final Fades HELD = Fades.linear(25, 60);
    private static final Fades USED = Fades.halfLife(6, 7);
    private static final int NEVER = -1;

    private final Daily visits = new Daily();
    private final Daily daysOfPrices = new Daily();
    private final Daily uses = new Daily();
    private final Daily daysOfUse = new Daily();
    private boolean matched;
    private long prices;
    private long booked;
    private long held;
    private long used;
    private int demo = NEVER;
    private int trial = NEVER;
    private boolean trialOfMonth;
    private boolean atLimit;
    private long lastUse = Long.MIN_VALUE;

    /** What disproves an absence, whether or not it gives points. */
    void sign(String type, long at) {
        if (type.equals("product-used")) {
            lastUse = at;
        }
    }

    /** What gives points, or counts. */
    void count(Engagement engagement, long at, long now, int day, int age) {
        switch (engagement.type()) {
            case "page-viewed" -> page(engagement, at, now, day, age);
            case "demo-requested", "contact-requested" -> demo = demo == NEVER ? age : demo;
            case "meeting-booked" -> booked += matched(age < 45 ? 30 * Points.ONE : 0);
            case "meeting-held" -> held += matched(HELD.at(age));
            case "trial-started" -> {
                trial = trial == NEVER ? age : trial;
                trialOfMonth |= at > now - 30 * DAY;
            }
            case "product-used" -> {
                used += matched(uses.takes(day, 1) ? USED.at(age) : 0);
                if (at > now - 14 * DAY) {
                    daysOfUse.add(day);
                }
            }
            case "plan-limit-reached" -> atLimit |= at > now - 30 * DAY;
            default -> {
            }
        }
    }

    private long matched(long points) {
        matched = true;
        return points;
    }

    private void page(Engagement engagement, long at, long now, int day, int age) {
        Optional<String> url = engagement.asset().url();
        if (url.isPresent() && FoldedText.fold(url.get()).contains("/pricing")) {
            prices += matched(visits.takes(day, 2) ? PRICES.at(age) : 0);
            if (at > now - 14 * DAY) {
                daysOfPrices.add(day);
            }
        }
    }

    /** What they add up to; empty if none matches. */
    Optional<Points> points(long now) {
        long product = given(trial != NEVER, trial < 30 ? 20 : 0) + Math.min(used, 40 * Points.ONE)
                + given(daysOfUse.days() >= 4, 15) + given(atLimit, 20);
        long sum = Math.clamp(product, 0, 50 * Points.ONE) + Math.min(prices, 40 * Points.ONE)
                + given(daysOfPrices.days() >= 2, 15) + given(demo != NEVER, demo < 60 ? 45 : 0)
                + Math.min(booked, 60 * Points.ONE) + Math.min(held, 50 * Points.ONE)
                + given(trialOfMonth && lastUse <= now - 7 * DAY, -12);
        return matched ? Optional.of(new Points(Math.clamp(sum, 0, 100 * Points.ONE))) : Optional.empty();
    }

    private long given(boolean holds, int whole) {
        return holds ? matched(whole * Points.ONE) : 0;
    }
}
