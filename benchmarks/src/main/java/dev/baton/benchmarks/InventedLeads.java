package dev.baton.benchmarks;

import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Invented leads and what they did during the last 120 days, the same ones for the same seed. */
final class InventedLeads {
    /** Page views are half of what happens; the rest is spread. */
    private static final List<String> TYPES = List.of("page-viewed", "page-viewed", "page-viewed", "page-viewed",
            "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed",
            "page-viewed", "email-sent", "email-sent", "email-sent", "email-opened", "email-opened", "email-clicked",
            "email-clicked", "content-downloaded", "content-downloaded", "cta-clicked", "product-used", "product-used",
            "social-engaged", "ad-clicked", "podcast-played", "webinar-attended", "event-registered", "email-replied",
            "blog-subscribed", "phone-call", "meeting-booked", "meeting-held", "demo-requested", "trial-started",
            "plan-limit-reached", "email-unsubscribed", "email-bounced", "form-submitted");
    private static final List<String> SITES = List.of("https://www.acme.example/blog/post-",
            "https://www.acme.example/blog/post-",
            "https://docs.acme.example/guide/part-", "https://www.acme.example/pricing?plan=",
            "https://www.acme.example/products/item-", "https://www.acme.example/fa/about-");
    private static final List<String> ROLES = List.of("CTO", "VP Sales", "Head of Data", "Engineer", "مدیرعامل",
            "Student of law", "Analyst");
    private static final List<String> INDUSTRIES = List.of("Software", "Finance", "Education", "Retail");
    private static final List<String> SOURCES = List.of("referral", "organic-search", "ad", "partner");
    private static final Duration SPAN = Duration.ofDays(120);

    private final SplittableRandom random;
    private final String prefix;
    private final Instant now;
    private long made;

    /** Leads as they are at an instant. */
    InventedLeads(long seed, Instant now) {
        this.random = new SplittableRandom(seed);
        this.prefix = "e-" + seed + '-';
        this.now = now;
    }

    /**
     * One lead.
     *
     * @param profile     what the facts add up to
     * @param engagements in the order in which they occurred
     */
    record Lead(Profile profile, List<LeadFact> facts, List<Engagement> engagements) {
        /** All of its facts. */
        History history() {
            return new History(facts, engagements);
        }
    }

    /** An instant in the middle of nowhere. */
    static final Instant STANDARD = Instant.parse("2026-06-01T09:30:00Z");

    /** Always the same lead, with so many engagements, as it is at {@link #STANDARD}. */
    static Lead standard(int engagements) {
        return new InventedLeads(10, STANDARD).lead(engagements);
    }

    /** A lead with so many engagements. */
    Lead lead(int engagements) {
        List<LeadFact> facts = facts();
        List<Engagement> done = new ArrayList<>();
        for (int i = 0; i < engagements; i++) {
            done.add(engagement());
        }
        done.sort(Comparator.comparing(each -> each.when().occurredAt()));
        return new Lead(Profile.of(facts, now), facts, List.copyOf(done));
    }

    /** What is known of a person. */
    List<LeadFact> facts() {
        List<LeadFact> facts = new ArrayList<>();
        When when = new When(now.minus(SPAN), now.minus(SPAN), Effects.ALL);
        say(facts, when, attribute("role", new AttributeValue.Text(one(ROLES))));
        say(facts, when, attribute("company.industry", new AttributeValue.Text(one(INDUSTRIES))));
        say(facts, when, attribute("company.employees", number(1 + random.nextInt(9_000))));
        say(facts, when, attribute("country", new AttributeValue.Text(random.nextBoolean() ? "IR" : "DE")));
        if (random.nextInt(3) == 0) {
            say(facts, when, attribute("budget", number(random.nextInt(20_000))));
            say(facts, when, attribute("technologies",
                    new AttributeValue.TextSet(List.of("Java", one(List.of("Kafka", "SAP"))))));
        }
        say(facts, when, new Statement.Touched(Optional.of(one(SOURCES)), Optional.empty(), Optional.empty()));
        if (random.nextBoolean()) {
            say(facts, when,
                    new Statement.ConsentIs(Channel.EMAIL, random.nextBoolean() ? Consent.GRANTED : Consent.DENIED));
        }
        if (random.nextInt(20) == 0) {
            say(facts, when, new Statement.CustomerIs(true));
        }
        return facts;
    }

    private void say(List<LeadFact> facts, When when, Statement says) {
        facts.add(new LeadFact(new UUID(random.nextLong(), random.nextLong()), when, says));
    }

    private static Statement attribute(String name, AttributeValue value) {
        return new AttributeIs(name, Optional.of(value));
    }

    private static AttributeValue number(int value) {
        return new AttributeValue.Number(BigDecimal.valueOf(value));
    }

    /** Something that somebody did at some instant of the last 120 days. */
    Engagement engagement() {
        String type = one(TYPES);
        Instant at = now.minusMillis(random.nextLong(SPAN.toMillis()));
        return new Engagement(new EngagementId("web", prefix + made++), new When(at, at, Effects.ALL), type,
                Optional.of(type.startsWith("email") ? "email" : "web"), asset(type),
                random.nextInt(4) == 0 ? Optional.of("spring-launch") : Optional.empty(), Optional.empty(),
                type.equals("phone-call") ? Map.of("minutes", number(random.nextInt(20))) : Map.of(), verdict());
    }

    private Asset asset(String type) {
        return switch (type) {
            case "page-viewed", "cta-clicked", "email-clicked" -> new Asset(Optional.empty(),
                    Optional.of(one(SITES) + random.nextInt(30)), Optional.of("A page of ours"), Optional.empty());
            case "content-downloaded", "webinar-attended", "event-registered" -> new Asset(
                    Optional.of(type + "-" + random.nextInt(12)), Optional.empty(), Optional.of("A thing of ours"),
                    Optional.of(Funnel.values()[random.nextInt(Funnel.values().length)]));
            default -> Asset.NONE;
        };
    }

    private Verdict verdict() {
        int draw = random.nextInt(100);
        return draw < 92
                ? Verdict.HUMAN
                : draw < 95 ? Verdict.MACHINE : draw < 97 ? Verdict.SUSPECT : Verdict.UNKNOWABLE;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
