package dev.baton.domain.chance;

import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Clock.Step;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.policy.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Handoffs by chance: in every state, with every kind of clock, and whatever may be absent there and not there. */
public final class ChanceHandoffs {
    private static final long START = Instant.parse("2026-03-21T08:00:00.001Z").toEpochMilli();
    private final Chance chance;

    /** Handoffs that this chance gives. */
    public ChanceHandoffs(Chance chance) {
        this.chance = chance;
    }

    /** A handoff of a lead. */
    public Handoff any(LeadId lead) {
        HandoffState state = chance.of(HandoffState.values());
        CycleKind kind = chance.of(CycleKind.values());
        return new Handoff(chance.id(), lead, new Cycle(kind, chance.between(1, 9)), chance.of(kind.entrances()), state,
                new ByRule(chance.of("usual", "other"), chance.between(1, 99), "rule-" + chance.between(1, 9)),
                chance.of("inside", "field"), choice(), maybe(chance::id), at(), maybe(this::answered),
                state.isOpen() ? Optional.empty() : Optional.of(at()), maybe(this::at), maybe(this::at),
                Stream.of(Clock.Kind.values()).filter(_ -> chance.in100(60)).map(this::clock).toList());
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return chance.in100(50) ? Optional.of(value.get()) : Optional.empty();
    }

    private Instant at() {
        return Instant.ofEpochMilli(START + chance.between(0, 100_000_000));
    }

    private Answered answered() {
        return new Answered(new Actor(maybe(chance::id), chance.of("سارا «احمدی»", "Omid \\ \"O\"", "crm")), at(),
                maybe(() -> "too-early"));
    }

    /** Why somebody was chosen, or nobody. */
    public Choice choice() {
        List<PassedOver> passedOver = new ArrayList<>();
        for (int i = chance.between(0, 3); i > 0; i--) {
            passedOver.add(new PassedOver(chance.id(), chance.of(Because.values()), chance.of(Why.values())));
        }
        return new Choice(maybe(chance::id), chance.of(Because.values()), passedOver);
    }

    private Clock clock(Clock.Kind kind) {
        List<Step> steps = new ArrayList<>();
        Stream.of(new Act.Remind(50), new Act.Remind(99), new Act.Breach(), new Act.Climb(Rung.Act.ALERT_LEAD),
                new Act.Climb(Rung.Act.REASSIGN), new Act.Climb(Rung.Act.RETURN)).filter(_ -> chance.in100(70))
                .forEach(act -> steps.add(new Step(at(), act)));
        steps.sort(Comparator.comparing(Step::at));
        return new Clock(kind, at(), at(), steps, chance.between(0, steps.size()), maybe(this::at));
    }
}
