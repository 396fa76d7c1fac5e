package dev.baton.benchmarks;

import static dev.baton.benchmarks.HandWritten.DAY;

import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.FoldedText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The twenty-five rules about interest, web and e-mail. */
final class HandWrittenInterest {
    private static final Fades PAGE = Fades.halfLife(2, 14);
    private static final Fades BLOG = Fades.halfLife(1.5, 7);
    private static final Fades DOCS = Fades.linear(1, 30);
    private static final Fades DOWNLOAD = Fades.linear(10, 90);
    private static final Fades PODCAST = Fades.halfLife(3, 21);
    private static final Fades CTA = Fades.linear(2.5, 45);
    private static final Fades CLICK = Fades.halfLife(8, 30);
    private static final Fades OPEN = Fades.halfLife(1, 10);
    private static final Fades REPLY = Fades.linear(20, 60);
    private static final Fades WEBINAR = Fades.linear(20, 120);
    private static final Fades REGISTERED = Fades.linear(8, 60);
    private static final Fades SOCIAL = Fades.halfLife(1, 14);
    private static final Fades AD = Fades.halfLife(2, 7);
    private static final Fades CALL = Fades.linear(6, 30);
    private static final BigDecimal LONG_CALL = BigDecimal.valueOf(5);
    private static final int NEVER = -1;

    private final Daily pages = new Daily();
    private final Daily blogs = new Daily();
    private final Daily podcasts = new Daily();
    private final Daily clicks = new Daily();
    private final Daily opens = new Daily();
    private final Daily socials = new Daily();
    private final Daily ads = new Daily();
    private final Daily daysOfPages = new Daily();
    private final Set<String> downloads = new HashSet<>();
    private final Set<String> springs = new HashSet<>();
    private final Set<String> webinars = new HashSet<>();
    private final Set<String> registrations = new HashSet<>();
    private boolean matched;
    private long web;
    private long docs;
    private long cta;
    private long email;
    private long others;
    private long calls;
    private int pagesOfLastDay;
    private int clicksOfFortnight;
    private int sentSinceAnswer;
    private int compares = NEVER;
    private boolean subscribed;
    private boolean unsubscribed;
    private int bounced = NEVER;
    private long lastSign = Long.MIN_VALUE;
    private long lastTouch = Long.MIN_VALUE;
    private long lastAnswer = Long.MIN_VALUE;

    /** What disproves an absence, whether or not it gives points. */
    void sign(String type, long at) {
        switch (type) {
            case "page-viewed" -> {
                lastSign = at;
                lastTouch = at;
            }
            case "email-clicked" -> {
                lastSign = at;
                lastTouch = at;
                answered(at);
            }
            case "email-opened" -> {
                lastTouch = at;
                answered(at);
            }
            case "email-replied" -> answered(at);
            case "webinar-attended" -> lastSign = at;
            default -> {
            }
        }
    }

    private void answered(long at) {
        lastAnswer = at;
        sentSinceAnswer = 0;
    }

    /** What gives points, or counts. */
    void count(Engagement engagement, long at, long now, int day, int age) {
        switch (engagement.type()) {
            case "page-viewed" -> page(engagement, at, now, day, age);
            case "content-downloaded" -> download(engagement, age);
            case "podcast-played" -> web += matched(podcasts.takes(day, 1) ? PODCAST.at(age) : 0);
            case "blog-subscribed" -> subscribed = true;
            case "cta-clicked" -> cta += matched(CTA.at(age));
            case "email-clicked" -> click(engagement, at, now, day, age);
            case "email-opened" -> email += matched(opens.takes(day, 1) ? OPEN.at(age) : 0);
            case "email-replied" -> email += matched(REPLY.at(age));
            case "email-unsubscribed", "email-complained" -> unsubscribed = true;
            case "email-sent" -> sentSinceAnswer += at > lastAnswer ? 1 : 0;
            case "email-bounced" -> bounced = bounced == NEVER ? age : bounced;
            case "webinar-attended" -> others += asset(engagement, webinars, WEBINAR.at(age));
            case "event-registered" -> others += asset(engagement, registrations, REGISTERED.at(age));
            case "social-engaged" -> others += matched(socials.takes(day, 2) ? SOCIAL.at(age) : 0);
            case "ad-clicked" -> others += matched(ads.takes(day, 1) ? AD.at(age) : 0);
            case "phone-call" -> call(engagement, age);
            default -> {
            }
        }
    }

    private long matched(long points) {
        matched = true;
        return points;
    }

    private void page(Engagement engagement, long at, long now, int day, int age) {
        web += matched(pages.takes(day, 3) ? PAGE.at(age) : 0);
        if (at > now - 7 * DAY) {
            daysOfPages.add(day);
        }
        pagesOfLastDay += at > now - DAY ? 1 : 0;
        if (engagement.asset().url().isPresent()) {
            String url = FoldedText.fold(engagement.asset().url().get());
            web += url.contains("/blog/") && blogs.takes(day, 2) ? BLOG.at(age) : 0;
            docs += url.startsWith("https://docs.") ? DOCS.at(age) : 0;
        }
    }

    private void download(Engagement engagement, int age) {
        web += asset(engagement, downloads, DOWNLOAD.at(age));
        if (compares == NEVER && engagement.asset().funnel().orElse(null) == Funnel.CONSIDERATION) {
            compares = age;
        }
    }

    private void click(Engagement engagement, long at, long now, int day, int age) {
        email += matched(clicks.takes(day, 2) ? CLICK.at(age) : 0);
        clicksOfFortnight += at > now - 14 * DAY ? 1 : 0;
        if (engagement.campaign().isPresent() && FoldedText.fold(engagement.campaign().get()).equals("spring-launch")) {
            email += asset(engagement, springs, age < 30 ? 4 * Points.ONE : 0);
        }
    }

    private void call(Engagement engagement, int age) {
        if (engagement.attributes().get("minutes") instanceof AttributeValue.Number(var minutes)
                && minutes.compareTo(LONG_CALL) >= 0) {
            calls += matched(CALL.at(age));
        }
    }

    private long asset(Engagement engagement, Set<String> seen, long points) {
        Optional<String> asset = engagement.asset().identity();
        return asset.isPresent() ? matched(seen.add(asset.get()) ? points : 0) : 0;
    }

    /** What they add up to; empty if none matches. */
    Optional<Points> points(long now, long knownSince) {
        long sum = Math.clamp(web(), 0, 40 * Points.ONE) + Math.clamp(email(), -30 * Points.ONE, 35 * Points.ONE);
        sum += others + Math.min(calls, 18 * Points.ONE);
        sum += given(knownSince <= now - 30 * DAY && lastSign <= now - 30 * DAY, -15);
        sum += given(knownSince <= now - 60 * DAY && lastTouch <= now - 60 * DAY, -15);
        return matched ? Optional.of(new Points(Math.clamp(sum, 0, 100 * Points.ONE))) : Optional.empty();
    }

    private long web() {
        return web + Math.min(docs, 12 * Points.ONE) + Math.min(cta, 15 * Points.ONE)
                + given(daysOfPages.days() >= 3, 12) + given(pagesOfLastDay >= 6, 8)
                + given(compares != NEVER, compares < 60 ? 6 : 0) + given(subscribed, 5);
    }

    private long email() {
        return email + given(unsubscribed, -30) + given(bounced != NEVER, bounced < 180 ? -20 : 0)
                + given(sentSinceAnswer >= 5, -10) + given(clicksOfFortnight >= 4, 6);
    }

    private long given(boolean holds, int whole) {
        return holds ? matched(whole * Points.ONE) : 0;
    }
}
