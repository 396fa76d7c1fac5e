package dev.baton.domain.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Clock.Step;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.policy.Promise;
import dev.baton.domain.policy.Rung;
import dev.baton.domain.worktime.Hours;
import dev.baton.domain.worktime.WorkingHours;
import dev.baton.domain.worktime.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClockTest {
    /** A Thursday, half past ten in Tehran; the team works until noon and on Saturday from eight. */
    private static final Instant THURSDAY = Instant.parse("2026-02-05T07:00:00Z");
    private static final WorkingHours TEHRAN = hours("Asia/Tehran", Map.of(DayOfWeek.THURSDAY, "08:00-12:00",
            DayOfWeek.SATURDAY, "08:00-16:30"));
    private static final WorkingHours ALWAYS = hours("UTC", Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(Function.identity(), _ -> "00:00-24:00")));

    private static WorkingHours hours(String zone, Map<DayOfWeek, String> week) {
        return new WorkingHours(ZoneId.of(zone), week.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                day -> List.of(Hours.of(day.getValue()).orElseThrow()))), Map.of(), new PlainPersianCalendar());
    }

    private static WorkingTime time(String iso) {
        return new WorkingTime(Duration.parse(iso));
    }

    private static Rung rung(String after, Rung.Act act) {
        return new Rung(time(after), act);
    }

    /** Four hours, with reminders at half and at three quarters, and the whole ladder. */
    private static Clock usual(WorkingHours hours, Instant from) {
        return Clock.start(Clock.Kind.ACCEPT, new Promise(time("PT4H"), List.of(50, 75),
                List.of(rung("PT0S", Rung.Act.ALERT_LEAD), rung("PT30M", Rung.Act.REASSIGN),
                        rung("PT1H", Rung.Act.RETURN))),
                hours, from);
    }

    private static Step remind(String at, int percent) {
        return new Step(Instant.parse(at), new Act.Remind(percent));
    }

    private static Step climb(String at, Rung.Act act) {
        return new Step(Instant.parse(at), new Act.Climb(act));
    }

    private static Step breach(String at) {
        return new Step(Instant.parse(at), new Act.Breach());
    }

    @Test
    void everything_is_reckoned_in_the_working_time_of_the_team() {
        Clock clock = usual(TEHRAN, THURSDAY);
        assertThat(clock.dueAt()).isEqualTo("2026-02-07T07:00:00Z");
        assertThat(clock.steps()).containsExactly(remind("2026-02-07T05:00:00Z", 50),
                remind("2026-02-07T06:00:00Z", 75), breach("2026-02-07T07:00:00Z"),
                climb("2026-02-07T07:00:00Z", Rung.Act.ALERT_LEAD), climb("2026-02-07T07:30:00Z", Rung.Act.REASSIGN),
                climb("2026-02-07T08:00:00Z", Rung.Act.RETURN));
        assertThat(clock.next()).contains(Instant.parse("2026-02-07T05:00:00Z"));
    }

    @Test
    void what_is_due_at_one_instant_happens_in_the_order_of_the_ladder() {
        Clock clock = Clock.start(Clock.Kind.DECISION, new Promise(time("PT1H"), List.of(50),
                List.of(rung("PT0S", Rung.Act.ALERT_LEAD), rung("PT0S", Rung.Act.REASSIGN))), ALWAYS, THURSDAY);
        assertThat(clock.due(clock.dueAt())).extracting(Step::act).containsExactly(new Act.Breach(),
                new Act.Climb(Rung.Act.ALERT_LEAD), new Act.Climb(Rung.Act.REASSIGN));
    }

    @Test
    void a_reminder_that_is_due_at_the_instant_of_the_breach_comes_before_it() {
        Clock clock = Clock.start(Clock.Kind.ACCEPT, new Promise(time("PT0.001S"), List.of(99), List.of()), ALWAYS,
                THURSDAY);
        assertThat(clock.steps()).extracting(Step::act).containsExactly(new Act.Remind(99), new Act.Breach());
        assertThat(clock.due(THURSDAY)).extracting(Step::act).containsExactly(new Act.Remind(99));
    }

    @Test
    void nothing_is_due_a_moment_before_and_something_at_the_very_instant() {
        Clock clock = usual(ALWAYS, THURSDAY);
        Instant half = THURSDAY.plus(Duration.ofHours(2));
        assertThat(clock.due(half.minusMillis(1))).isEmpty();
        assertThat(clock.due(half)).containsExactly(new Step(half, new Act.Remind(50)));
        assertThat(clock.taken(half).due(half)).isEmpty();
        assertThat(clock.taken(half).next()).contains(THURSDAY.plus(Duration.ofHours(3)));
    }

    @Test
    void after_a_standstill_only_the_last_reminder_counts() {
        assertThat(usual(ALWAYS, THURSDAY).due(THURSDAY.plus(Duration.ofMinutes(200)))).extracting(Step::act)
                .containsExactly(new Act.Remind(75));
    }

    @Test
    void nobody_is_reminded_of_a_promise_that_is_broken_and_no_rung_is_left_out() {
        Instant late = THURSDAY.plus(Duration.ofDays(9));
        Clock clock = usual(ALWAYS, THURSDAY);
        assertThat(clock.due(late)).extracting(Step::act).containsExactly(new Act.Breach(),
                new Act.Climb(Rung.Act.ALERT_LEAD), new Act.Climb(Rung.Act.REASSIGN),
                new Act.Climb(Rung.Act.RETURN));
        assertThat(clock.taken(late).next()).isEmpty();
        assertThat(clock.taken(late).due(late)).isEmpty();
    }

    @Test
    void a_clock_that_is_put_back_takes_nothing_again() {
        Clock clock = usual(ALWAYS, THURSDAY).taken(THURSDAY.plus(Duration.ofHours(2)));
        assertThat(clock.taken(THURSDAY.minusSeconds(1))).isEqualTo(clock);
        assertThat(clock.due(THURSDAY.minusSeconds(1))).isEmpty();
    }

    @Test
    void a_clock_that_has_stopped_stays_so() {
        Instant stop = THURSDAY.plus(Duration.ofHours(1));
        Clock stopped = usual(ALWAYS, THURSDAY).stopped(stop);
        Instant late = THURSDAY.plus(Duration.ofDays(1));
        assertThat(stopped.isRunning()).isFalse();
        assertThat(stopped.next()).isEmpty();
        assertThat(stopped.due(late)).isEmpty();
        assertThat(stopped.taken(late)).isEqualTo(stopped);
        assertThat(stopped.stopped(late)).isEqualTo(stopped);
        assertThat(stopped.isBreached(late)).isFalse();
    }

    @Test
    void a_promise_is_broken_from_its_instant_on_and_stays_broken_when_it_is_kept_too_late() {
        Clock clock = usual(ALWAYS, THURSDAY);
        assertThat(clock.isBreached(clock.dueAt().minusMillis(1))).isFalse();
        assertThat(clock.isBreached(clock.dueAt())).isTrue();
        assertThat(clock.stopped(clock.dueAt().minusMillis(1)).isBreached(clock.dueAt().plusSeconds(9))).isFalse();
        assertThat(clock.stopped(clock.dueAt().plusMillis(1)).isBreached(clock.dueAt().plusSeconds(9))).isTrue();
    }

    @Test
    void what_was_told_as_broken_is_broken_also_if_it_was_kept_at_that_very_instant() {
        Clock clock = usual(ALWAYS, THURSDAY);
        Instant due = clock.dueAt();
        assertThat(clock.taken(due).stopped(due).isBreached(due.plusSeconds(9))).isTrue();
        assertThat(clock.stopped(due).isBreached(due.plusSeconds(9))).isFalse();
    }

    /** Whenever somebody comes by, also with a clock that is put back now and then. */
    @Test
    void each_breach_and_each_rung_is_taken_once_and_each_reminder_at_most_once() {
        Cases.check(500, chance -> {
            Clock clock = any(chance);
            List<Step> taken = new ArrayList<>();
            Instant latest = Instant.MIN;
            for (int i = chance.between(1, 12); i > 0; i--) {
                Instant now = THURSDAY.plusMillis(chance.between(-1_000L, 200_000_000L));
                List<Step> due = clock.due(now);
                assertThat(due).allMatch(step -> !step.at().isAfter(now)).as("in order")
                        .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
                taken.addAll(due);
                clock = clock.taken(now);
                latest = latest.isAfter(now) ? latest : now;
                Instant seen = latest;
                assertThat(clock.next()).isEqualTo(
                        clock.steps().stream().map(Step::at).filter(at -> at.isAfter(seen)).findFirst());
            }
            Instant seen = latest;
            List<Step> all = clock.steps().stream().filter(step -> !step.at().isAfter(seen)).toList();
            assertThat(taken).doesNotHaveDuplicates();
            assertThat(taken.stream().filter(step -> !(step.act() instanceof Act.Remind)))
                    .containsExactlyElementsOf(all.stream().filter(step -> !(step.act() instanceof Act.Remind))
                            .toList());
            assertThat(all).containsAll(taken);
        });
    }

    /** Whoever comes by between any two steps takes them all, one by one. */
    @Test
    void nothing_is_left_out_where_somebody_comes_by_in_time() {
        Cases.check(200, chance -> {
            Clock clock = any(chance);
            List<Step> taken = new ArrayList<>();
            for (Instant at : new TreeSet<>(clock.steps().stream().map(Step::at).toList())) {
                taken.addAll(clock.due(at));
                clock = clock.taken(at);
            }
            long together = clock.steps().stream().filter(step -> step.act() instanceof Act.Remind)
                    .map(Step::at).distinct().count();
            if (together == clock.steps().stream().filter(step -> step.act() instanceof Act.Remind).count()) {
                assertThat(taken).isEqualTo(clock.steps());
            }
        });
    }

    private static Clock any(Chance chance) {
        TreeSet<Integer> percents = new TreeSet<>();
        for (int i = chance.between(0, 4); i > 0; i--) {
            percents.add(chance.between(1, 99));
        }
        List<Rung> rungs = new ArrayList<>();
        long after = 0;
        for (Rung.Act act : Rung.Act.values()) {
            after += chance.between(0L, 9_000_000L);
            rungs.add(new Rung(new WorkingTime(Duration.ofMillis(after)), act));
        }
        return Clock.start(chance.of(Clock.Kind.values()),
                new Promise(new WorkingTime(Duration.ofMillis(chance.between(60_000L, 50_000_000L))),
                        List.copyOf(percents), rungs.subList(0, chance.between(0, rungs.size()))),
                chance.of(TEHRAN, ALWAYS), THURSDAY);
    }
}
