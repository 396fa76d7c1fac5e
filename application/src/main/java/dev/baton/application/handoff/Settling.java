package dev.baton.application.handoff;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pause before an offer that rests on e-mail engagements, so that a scanner's click can be recognised first: a lead that
 * would not be ready without those that came within it waits until the first of them has settled.
 */
final class Settling {
    private Settling() {
    }

    /** Until when the lead waits; empty if it need not. */
    static Optional<Instant> until(History history, Function<JudgedBy, Plan> plans, Plan plan, Progress progress,
            Instant now) {
        Duration settle = plan.definition().stageRule(progress.stage()).map(rule -> rule.settle())
                .orElse(Duration.ZERO);
        List<Engagement> unsettled = history.engagements().stream()
                .filter(each -> isOfEmail(each) && each.when().recordedAt().plus(settle).isAfter(now)).toList();
        if (unsettled.isEmpty() || isReady(without(history, unsettled), plans, progress.cycle().kind(), now)) {
            return Optional.empty();
        }
        return unsettled.stream().map(each -> each.when().recordedAt()).min(Comparator.naturalOrder())
                .map(first -> first.plus(settle));
    }

    private static boolean isOfEmail(Engagement engagement) {
        return engagement.type().startsWith("email-") || engagement.channel().filter("email"::equals).isPresent();
    }

    private static History without(History history, List<Engagement> some) {
        return new History(history.facts(),
                history.engagements().stream().filter(each -> !some.contains(each)).toList(),
                history.verdicts());
    }

    private static boolean isReady(History history, Function<JudgedBy, Plan> plans, CycleKind kind, Instant now) {
        return Replay.of(history, plans, now).filter(card -> {
            card.askWhileDue(now);
            return card.progress().stream().filter(each -> each.cycle().kind() == kind).map(Progress::stage)
                    .anyMatch(Stage::isEntrance);
        }).isPresent();
    }
}
