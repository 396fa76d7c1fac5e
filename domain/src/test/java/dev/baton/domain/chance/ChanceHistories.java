package dev.baton.domain.chance;

import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.VerdictGiven;
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
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Reachability;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Histories by chance: late facts, facts of one instant, facts on the border of a day or a window, all verdicts. */
public final class ChanceHistories {
    /** Before clocks change, a day is left out, a leap day, the end of a year. */
    private static final List<Instant> STARTS = List.of("2026-02-20T00:00:00Z", "2025-10-01T12:30:00Z",
            "2011-12-20T00:00:00Z", "2022-03-10T00:00:00Z", "2022-09-10T00:00:00Z", "2024-04-01T00:00:00Z",
            "2024-02-10T00:00:00Z", "2026-12-15T23:59:59.999Z").stream().map(Instant::parse).toList();
    private final Chance chance;
    private final ZoneId zone;
    private final boolean loud;
    private final Instant start;
    private final List<Instant> instants = new ArrayList<>();

    private ChanceHistories(Chance chance, ZoneId zone, boolean loud) {
        this.chance = chance;
        this.zone = zone;
        this.loud = loud;
        this.start = chance.of(STARTS);
    }

    /** A history in which anything may happen. */
    public static History any(Chance chance, ZoneId zone) {
        return new ChanceHistories(chance, zone, false).history();
    }

    /** A history in which every fact asks for the stage. */
    public static History loud(Chance chance, ZoneId zone) {
        return new ChanceHistories(chance, zone, true).history();
    }

    /** Instants around what happened: of a fact itself, a window or some days after it, and just before. */
    public static List<Instant> around(Chance chance, History history) {
        List<Instant> all = new ArrayList<>();
        history.engagements().forEach(each -> all.add(each.when().occurredAt()));
        history.facts().forEach(each -> all.add(each.when().occurredAt()));
        Instant some = all.isEmpty() ? Instant.parse("2026-03-01T00:00:00Z") : chance.of(all);
        return List.of(some, some.plus(Duration.ofDays(chance.between(0, 60))).plusMillis(chance.between(-1, 1)),
                some.plusMillis(chance.between(0L, Duration.ofDays(500).toMillis())),
                (all.isEmpty() ? some : chance.of(all)).plus(Duration.ofHours(chance.of(6, 24, 168, 720)))
                        .plusMillis(chance.between(-1, 1)));
    }

    private History history() {
        List<Engagement> engagements = new ArrayList<>();
        for (int i = chance.between(0, 25); i > 0; i--) {
            engagements.add(engagement("e" + i));
        }
        List<LeadFact> facts = new ArrayList<>();
        for (int i = chance.between(0, 8); i > 0; i--) {
            facts.add(fact(when(), statement()));
        }
        for (int i = chance.in100(25) ? chance.between(2, 4) : 0; i > 0; i--) {
            facts.add(fact(when(), chance.in100(70)
                    ? outcome()
                    : handing(chance.of(CycleKind.NEW_BUSINESS, CycleKind.EXPANSION))));
        }
        return new History(facts, engagements, verdicts(engagements));
    }

    /** A decision is made when it is recorded; of deals one hears late, and of what was so earlier after what was so later. */
    private LeadFact fact(When when, Statement says) {
        When made = switch (says) {
            case Statement.Decided _,Statement.Handing _ ->
                new When(when.recordedAt(), when.recordedAt(), when.effects());
            case Statement.OutcomeIs _ when chance.in100(30) -> new When(
                    when.recordedAt().minus(Duration.ofHours(chance.between(1, 900))), when.recordedAt(),
                    when.effects());
            default -> when;
        };
        boolean hushed = !loud && says instanceof Statement.RolledUp && chance.in100(50);
        return new LeadFact(chance.id(),
                hushed ? new When(made.occurredAt(), made.recordedAt(), Effects.NONE) : made, says);
    }

    private List<VerdictGiven> verdicts(List<Engagement> engagements) {
        List<VerdictGiven> verdicts = new ArrayList<>();
        for (Engagement engagement : engagements) {
            for (int i = chance.in100(80) ? 0 : chance.between(1, 2); i > 0; i--) {
                Instant later = engagement.when().recordedAt().plus(Duration.ofMinutes(chance.between(0, 20_000)));
                verdicts.add(new VerdictGiven(chance.id(), engagement.id(), chance.of(Verdict.values()),
                        Optional.empty(), later));
            }
        }
        return verdicts;
    }

    private Instant instant() {
        Instant at = switch (instants.isEmpty() ? 9 : chance.between(0, 9)) {
            case 0, 1 -> chance.of(instants);
            case 2 -> chance.of(instants).plus(chance.of(List.of(Duration.ofDays(1), Duration.ofDays(7),
                    Duration.ofHours(6), Duration.ofMinutes(90), Duration.ofDays(30))))
                    .plusMillis(chance.between(-1, 1));
            case 3 -> start.atZone(zone).toLocalDate().plusDays(chance.between(0, 60)).atStartOfDay(zone).toInstant()
                    .plusMillis(chance.between(-1, 1));
            case 4 -> start.plus(Duration.ofDays(chance.between(0, 450)));
            default -> start.plusMillis(chance.between(0L, Duration.ofDays(60).toMillis()));
        };
        instants.add(at);
        return at;
    }

