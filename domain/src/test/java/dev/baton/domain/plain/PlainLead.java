package dev.baton.domain.plain;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Journey;
import dev.baton.domain.definition.Match;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is known of a lead at an instant, as plain lists that are searched anew for each question. */
public record PlainLead(ZoneId zone, Journey journey, List<LeadFact> facts, List<Engagement> engagements, Instant now) {
    private static final Comparator<LeadFact> IN_TIME = Comparator
            .comparing((LeadFact fact) -> fact.when().occurredAt()).thenComparing(fact -> fact.when().recordedAt())
            .thenComparing(LeadFact::id);

    /** Since when the lead has been known. */
    Optional<Instant> knownSince() {
        return Stream.concat(
                facts.stream().filter(fact -> saysSomething(fact.says()))
                        .map(fact -> fact.when().occurredAt()),
                engagements.stream().map(each -> each.when().occurredAt())).min(Comparator.naturalOrder());
    }

    /** Of a lead of whom only a judge spoke, or only what others came to, nothing is known. */
    static boolean saysSomething(Statement says) {
        return !(says instanceof Statement.JudgedBy || says instanceof Statement.RolledUp
                || says instanceof Statement.Handing);
    }

    /** What the account came to when it was told last. */
    private Optional<Integer> rolledUp(String name) {
        return latest(Statement.RolledUp.class::isInstance)
                .flatMap(says -> Optional.ofNullable(((Statement.RolledUp) says).values().get(name)));
    }

    /** Whole days from one instant's day to today. */
    long age(Instant then) {
        return today().toEpochDay() - day(then).toEpochDay();
    }

    /** How many midnights since then found the lead with sales. */
    long frozenMidnights(Instant then) {
        return day(then).plusDays(1).datesUntil(today().plusDays(1)).map(day -> day.atStartOfDay(zone).toInstant())
                .filter(midnight -> isWithSales(CycleKind.NEW_BUSINESS, midnight)
                        || isWithSales(CycleKind.EXPANSION, midnight))
                .count();
    }

    private boolean isWithSales(CycleKind kind, Instant at) {
        return isWithSales(kind, sofar(each -> !each.position().isAfter(at)));
    }

    private boolean isWithSales(CycleKind kind, List<LeadFact> sofar) {
        return isTakenOver(kind, sofar) || isOnOffer(kind, sofar);
    }

    private List<LeadFact> sofar(Predicate<LeadFact> which) {
        return facts.stream().filter(which).sorted(LeadFact.BY_POSITION).toList();
    }

    private List<LeadFact> before(LeadFact fact) {
        return sofar(each -> LeadFact.BY_POSITION.compare(each, fact) < 0);
    }

    /** Some offer of it came, and since then neither its end nor anything that ends them all. */
    private boolean isOnOffer(CycleKind kind, List<LeadFact> sofar) {
        for (int i = 0; i < sofar.size(); i++) {
            if (sofar.get(i).says() instanceof Statement.Offered(Cycle cycle, UUID handoff) && cycle.kind() == kind
                    && sofar.subList(i + 1, sofar.size()).stream().noneMatch(later -> ends(later, kind, handoff))) {
                return true;
            }
        }
        return false;
    }

    private boolean ends(LeadFact later, CycleKind kind, UUID handoff) {
        return switch (later.says()) {
            case Statement.OfferEnded(Cycle _, UUID ended, var _) -> ended.equals(handoff);
            case Statement.Decided(Cycle cycle, Decision.Moved(Stage to, var _), var _, var _) ->
                cycle.kind() == kind && to != Stage.SAL && to != Stage.SQL && to != Stage.OPPORTUNITY;
            case Statement.OutcomeIs says -> says.outcome() != Statement.Outcome.OPPORTUNITY && !isOvertaken(later)
                    && kind == deal(later);
            default -> false;
        };
    }

    /** Whose deal an outcome tells of. */
    private CycleKind deal(LeadFact outcome) {
        List<LeadFact> before = before(outcome);
        if (isTakenOver(CycleKind.NEW_BUSINESS, before)) {
            return CycleKind.NEW_BUSINESS;
        }
        return isWithSales(CycleKind.EXPANSION, before) || isOfCustomer(outcome)
                ? CycleKind.EXPANSION
                : CycleKind.NEW_BUSINESS;
    }

    private boolean isTakenOver(CycleKind kind, List<LeadFact> sofar) {
        for (LeadFact fact : sofar.reversed()) {
            if (fact.says() instanceof Statement.OutcomeIs says && !isOvertaken(fact) && kind == deal(fact)) {
                return says.outcome() == Statement.Outcome.OPPORTUNITY;
            }
            if (fact.says() instanceof Statement.Decided(Cycle cycle, Decision.Moved(Stage to, var _), var _, var _)
                    && cycle.kind() == kind) {
                return to == Stage.SAL || to == Stage.SQL || to == Stage.OPPORTUNITY;
            }
        }
        return false;
    }

