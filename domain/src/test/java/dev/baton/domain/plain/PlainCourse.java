package dev.baton.domain.plain;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Counting;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.definition.Match;
import dev.baton.domain.definition.Rule;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cycles of one kind, as the rules of the domain say it. */
final class PlainCourse {
    private static final Set<Stage> CLOSED = Set.of(Stage.RECYCLED, Stage.LOST, Stage.WON);
    private final boolean expansion;
    private int number = 1;
    private Stage machine;
    private boolean disqualifiedByPerson;
    private Optional<Stage> override = Optional.empty();
    private Optional<Instant> takenOut = Optional.empty();
    private Duration coolDown = Duration.ZERO;

    PlainCourse(CycleKind kind) {
        this.expansion = kind == CycleKind.EXPANSION;
        this.machine = beginning();
    }

    /** The same, to try something out. */
    PlainCourse(PlainCourse other) {
        this.expansion = other.expansion;
        this.number = other.number;
        this.machine = other.machine;
        this.disqualifiedByPerson = other.disqualifiedByPerson;
        this.override = other.override;
        this.takenOut = other.takenOut;
        this.coolDown = other.coolDown;
    }

    private Stage beginning() {
        return expansion ? Stage.NONE : Stage.LEAD;
    }

    private List<Stage> entrances() {
        return expansion ? List.of(Stage.SERVICE_QUALIFIED) : List.of(Stage.PQL, Stage.MQL);
    }

    Stage shown() {
        return override.orElse(machine);
    }

    Stage machine() {
        return machine;
    }

    int number() {
        return number;
    }

    boolean isOpen() {
        return Set.of(Stage.MQL, Stage.PQL, Stage.SERVICE_QUALIFIED, Stage.SAL, Stage.SQL, Stage.OPPORTUNITY)
                .contains(shown());
    }

    void close(Stage how, Instant at) {
        if (how == Stage.OPPORTUNITY && CLOSED.contains(machine)) {
            number++;
        }
        person(how, at, Duration.ZERO);
    }

    void decide(Statement.Decided says, Instant at) {
        switch (says.decision()) {
            case Decision.Moved(Stage to, Duration wait) -> {
                number = Math.max(number, says.cycle().number());
                person(to, at, wait);
            }
            case Decision.Overridden(Stage to) -> override = Optional.of(to);
            case Decision.Lifted() -> override = Optional.empty();
        }
    }

    private void person(Stage to, Instant at, Duration wait) {
        boolean moves = machine != to || shown() != to;
        if (moves && Set.of(Stage.RECYCLED, Stage.LOST, Stage.DISQUALIFIED).contains(to)) {
            takenOut = Optional.of(at);
            coolDown = wait;
        } else if (moves && to != beginning()) {
            takenOut = Optional.empty();
        }
        override = Optional.empty();
        machine = to;
        disqualifiedByPerson = to == Stage.DISQUALIFIED;
    }

    /** Everything that the machine does at one instant. */
    void ask(Definition definition, PlainScore score, boolean excluded, boolean awake, List<Engagement> engagements,
            Instant at) {
        boolean nextIsOpen = machine == beginning() || machine == Stage.RECYCLED || machine == Stage.LOST
                || machine == Stage.WON && (expansion || !score.isCustomer());
        if (excluded) {
            if (entrances().contains(machine) || !expansion && nextIsOpen) {
                to(Stage.DISQUALIFIED);
            }
            return;
        }
        if (machine == Stage.DISQUALIFIED && !disqualifiedByPerson) {
            to(beginning());
            nextIsOpen = true;
        }
        if (entrances().contains(machine)
                && (score.isCustomer() != expansion || leaves(definition, score, machine))) {
            to(beginning());
            nextIsOpen = true;
        }
        if (nextIsOpen && awake && score.isCustomer() == expansion) {
            entrances().stream().filter(asked -> definition.stages().containsKey(asked)).filter(asked -> {
                StageRule rule = definition.stages().get(asked);
                return score.holds(rule.enter(), machine) && !leaves(definition, score, asked)
                        && !isKeptOut(definition, rule, engagements, at);
            }).findFirst().ifPresent(asked -> {
                to(asked);
                takenOut = Optional.empty();
            });
        }
    }

    private void to(Stage next) {
        if (CLOSED.contains(machine)) {
            number++;
        }
        machine = next;
        disqualifiedByPerson = false;
    }

    private static boolean leaves(Definition definition, PlainScore score, Stage asked) {
        return Optional.ofNullable(definition.stages().get(asked)).flatMap(StageRule::leave)
                .filter(leave -> score.holds(leave, asked)).isPresent();
    }

    private boolean isKeptOut(Definition definition, StageRule rule, List<Engagement> engagements, Instant at) {
        if (takenOut.isEmpty()) {
            return false;
        }
        Instant since = takenOut.get();
        if (at.isBefore(since.plus(coolDown)) || at.isBefore(since.plus(rule.coolDown()))) {
            return true;
        }
        return rule.newEvidence() && engagements.stream().filter(each -> each.when().occurredAt().isAfter(since))
                .noneMatch(each -> isEvidence(definition, rule, each));
    }

    private static boolean isEvidence(Definition definition, StageRule rule, Engagement engagement) {
        for (Rule each : definition.rules()) {
            boolean gives = each.head().points().millionths() > 0 && switch (each) {
                case Rule.EngagementRule counted -> fits(counted.each(), engagement)
                        && !(counted.count() instanceof Counting.PerAsset
                                && engagement.asset().identity().isEmpty());
                case Rule.FrequencyRule frequency -> fits(frequency.of(), engagement);
                case Rule.AttributeRule _,Rule.LikelihoodRule _,Rule.AbsenceRule _,Rule.UnansweredRule _ -> false;
            };
            if (gives) {
                return true;
            }
        }
        List<Match> counted = new ArrayList<>();
        atLeasts(rule.enter(), counted);
        return counted.stream().anyMatch(match -> fits(match, engagement));
    }

    private static boolean fits(Match match, Engagement engagement) {
        return engagement.verdict().counts(match.suspect()) && match.fits(engagement);
    }

    private static void atLeasts(Condition condition, List<Match> found) {
        if (condition instanceof Condition.OfCount count && count.atLeast()) {
            found.add(count.of());
        } else if (condition instanceof Condition.All(List<Condition> parts)) {
            parts.forEach(part -> atLeasts(part, found));
        } else if (condition instanceof Condition.Any(List<Condition> parts)) {
            parts.forEach(part -> atLeasts(part, found));
        }
    }
}
