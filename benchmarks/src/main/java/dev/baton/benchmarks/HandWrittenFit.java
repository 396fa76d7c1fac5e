package dev.baton.benchmarks;

import dev.baton.domain.definition.Points;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.FoldedText;
import dev.baton.domain.lead.Profile;
import java.time.Instant;
import java.util.Optional;

/** The fifteen rules about who the lead is, as plain conditions. */
final class HandWrittenFit {
    private long points;
    private boolean matched;

    private HandWrittenFit() {
    }

    /** What they add up to; empty if none matches. */
    static Optional<Points> of(Profile profile, Instant now) {
        HandWrittenFit fit = new HandWrittenFit();
        String industry = text(profile, "company.industry");
        fit.role(text(profile, "role"), industry);
        fit.company(industry, text(profile, "country"), number(profile, "company.employees"));
        fit.means(number(profile, "budget"), profile, now);
        return fit.matched ? Optional.of(new Points(Math.clamp(fit.points, 0, 100 * Points.ONE))) : Optional.empty();
    }

    private void role(String role, String industry) {
        give(role.equals("ceo") || role.equals("cto") || role.startsWith("vp") || role.startsWith("head of")
                || role.equals("مدیرعامل"), 25);
        give(role.contains("student"), -40);
        give(!role.isEmpty() && !industry.equals("education"), 4);
    }

    private void company(String industry, String country, double employees) {
        give(employees >= 50 && employees <= 5_000, 20);
        give(employees > 5_000, 10);
        give(employees < 10, -10);
        give(industry.equals("software") || industry.equals("finance") || industry.equals("logistics"), 15);
        give(industry.equals("education"), -10);
        give(country.equals("ir") || country.equals("iq") || country.equals("ae"), 8);
    }

    private void means(double budget, Profile profile, Instant now) {
        String source = profile.source().map(FoldedText::fold).orElse("");
        give(budget >= 10_000, 12);
        give(budget >= 1_000 && budget <= 9_999, 5);
        give(source.equals("referral") || source.equals("partner"), 10);
        give(profile.consent(Channel.EMAIL) == Consent.GRANTED, 2);
        give(usesKafka(profile), 6);
        give(profile.isCustomer(now), 5);
    }

    private void give(boolean holds, int whole) {
        if (holds) {
            matched = true;
            points += whole * Points.ONE;
        }
    }

    private static boolean usesKafka(Profile profile) {
        if (profile.attribute("technologies").orElse(null) instanceof AttributeValue.TextSet(var texts)) {
            for (String text : texts) {
                if (FoldedText.fold(text).equals("kafka")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Profile profile, String name) {
        return profile.attribute(name).orElse(null) instanceof AttributeValue.Text(var text)
                ? FoldedText.fold(text)
                : "";
    }

    /** Not a number, which compares with nothing, where the attribute is unknown. */
    private static double number(Profile profile, String name) {
        return profile.attribute(name).orElse(null) instanceof AttributeValue.Number(var value)
                ? value.doubleValue()
                : Double.NaN;
    }
}