    private When when() {
        Instant at = instant();
        Duration delay = switch (chance.between(0, 9)) {
            case 0 -> Duration.ofMinutes(-4);
            case 1 -> Duration.ofHours(chance.between(1, 30));
            case 2 -> Duration.ofDays(chance.between(1, 50));
            case 3 -> Duration.ofDays(loud ? 399 : 401);
            default -> Duration.ofMillis(chance.between(0, 2));
        };
        return new When(at, at.plus(delay), loud || chance.in100(80) ? Effects.ALL : Effects.NONE);
    }

    private Engagement engagement(String id) {
        Optional<String> asset = chance.in100(60) ? Optional.of(chance.of("a1", "a2", "a3")) : Optional.empty();
        Optional<String> url = chance.in100(30)
                ? Optional.of(chance.of("https://x.example/1", "a1"))
                : Optional.empty();
        Verdict verdict = chance.in100(65) ? Verdict.HUMAN : chance.of(Verdict.values());
        return new Engagement(new EngagementId("web", id), when(), chance.of(ChanceConditions.TYPES),
                chance.of(Optional.of("web"), Optional.of("email"), Optional.empty()),
                new Asset(asset, url, Optional.empty(), funnel()), Optional.empty(), Optional.empty(),
                Map.of(), verdict);
    }

    private Optional<Funnel> funnel() {
        return chance.in100(50) ? Optional.of(chance.of(Funnel.values())) : Optional.empty();
    }

    private Answer answer() {
        return chance.in100(85)
                ? Answer.of(new AttributeValue.Text(chance.of("yes", "No", "later")))
                : new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Statement statement() {
        return switch (chance.between(0, 22)) {
            case 21, 22 -> outcome();
            case 18, 19, 20 -> handing(chance.of(CycleKind.NEW_BUSINESS, CycleKind.EXPANSION));
            case 15, 16 -> rolledUp();
            case 14 -> new Statement.Predicted(new Prediction(new Probability(chance.between(0, Probability.ONE)), "m",
                    Optional.empty(), List.of()));
            case 17 -> new Statement.ReachabilityIs(chance.of(Channel.values()), chance.of(Reachability.values()));
            case 10, 11 -> decided(chance.of(CycleKind.NEW_BUSINESS, CycleKind.NEW_BUSINESS, CycleKind.EXPANSION));
            case 12, 13 -> new Statement.Answered("budget", answer());
            case 0 -> new Statement.CustomerIs(chance.in100(60),
                    chance.in100(60) ? Optional.of(instant()) : Optional.empty());
            case 1 -> new Statement.ConsentIs(chance.of(Channel.values()), chance.of(Consent.values()));
            case 2 -> new Statement.Touched(chance.of(Optional.of("Referral"), Optional.of("x"), Optional.empty()),
                    Optional.empty(), Optional.empty());
            case 3 -> new Statement.CustomerIs(chance.in100(40));
            case 4, 5 -> new Statement.AttributeIs("size", chance.in100(85)
                    ? Optional.of(new AttributeValue.Number(BigDecimal.valueOf(chance.between(0, 90), 1)))
                    : Optional.empty());
            case 6 -> new Statement.AttributeIs("tags",
                    Optional.of(new AttributeValue.TextSet(chance.of(List.of("A", "b"), List.of("b"), List.of()))));
            default -> new Statement.AttributeIs("role", chance.in100(85)
                    ? Optional.of(new AttributeValue.Text(chance.of("CTO", "ceo", "مدير عامل", "clerk")))
                    : Optional.empty());
        };
    }

    private Statement outcome() {
        return new Statement.OutcomeIs(chance.of(Statement.Outcome.values()), Optional.empty(), Optional.empty());
    }

    /** An offer, or the end of one, in any order. */
    private Statement handing(CycleKind kind) {
        UUID handoff = new UUID(0, chance.between(1, 2));
        Cycle cycle = new Cycle(kind, chance.of(1, 1, 2));
        return chance.in100(60)
                ? new Statement.Offered(cycle, handoff)
                : new Statement.OfferEnded(cycle, handoff, chance.of(Statement.Ending.values()));
    }

    private Statement rolledUp() {
        Map<String, Integer> values = new HashMap<>();
        ChanceConditions.ROLL_UPS.stream().filter(_ -> chance.in100(80))
                .forEach(name -> values.put(name, chance.between(-1, 4)));
        return new Statement.RolledUp(values);
    }

    /** Any decision that the kind of cycle has a stage for: whether it was legal is looked at when it is made. */
    private Statement decided(CycleKind kind) {
        Duration coolDown = chance.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7), Duration.ofMinutes(90));
        List<Stage> stages = Arrays.stream(Stage.values()).filter(kind::has).toList();
        Decision decision = switch (chance.between(0, 5)) {
            case 0 -> new Decision.Overridden(chance.of(stages));
            case 1 -> new Decision.Lifted();
            case 2, 3 -> new Decision.Moved(chance.of(Stage.SAL, Stage.SQL, Stage.OPPORTUNITY, Stage.WON), coolDown);
            default -> new Decision.Moved(chance.of(Stage.RECYCLED, Stage.RECYCLED, Stage.DISQUALIFIED, Stage.LOST,
                    kind.beginning()), coolDown);
        };
        return new Statement.Decided(new Cycle(kind, chance.of(1, 1, 2)), decision, "Mina", Optional.empty());
    }
}
