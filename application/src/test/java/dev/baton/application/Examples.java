package dev.baton.application;

import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.domain.definition.Points;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Reachability;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.scoring.Score;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Invented people and what they did, for contracts; every run the same. */
public final class Examples {
    /** A present instant, with milliseconds that must not get lost. */
    public static final Instant NOW = Instant.parse("2026-03-21T12:00:00.123Z");
    /** A version that judges. */
    public static final JudgedBy FIRST = new JudgedBy("b2b-software", 1);
    /** A text that must come back as it was. */
    public static final String PERSIAN = "ك\u200Cي «سارا احمدی» ۱۲٪ – مدیرعاملِ نمونه‌سازان 🚀 أهلاً";
    private final SplittableRandom random = new SplittableRandom(20260321);

    /** An id, positive or negative as a number. */
    public UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** An e-mail address as a key. */
    public static IdentityKey email(String name) {
        return IdentityKey.email(name + "@example.com").orElseThrow();
    }

    /** A visitor as a key. */
    public static IdentityKey visitor(String id) {
        return new IdentityKey.Visitor(id);
    }

    /** A known lead to be created now. */
    public NewSubject known(IdentityKey... keys) {
        return known(NOW, keys);
    }

    /** A known lead to be created at an instant. */
    public NewSubject known(Instant recordedAt, IdentityKey... keys) {
        return new NewSubject(new SubjectId(id()), new LeadId(id()), false, List.of(keys), recordedAt);
    }

    /** An anonymous lead to be created now. */
    public NewSubject anonymous(IdentityKey... keys) {
        return new NewSubject(new SubjectId(id()), new LeadId(id()), true, List.of(keys), NOW);
    }

    /** Times of something that we learnt a moment after it was so. */
    public static When when(Instant occurredAt) {
        return new When(occurredAt, occurredAt.plusMillis(7), Effects.ALL);
    }

    /** A plain page view. */
    public static Engagement view(String id, Instant at) {
        return new Engagement(new EngagementId("web", id), when(at), "page-viewed", Optional.empty(), Asset.NONE,
                Optional.empty(), Optional.empty(), Map.of(), Verdict.HUMAN);
    }

    /** An engagement in which everything is told. */
    public static Engagement full(String id, Instant at) {
        Asset asset = new Asset(Optional.of("asset-1"), Optional.of("https://example.com/pricing?q=قیمت"),
                Optional.of(PERSIAN), Optional.of(Funnel.DECISION));
        return new Engagement(new EngagementId("sendgrid-main", id),
                new When(at, at.plusMillis(999), Effects.NONE), "email-clicked", Optional.of("email"), asset,
                Optional.of("نوروز"), Optional.of("message-1"), values(), Verdict.SUSPECT);
    }

    /** A value of each type, with what tends to get lost. */
    public static Map<String, AttributeValue> values() {
        return Map.ofEntries(
                Map.entry("text", new AttributeValue.Text(PERSIAN)),
                Map.entry("blank-ends", new AttributeValue.Text(" two  blanks\n\"quoted\" \\ ")),
                Map.entry("number", new AttributeValue.Number(new BigDecimal("-12345678901234567890.0123456789"))),
                Map.entry("hundreds", new AttributeValue.Number(new BigDecimal("1200"))),
                Map.entry("zero", new AttributeValue.Number(BigDecimal.ZERO)),
                Map.entry("true", new AttributeValue.Bool(true)),
                Map.entry("false", new AttributeValue.Bool(false)),
                Map.entry("date", new AttributeValue.Date(LocalDate.parse("1999-12-31"))),
                Map.entry("instant", new AttributeValue.Moment(Instant.parse("1969-07-20T20:17:40.001Z"))),
                Map.entry("money", new AttributeValue.Money(new BigDecimal("99.95"), "EUR")),
                Map.entry("rials", new AttributeValue.Money(new BigDecimal("12000000"), "IRR")),
                Map.entry("set", new AttributeValue.TextSet(List.of("b", "a", PERSIAN))),
                Map.entry("empty-set", new AttributeValue.TextSet(List.of())));
    }

    /** An engagement of a subject. */
    public static SubjectEngagement of(NewSubject subject, Engagement engagement) {
        return of(subject, engagement, 1);
    }

    /** An engagement of a subject, with a fingerprint. */
    public static SubjectEngagement of(NewSubject subject, Engagement engagement, long digest) {
        return new SubjectEngagement(subject.subject(), engagement, digest);
    }

