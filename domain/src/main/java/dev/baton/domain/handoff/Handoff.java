package dev.baton.domain.handoff;

import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A lead that was offered to sales.
 *
 * @param lead        the lead that it is about now: after a merge, the one that was kept
 * @param stage       the stage for which it was offered
 * @param rule        by which rule it was offered
 * @param team        to which team
 * @param choice      who is to take it over, and why
 * @param account     the account of the lead when it was offered
 * @param answer      who accepted or rejected it, and when; empty while nobody has
 * @param endedAt     since when it is not open any more
 * @param callAt      for when a call is arranged
 * @param contactedAt when the person was first reached
 * @param clocks      that run or ran against it
 */
public record Handoff(UUID id, LeadId lead, Cycle cycle, Stage stage, HandoffState state, ByRule rule, String team,
        Choice choice, Optional<UUID> account, Instant offeredAt, Optional<Answered> answer, Optional<Instant> endedAt,
        Optional<Instant> callAt, Optional<Instant> contactedAt, List<Clock> clocks) {
    public Handoff {
        clocks = List.copyOf(clocks);
    }

    /** A rule of a version of a policy. */
    public record ByRule(String policy, int version, String rule) {

        /** Whether this is the same rule, be it of another version. */
        public boolean isOneWith(ByRule other) {
            return policy.equals(other.policy) && rule.equals(other.rule);
        }
    }

    /** Who answered, for good. */
    public record Answered(Actor by, Instant at, Optional<String> reason) {}

    /**
     * Who did something.
     *
     * @param person empty if it was a machine's key
     * @param name   as colleagues call the person, or the name of the key
     */
    public record Actor(Optional<UUID> person, String name) {

        /** Somebody of whom no more is known than the name. */
        public static Actor named(String name) {
            return new Actor(Optional.empty(), name);
        }
    }

    /** Who is to take it over, or has. */
    public Optional<UUID> rep() {
        return choice.rep();
    }

    /** When the next thing happens on one of its clocks. */
    public Optional<Instant> next() {
        return clocks.stream().flatMap(clock -> clock.next().stream()).min(Comparator.naturalOrder());
    }

    /** When the first of the promises that are still to be kept is broken: by this a queue is sorted. */
    public Optional<Instant> dueAt() {
        return clocks.stream().filter(Clock::isRunning).map(Clock::dueAt).min(Comparator.naturalOrder());
    }

    /** Whether a promise was broken, or is by now. */
    public boolean isBreached(Instant now) {
        return clocks.stream().anyMatch(clock -> clock.isBreached(now));
    }

    /** The same in another state; what ends stops all clocks, an answer the one that waited for it. */
    public Handoff in(HandoffState next, Instant at) {
        return but(now -> {
            now.state = next;
            now.endedAt = next.isOpen() ? endedAt : Optional.of(at);
            now.clocks = stopped(next.isOpen() ? clock -> clock.kind() == Clock.Kind.ACCEPT : _ -> true, at);
        });
    }

    private List<Clock> stopped(Predicate<Clock> which, Instant at) {
        return clocks.stream().map(clock -> which.test(clock) ? clock.stopped(at) : clock).toList();
    }

    /** The same, answered. */
    public Handoff answered(Answered by) {
        return but(now -> now.answer = Optional.of(by));
    }

    /** The same, to be taken over by somebody else. */
    public Handoff chosen(Choice other) {
        return but(now -> now.choice = other);
    }

    /** The same with its clocks as they are now. */
    public Handoff with(List<Clock> present) {
        return but(now -> now.clocks = present);
    }

    /** The same with a call arranged. */
    public Handoff withCall(Instant at) {
        return but(now -> now.callAt = Optional.of(at));
    }

    /** The same after somebody has reached the person: the first time stops the clock that waits for it. */
    public Handoff reached(Instant at) {
        return contactedAt.isPresent() ? this : but(now -> {
            now.contactedAt = Optional.of(at);
            now.clocks = stopped(clock -> clock.kind() == Clock.Kind.FIRST_CONTACT, at);
        });
    }

    /** The same of another lead, which has become the one that is kept. */
    public Handoff of(LeadId other) {
        return but(now -> now.lead = other);
    }

    private Handoff but(Consumer<Standing> change) {
        Standing now = new Standing();
        change.accept(now);
        return now.written();
    }

    /** How this handoff stands, where it can change; the terms under which it was offered never do. */
    private final class Standing {
        private LeadId lead = Handoff.this.lead;
        private HandoffState state = Handoff.this.state;
        private Choice choice = Handoff.this.choice;
        private Optional<Answered> answer = Handoff.this.answer;
        private Optional<Instant> endedAt = Handoff.this.endedAt;
        private Optional<Instant> callAt = Handoff.this.callAt;
        private Optional<Instant> contactedAt = Handoff.this.contactedAt;
        private List<Clock> clocks = Handoff.this.clocks;

        Handoff written() {
            return new Handoff(id, lead, cycle, stage, state, rule, team, choice, account, offeredAt, answer, endedAt,
                    callAt, contactedAt, clocks);
        }
    }
}
