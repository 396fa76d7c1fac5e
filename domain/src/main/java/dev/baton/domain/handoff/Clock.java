package dev.baton.domain.handoff;

import dev.baton.domain.policy.Promise;
import dev.baton.domain.policy.Rung;
import dev.baton.domain.worktime.WorkingHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A clock that runs in the working time of a team: what is to happen on it, and how much of that has happened. What was
 * reckoned when it started stands, whatever becomes of the policy.
 *
 * @param dueAt     when the promise is broken
 * @param steps     reminders, the breach, and the rungs of the ladder, in order of time
 * @param done      how many of the steps have been taken
 * @param stoppedAt since when nothing happens on it any more
 */
public record Clock(Kind kind, Instant startedAt, Instant dueAt, List<Step> steps, int done,
        Optional<Instant> stoppedAt) {
    public Clock {
        steps = List.copyOf(steps);
    }

    /** What is promised. */
    public enum Kind {
        /** That the offer is answered. */
        ACCEPT,
        /** That the person is spoken to. */
        FIRST_CONTACT,
        /** That it is decided whether the lead is sales-qualified. */
        DECISION;

        /** By their written words. */
        public static final Map<String, Kind> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Kind::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is to happen. */
    public sealed interface Act {
        /** Whoever has the lead is reminded that so many percent of the time are over. */
        record Remind(int percent) implements Act {}

        /** The promise is broken. */
        record Breach() implements Act {}

        /** A rung of the ladder. */
        record Climb(Rung.Act rung) implements Act {}
    }

    /** Something that is to happen at an instant. */
    public record Step(Instant at, Act act) {}

    /** Starts a clock. */
    public static Clock start(Kind kind, Promise promise, WorkingHours hours, Instant from) {
        Instant due = hours.after(from, promise.within());
        List<Step> steps = new ArrayList<>();
        promise.remindAt().forEach(percent -> steps.add(new Step(
                hours.after(from, promise.within().share(percent)), new Act.Remind(percent))));
        steps.add(new Step(due, new Act.Breach()));
        promise.onBreach()
                .forEach(rung -> steps.add(new Step(hours.after(due, rung.after()), new Act.Climb(rung.act()))));
        steps.sort(Comparator.comparing(Step::at));
        return new Clock(kind, from, due, steps, 0, Optional.empty());
    }

    /** Whether something may still happen on it. */
    public boolean isRunning() {
        return stoppedAt.isEmpty();
    }

    /** When the next thing is to happen; empty if nothing is. */
    public Optional<Instant> next() {
        return isRunning() && done < steps.size() ? Optional.of(steps.get(done).at()) : Optional.empty();
    }

    /** Whether the promise was broken before the clock stopped, or is by an instant; what was told as broken stays so. */
    public boolean isBreached(Instant at) {
        return steps.subList(0, done).stream().anyMatch(step -> step.act() instanceof Act.Breach)
                || stoppedAt.map(dueAt::isBefore).orElseGet(() -> !dueAt.isAfter(at));
    }

    /**
     * What is to happen by an instant, in order. Of reminders only the last counts, and none once the promise is broken: to be
     * told three things at once after a standstill helps nobody.
     */
    public List<Step> due(Instant now) {
        if (!isRunning()) {
            return List.of();
        }
        List<Step> due = steps.subList(done, behind(now));
        boolean broken = due.stream().anyMatch(step -> step.act() instanceof Act.Breach);
        Optional<Step> reminder = due.stream().filter(step -> step.act() instanceof Act.Remind)
                .reduce((_, last) -> last).filter(_ -> !broken);
        return due.stream()
                .filter(step -> !(step.act() instanceof Act.Remind) || reminder.filter(step::equals).isPresent())
                .toList();
    }

    private int behind(Instant now) {
        int behind = done;
        while (behind < steps.size() && !steps.get(behind).at().isAfter(now)) {
            behind++;
        }
        return behind;
    }

    /** This, after what was due by an instant has happened. */
    public Clock taken(Instant now) {
        return isRunning() ? new Clock(kind, startedAt, dueAt, steps, behind(now), stoppedAt) : this;
    }

    /** This, stopped. */
    public Clock stopped(Instant at) {
        return isRunning() ? new Clock(kind, startedAt, dueAt, steps, done, Optional.of(at)) : this;
    }
}
