package dev.baton.persistence;

import static dev.baton.persistence.FloorOnPostgres.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerUnavailable;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.persistence.FloorOnPostgres.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens to handoffs at the same instant, each thing happens once and fits the others. */
@Timeout(240)
class HandoffRaceTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final int LEADS = 2_000;
    private static final int REPS = 5;
    private static final int CAP = 60;
    private static final int ROUNDS = 25;
    /** Within an hour, with a reminder at half of it; in two hours back to marketing. */
    private static final String RULES = """
            {id: all, team: inside, sla: {accept: {within: 1h, remind-at: [50], on-breach: [{do: alert-lead},
            {after: 30m, do: reassign}, {after: 1h, do: return}]}}}""";
    private FloorOnPostgres floor;

    @BeforeEach
    void sixty_points_are_enough() {
        floor = new FloorOnPostgres(POSTGRES.database(), RULES);
        floor.judges();
    }

    @AfterEach
    void the_writers_stop() {
        floor.close();
    }

    private static String ask(String question) {
        return POSTGRES.ask(question).getFirst();
    }

    /** Does all of this at once, from one instant on. */
    private static <T> List<T> atOnce(List<? extends Callable<T>> works) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = works.stream().map(work -> threads.submit(() -> {
                start.await();
                return work.call();
            })).toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : all) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** Where so many ask at once, one may wait in vain for a connection, and asks again. */
    private static <T> T insist(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (LedgerUnavailable | LedgerBusy _) {
                Thread.onSpinWait();
            }
        }
    }

    /** In whatever order things are recorded: what is open fits the stage, and no number of an event is left out. */
    private static void everythingFits() {
        assertThat(POSTGRES.ask("SELECT lead_id FROM handoff WHERE ended_at IS NULL GROUP BY lead_id, kind"
                + " HAVING count(*) > 1")).isEmpty();
        assertThat(POSTGRES.ask("""
                SELECT handoff.state || ' in ' || lead.stage FROM handoff JOIN lead USING (lead_id)
                WHERE ended_at IS NULL AND (handoff.state = 'offered' AND lead.stage NOT IN ('MQL', 'PQL')
                                            OR handoff.state = 'accepted' AND lead.stage <> 'SAL')""")).isEmpty();
        assertThat(POSTGRES.ask("""
                SELECT lead_id FROM event WHERE lead_id IS NOT NULL GROUP BY lead_id
                HAVING count(*) <> max(sequence) OR min(sequence) <> 1""")).isEmpty();
        assertThat(POSTGRES.ask("""
                SELECT handoff_id FROM handoff JOIN handoff_step USING (handoff_id) GROUP BY handoff_id
                HAVING count(*) FILTER (WHERE what = 'handoff.offered') <> 1
                    OR count(*) FILTER (WHERE what IN ('handoff.accepted', 'handoff.rejected', 'handoff.withdrawn',
                                                       'handoff.returned')) > 2""")).isEmpty();
        assertThat(ask("SELECT count(*) FROM handoff_step")).as("each thing that happened is told")
                .isEqualTo(ask("SELECT count(*) FROM event WHERE type LIKE 'handoff.%'"
                        + " AND type <> 'handoff.unmatched'"));
        assertThat(ask("SELECT count(*) FROM lead_fact WHERE kind = 'offered'"))
                .isEqualTo(ask("SELECT count(*) FROM handoff"));
    }

    @Test
    void four_who_offer_two_thousand_leads_at_once_overrun_no_cap_and_offer_none_twice() throws Exception {
        var _ = floor.team(REPS, CAP);
        floor.ready(LEADS);
        assertThat(ask("SELECT count(*) FROM offer_wish")).isEqualTo("" + LEADS);

        var _ = atOnce(IntStream.range(0, 4).mapToObj(_ -> (Callable<Boolean>) () -> {
            Instance instance = floor.instance();
            while (!ask("SELECT count(*) FROM offer_wish").equals("0")) {
                try {
                    var _ = instance.offering.offer(100);
                    var _ = instance.clocks.reroute(100);
                } catch (LedgerBusy _) {
                    Thread.onSpinWait();
                }
            }
            return true;
        }).toList());

        assertThat(ask("SELECT count(*) FROM handoff")).isEqualTo("" + LEADS);
        assertThat(ask("SELECT count(DISTINCT lead_id) FROM handoff WHERE state = 'offered'")).isEqualTo("" + LEADS);
        assertThat(POSTGRES.ask("SELECT count(*) FROM handoff WHERE rep IS NOT NULL GROUP BY rep")).hasSize(REPS)
                .containsOnly("" + CAP);
        assertThat(ask("SELECT count(*) FROM handoff WHERE rep IS NULL AND choice ->> 'because' = 'nobody-free'"))
                .isEqualTo("" + (LEADS - REPS * CAP));
        assertThat(ask("SELECT count(*) FROM event WHERE type = 'handoff.offered'")).isEqualTo("" + LEADS);
        everythingFits();
    }

    @Test
    void of_a_hundred_answers_one_is_heard_and_the_others_are_told_who_was() throws Exception {
        var _ = floor.team(2, 9);
        Handoff handoff = floor.offered("nima");
        Instance instance = floor.instance();
        List<UUID> people = IntStream.range(0, 100).mapToObj(i -> floor.person("Answer " + i)).toList();

        List<Outcome> outcomes = atOnce(people.stream().map(person -> (Callable<Outcome>) () -> {
            Asking asking = new Asking(new Handoff.Actor(Optional.of(person), "somebody"), true);
            return insist(() -> person.getMostSignificantBits() % 2 == 0
                    ? instance.handoff.accept(handoff.id(), asking)
                    : instance.handoff.reject(handoff.id(), "too-early", Optional.empty(), asking));
        }).toList());

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        UUID winner = people.get(IntStream.range(0, 100).filter(i -> outcomes.get(i) instanceof Outcome.Done)
                .findFirst().orElseThrow());
        assertThat(outcomes.stream().filter(Outcome.Decided.class::isInstance)).hasSize(99)
                .allSatisfy(outcome -> {
                    Outcome.Decided told = (Outcome.Decided) outcome;
                    assertThat(told.answer().orElseThrow().by().person()).contains(winner);
                    assertThat(told.at()).isEqualTo(floor.now());
                });
        assertThat(ask("SELECT count(*) FROM lead_fact WHERE kind = 'decision'")).isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM event WHERE type IN ('handoff.accepted', 'handoff.rejected')"))
                .isEqualTo("1");
        everythingFits();
    }

    @Test
    void an_answer_and_the_verdict_that_withdraws_the_offer_come_to_one_of_the_two() throws Exception {
        List<UUID> reps = floor.team(1, 900);
        Instance instance = floor.instance();
        for (int round = 0; round < ROUNDS; round++) {
            String lead = "racer" + round;
            Handoff handoff = floor.offered(lead);
            List<Optional<Outcome>> outcomes = atOnce(List.of(
                    () -> Optional.of(instance.handoff.accept(handoff.id(), asking(reps.getFirst()))),
                    () -> {
                        floor.verdict(lead, Verdict.MACHINE);
                        return Optional.<Outcome>empty();
                    }));
            HandoffState state = floor.find(handoff.id()).state();
            assertThat(outcomes.getFirst().orElseThrow() instanceof Outcome.Done)
                    .isEqualTo(state == HandoffState.ACCEPTED);
            assertThat(state).isIn(HandoffState.ACCEPTED, HandoffState.WITHDRAWN);
        }
        everythingFits();
    }

    @Test
    void an_answer_and_the_rung_that_gives_the_offer_back_come_to_one_of_the_two() throws Exception {
        List<UUID> reps = floor.team(1, 900);
        Instance instance = floor.instance();
        for (int round = 0; round < ROUNDS; round++) {
            Handoff handoff = floor.offered("late" + round);
            floor.pass(Duration.ofHours(2));
            List<Optional<Outcome>> outcomes = atOnce(List.of(
                    () -> Optional.of(instance.handoff.accept(handoff.id(), asking(reps.getFirst()))),
                    () -> {
                        var _ = instance.clocks.follow(10);
                        return Optional.<Outcome>empty();
                    }, () -> {
                        var _ = floor.instance().clocks.follow(10);
                        return Optional.<Outcome>empty();
                    }));
            HandoffState state = floor.find(handoff.id()).state();
            assertThat(outcomes.getFirst().orElseThrow() instanceof Outcome.Done)
                    .isEqualTo(state == HandoffState.ACCEPTED);
            assertThat(state).isIn(HandoffState.ACCEPTED, HandoffState.RETURNED);
        }
        everythingFits();
    }

    @Test
    void answers_and_merges_at_once_leave_the_one_that_is_further_on() throws Exception {
        List<UUID> reps = floor.team(1, 900);
        Instance instance = floor.instance();
        for (int round = 0; round < ROUNDS; round++) {
            Handoff one = floor.offered("one" + round);
            Handoff other = floor.offered("other" + round);
            List<Optional<Outcome>> outcomes = atOnce(List.of(
                    () -> Optional.of(instance.handoff.accept(other.id(), asking(reps.getFirst()))),
                    () -> {
                        var _ = instance.merging.merge(one.lead(), other.lead());
                        return Optional.<Outcome>empty();
                    }));
            boolean accepted = outcomes.getFirst().orElseThrow() instanceof Outcome.Done;
            assertThat(floor.find(other.id()).state())
                    .isEqualTo(accepted ? HandoffState.ACCEPTED : HandoffState.WITHDRAWN);
            assertThat(floor.find(one.id()).state())
                    .isEqualTo(accepted ? HandoffState.WITHDRAWN : HandoffState.OFFERED);
            assertThat(floor.open(one.lead()).orElseThrow().id()).isEqualTo(accepted ? other.id() : one.id());
        }
        everythingFits();
    }

    @Test
    void three_who_follow_the_clocks_climb_each_rung_once_whatever_the_clock_shows() throws Exception {
        var _ = floor.team(3, 900);
        floor.ready(90);
        var _ = floor.instance().offering.offer(500);
        assertThat(ask("SELECT count(*) FROM handoff WHERE rep IS NOT NULL")).isEqualTo("90");

        for (int minutes : List.of(29, 1, 29, -20, 21, 0, 29, 1, -45, 46, 29, -3, 0)) {
            floor.pass(Duration.ofMinutes(minutes));
            var _ = atOnce(IntStream.range(0, 3).mapToObj(_ -> (Callable<Boolean>) () -> {
                Instance instance = floor.instance();
                for (int i = 0; i < 12; i++) {
                    var _ = instance.clocks.follow(10);
                }
                return true;
            }).toList());
        }
        assertThat(POSTGRES
                .ask("""
                        SELECT count(*) || ' of ' || count(DISTINCT handoff_id) || ' ' || what || ' ' || coalesce(about ->> 'rung', '')
                        FROM handoff_step GROUP BY what, about ->> 'rung' ORDER BY 1"""))
                .containsExactlyInAnyOrder(
                        "90 of 90 handoff.offered ", "90 of 90 handoff.reminder ", "90 of 90 handoff.breached ",
                        "90 of 90 handoff.escalated alert-lead", "90 of 90 handoff.escalated reassign",
                        "90 of 90 handoff.routed ", "90 of 90 handoff.escalated return", "90 of 90 handoff.returned ");
        everythingFits();
    }
}