    /** A statement about a subject, of an instant. */
    public SubjectFact of(NewSubject subject, Instant at, Statement says) {
        return new SubjectFact(subject.subject(), new LeadFact(id(), when(at), says));
    }

    /** One statement of each kind, with and without what may be absent. */
    public static List<Statement> statements() {
        AttributeValue.Money amount = new AttributeValue.Money(new BigDecimal("1000000.5"), "IRR");
        return List.of(new Statement.AttributeIs("role", Optional.of(new AttributeValue.Text(PERSIAN))),
                new Statement.AttributeIs("role", Optional.empty()),
                new Statement.ConsentIs(Channel.EMAIL, Consent.DENIED),
                new Statement.ConsentIs(Channel.SMS, Consent.UNKNOWN),
                new Statement.ReachabilityIs(Channel.EMAIL, Reachability.UNREACHABLE),
                new Statement.ReachabilityIs(Channel.PHONE, Reachability.REACHABLE),
                new Statement.ReachabilityIs(Channel.SMS, Reachability.UNKNOWN),
                new Statement.Touched(Optional.of("معرفی"), Optional.of("spring"), Optional.of("/fa/قیمت")),
                new Statement.Touched(Optional.empty(), Optional.empty(), Optional.empty()),
                new Statement.CustomerIs(true), new Statement.CustomerIs(false),
                new Statement.CustomerIs(true, Optional.of(Instant.parse("2027-03-31T20:30:00Z"))),
                new Statement.Answered("bant.budget",
                        new Answer(Optional.of(amount), Optional.of(80), Optional.of(Answer.Source.CALL),
                                Optional.of("سارا"), Optional.of("next year"))),
                new Statement.Answered("bant.need", new Answer(Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty())),
                new Statement.Predicted(new Prediction(new Probability(423_718), "deal-forest", Optional.of("3"),
                        List.of("decides on purchases", "صنعت"))),
                new Statement.Predicted(new Prediction(new Probability(0), "guess", Optional.empty(), List.of())),
                new Statement.OutcomeIs(Statement.Outcome.WON, Optional.of(amount), Optional.empty()),
                decided(CycleKind.NEW_BUSINESS, new Decision.Moved(Stage.RECYCLED, Duration.ofDays(30)),
                        Optional.of("زود است")),
                decided(CycleKind.NEW_BUSINESS, new Decision.Overridden(Stage.SQL), Optional.of("met at a fair")),
                decided(CycleKind.EXPANSION, new Decision.Lifted(), Optional.empty()),
                new Statement.OutcomeIs(Statement.Outcome.LOST, Optional.empty(), Optional.of("گران بود")),
                new Statement.RolledUp(Map.of("best", 70, "committee", -2)), new Statement.RolledUp(Map.of()),
                new Statement.Offered(new Cycle(CycleKind.EXPANSION, 2), new UUID(1, 2)),
                new Statement.OfferEnded(new Cycle(CycleKind.NEW_BUSINESS, 1), new UUID(1, 2),
                        Statement.Ending.RETURNED),
                new JudgedBy("نسخه", 12));
    }

    /** A change of stage with a score. */
    public static Transition move(Stage from, Stage to, Instant at, Cause cause) {
        return move(CycleKind.NEW_BUSINESS, from, to, at, cause);
    }

    private static Statement decided(CycleKind kind, Decision decision, Optional<String> reason) {
        return new Statement.Decided(new Cycle(kind, 3), decision, "Mina Example", reason);
    }

    /** A change of stage in the second cycle of a kind. */
    public static Transition move(CycleKind kind, Stage from, Stage to, Instant at, Cause cause) {
        Score score = new Score(at.plusMillis(1), List.of(
                new Score.Part("fit", Optional.of(new Points(69_499_999)), Optional.of("B")),
                new Score.Part("interest", Optional.of(Points.ZERO), Optional.empty()),
                new Score.Part("readiness", Optional.empty(), Optional.empty())), 41, Optional.of("B3"),
                Optional.of(Funnel.DECISION));
        return new Transition(new Cycle(kind, 2), from, to, at, cause, score);
    }

    /** The card of a lead that a version has judged. */
    public static Card judged(NewSubject subject, JudgedBy by, Stage stage, Optional<String> source,
            Optional<Instant> due) {
        return new Card(subject.lead(), subject.anonymous(), Optional.of(by), everyByte(), stage, source, due);
    }

    /** All 256 bytes. */
    public static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** Work that creates subjects. */
    public static boolean open(LedgerPage page, NewSubject... subjects) {
        page.open(Arrays.asList(subjects));
        return true;
    }
}