    /** Whether a deal was told of before with something that was so later. */
    boolean isOvertaken(LeadFact outcome) {
        return before(outcome).stream()
                .anyMatch(told -> (told.says() instanceof Statement.OutcomeIs || isClosed(told.says()))
                        && told.when().occurredAt().isAfter(outcome.when().occurredAt()));
    }

    private static boolean isClosed(Statement says) {
        return says instanceof Statement.Decided decided
                && decided.decision() instanceof Decision.Moved(Stage to, var _)
                && (to == Stage.WON || to == Stage.LOST);
    }

    private LocalDate today() {
        return day(now);
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The matching engagements that count, the earliest first. */
    List<Engagement> counted(Match match) {
        return matching(match, verdict -> verdict == Verdict.HUMAN || verdict == Verdict.SUSPECT && match.suspect());
    }

    /** The matching engagements that might be a person's, the earliest first. */
    List<Engagement> possible(Match match) {
        return matching(match, verdict -> verdict != Verdict.MACHINE);
    }

    private List<Engagement> matching(Match match, Predicate<Verdict> verdict) {
        return engagements.stream().filter(each -> verdict.test(each.verdict()) && match.fits(each))
                .sorted(Comparator.comparing((Engagement each) -> each.when().occurredAt())
                        .thenComparing(Engagement::id))
                .toList();
    }

    /** How many of them, or of their days, lie in (now − window, now]. */
    long within(List<Engagement> all, Optional<Duration> window, boolean days) {
        Stream<Instant> recent = all.stream().map(each -> each.when().occurredAt())
                .filter(at -> window.isEmpty() || at.isAfter(now.minus(window.get())));
        return days ? recent.map(this::day).distinct().count() : recent.count();
    }

    private Optional<Statement> latest(Predicate<Statement> about) {
        return facts.stream().filter(fact -> about.test(fact.says())).max(IN_TIME).map(LeadFact::says);
    }

    private Optional<AttributeValue> attribute(String name) {
        return latest(says -> says instanceof Statement.AttributeIs is && is.name().equals(name))
                .flatMap(says -> ((Statement.AttributeIs) says).value());
    }

    private Optional<AttributeValue> answer(String question) {
        return latest(says -> says instanceof Statement.Answered is && is.question().equals(question))
                .flatMap(says -> ((Statement.Answered) says).answer().value());
    }

    /** What was predicted last. */
    Optional<BigDecimal> probability() {
        return latest(Statement.Predicted.class::isInstance)
                .map(says -> ((Statement.Predicted) says).prediction().probability().exact());
    }

    private Optional<String> source() {
        return facts.stream().filter(fact -> fact.says() instanceof Statement.Touched).min(IN_TIME)
                .flatMap(fact -> ((Statement.Touched) fact.says()).source());
    }

    private Consent consent(Channel channel) {
        return latest(says -> says instanceof Statement.ConsentIs is && is.channel() == channel)
                .map(says -> ((Statement.ConsentIs) says).consent()).orElse(Consent.UNKNOWN);
    }

    /** Whether the lead is a customer. */
    boolean isCustomer() {
        return facts.stream()
                .filter(fact -> fact.says() instanceof Statement.CustomerIs || isWon(fact) && !isTakenBack(fact))
                .max(IN_TIME).map(LeadFact::says)
                .map(says -> !(says instanceof Statement.CustomerIs is) || is.customer()
                        && is.until().filter(until -> !now.isBefore(until)).isEmpty())
                .orElse(false);
    }

    private boolean isTakenBack(LeadFact won) {
        return facts.stream().anyMatch(lost -> takesBack(lost, won));
    }

    /** Whether this loss is the next that is heard of the deal. */
    private boolean takesBack(LeadFact lost, LeadFact won) {
        return lost.says() instanceof Statement.OutcomeIs told && told.outcome() == Statement.Outcome.LOST
                && !isOvertaken(lost) && isStillTheLatest(won, lost);
    }

    /** Whether between a win and something later nothing is told of another deal. */
    private boolean isStillTheLatest(LeadFact won, LeadFact later) {
        return LeadFact.BY_POSITION.compare(later, won) > 0
                && before(later).stream().noneMatch(between -> LeadFact.BY_POSITION.compare(between, won) > 0
                        && isOfAnotherDeal(between, won));
    }

    private boolean isOfAnotherDeal(LeadFact fact, LeadFact won) {
        return switch (fact.says()) {
            case Statement.Offered(Cycle offered, var _) -> {
                Cycle closed = closed(won);
                yield offered.kind() != closed.kind() || offered.number() > closed.number();
            }
            case Statement.OutcomeIs told -> told.outcome() == Statement.Outcome.OPPORTUNITY && !isOvertaken(fact);
            case Statement.Decided(var _, Decision.Moved _, var _, var _) -> !isWon(fact);
            default -> false;
        };
    }

    /** The cycle that a win closed: that of the win it repeats, else the last of its kind of which was told. */
    private Cycle closed(LeadFact won) {
        List<LeadFact> before = before(won);
        boolean outcome = won.says() instanceof Statement.OutcomeIs;
        if (outcome && !isTakenOver(CycleKind.NEW_BUSINESS, before) && !isWithSales(CycleKind.EXPANSION, before)) {
            Optional<LeadFact> same = before.reversed().stream().filter(first -> isLatest(first, won)).findFirst();
            if (same.isPresent()) {
                return closed(same.get());
            }
        }
        CycleKind kind = won.says() instanceof Statement.Decided decided ? decided.cycle().kind() : deal(won);
        return new Cycle(kind, Stream.concat(before.stream(), Stream.of(won)).map(LeadFact::says).mapToInt(says -> {
            Cycle of = switch (says) {
                case Statement.Offered(Cycle cycle, var _) -> cycle;
                case Statement.Decided(Cycle cycle, Decision.Moved _, var _, var _) -> cycle;
                default -> new Cycle(kind, 1);
            };
            return of.kind() == kind ? of.number() : 1;
        }).max().orElse(1));
    }

    /** Whether by this fact some win is taken back that no other took back before. */
    boolean takesBack(LeadFact lost) {
        return facts.stream().anyMatch(won -> takesBack(lost, won) && isLatest(won, lost));
    }

    /** Whether this win is one that was told before, with nothing heard since but that. */
    boolean repeats(LeadFact again) {
        return isWon(again) && again.says() instanceof Statement.OutcomeIs
                && before(again).stream().anyMatch(won -> isLatest(won, again));
    }

    private boolean isLatest(LeadFact won, LeadFact later) {
        return isWon(won) && isStillTheLatest(won, later)
                && before(later).stream().noneMatch(lost -> takesBack(lost, won));
    }

    /** Whether the deal of this outcome is one of somebody who was a customer before. */
    boolean isOfCustomer(LeadFact deal) {
        Instant at = deal.when().occurredAt();
        return facts.stream().filter(each -> isWon(each)
                ? LeadFact.BY_POSITION.compare(each, deal) < 0 && IN_TIME.compare(each, deal) < 0
                        && before(deal).stream().noneMatch(lost -> takesBack(lost, each))
                : each.says() instanceof Statement.CustomerIs && !each.position().isAfter(deal.position())
                        && each.when().occurredAt().isBefore(at))
                .max(IN_TIME).map(LeadFact::says)
                .map(says -> !(says instanceof Statement.CustomerIs is) || is.customer()
                        && is.until().filter(until -> !at.isBefore(until)).isEmpty())
                .orElse(false);
    }

    private boolean isWon(LeadFact fact) {
        return fact.says() instanceof Statement.OutcomeIs is
                ? is.outcome() == Statement.Outcome.WON && !isOvertaken(fact)
                : isClosed(fact.says()) && fact.says() instanceof Statement.Decided decided
                        && decided.decision() instanceof Decision.Moved(Stage to, var _) && to == Stage.WON;
    }

    /** The last position of a journey for which there is enough. */
    Optional<Funnel> at(Journey journey) {
        return journey.steps().stream().filter(step -> holds(step.reached())).map(Journey.Step::position)
                .max(Comparator.naturalOrder());
    }

    /** Whether a condition that reads facts alone holds. */
    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().allMatch(this::holds);
            case Condition.Any(List<Condition> parts) -> parts.stream().anyMatch(this::holds);
            case Condition.Not(Condition part) -> !holds(part);
            case Condition.OfAttribute(String name, var comparison) -> comparison.holds(attribute(name));
            case Condition.OfAnswer(String question, var comparison) -> comparison.holds(answer(question));
            case Condition.OfSource(var comparison) -> comparison.holds(source().map(AttributeValue.Text::new));
            case Condition.OfConsent(Channel channel, Consent consent) -> consent(channel) == consent;
            case Condition.OfCustomer(boolean customer) -> isCustomer() == customer;
            case Condition.OfCount(boolean atLeast, int n, boolean days, Match of, var window) -> atLeast
                    ? within(counted(of), window, days) >= n
                    : within(possible(of), window, days) <= n;
            case Condition.OfJourney(var positions) -> at(journey).filter(positions::contains).isPresent();
            case Condition.OfAccount(String rollUp, var order, int than) ->
                rolledUp(rollUp).filter(value -> order.holds(Integer.compare(value, than))).isPresent();
            case Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _ ->
                throw new IllegalArgumentException("rules do not read " + condition);
        };
    }
}
