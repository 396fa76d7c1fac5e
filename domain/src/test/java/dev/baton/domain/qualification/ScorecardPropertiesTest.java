package dev.baton.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Judged;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.plain.PlainFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScorecardPropertiesTest {

    @Test
    void taking_facts_as_they_arrive_gives_the_card_of_a_replay() {
        Cases.check(2_000, chance -> {
            Judged judged = Judged.any(chance);
            Arrivals arrivals = new Arrivals(chance, judged, byArrival(judged.history()));
            while (arrivals.next()) {
                assertSame(arrivals.card(), arrivals.replayed(), arrivals.now());
            }
        });
    }

    private static void assertSame(Optional<Scorecard> card, Optional<Scorecard> replayed, Instant now) {
        assertThat(card.isPresent()).isEqualTo(replayed.isPresent());
        if (card.isEmpty() || replayed.isEmpty()) {
            return;
        }
        Scorecard one = card.get();
        Scorecard other = replayed.get();
        assertThat(one.stage()).as("stage at %s", now).isEqualTo(other.stage());
        assertThat(one.since()).isEqualTo(other.since());
        assertThat(one.progress()).isEqualTo(other.progress());
        Instant present = other.present(one.present(now));
        for (int days : List.of(0, 1, 10, 100)) {
            Instant later = present.plus(Duration.ofDays(days));
            assertThat(one.score(later)).isEqualTo(other.score(later));
        }
        assertThat(one.due().map(due -> !due.isAfter(other.due().orElse(Instant.MAX))).orElse(other.due().isEmpty()))
                .as("due %s, by replay %s", one.due(), other.due()).isTrue();
    }

    /** One thing that arrives. */
    record Arrival(Instant recordedAt, History history) {
        static Arrival of(LeadFact fact) {
            return new Arrival(fact.when().recordedAt(), new History(List.of(fact), List.of()));
        }

        static Arrival of(Engagement engagement) {
            return new Arrival(engagement.when().recordedAt(), new History(List.of(), List.of(engagement)));
        }

        static Arrival of(VerdictGiven verdict) {
            return new Arrival(verdict.recordedAt(), new History(List.of(), List.of(), List.of(verdict)));
        }
    }

    private static List<Arrival> byArrival(History history) {
        List<Arrival> all = new ArrayList<>();
        history.facts().forEach(fact -> all.add(Arrival.of(fact)));
        history.engagements().forEach(each -> all.add(Arrival.of(each)));
        history.verdicts().forEach(each -> all.add(Arrival.of(each)));
        all.sort(Comparator.comparing(Arrival::recordedAt));
        return all;
    }

    @Test
    void the_order_of_arrival_is_irrelevant_for_score_and_stage() {
        Cases.check(300, chance -> {
            Judged judged = Judged.loud(chance);
            List<Arrival> all = byArrival(judged.history());
            Instant end = judged.instants().stream().max(Comparator.naturalOrder()).orElseThrow();
            Optional<Scorecard> replayed = replay(judged, judged.history(), end);
            for (int order = 0; order < 6; order++) {
                chance.shuffle(all);
                Arrivals arrivals = new Arrivals(chance, judged, all);
                arrivals.all();
                arrivals.card().ifPresent(card -> card.askWhileDue(end));

                assertSame(arrivals.card(), replayed, end);
            }
        });
    }

    @Test
    void judging_on_from_the_kept_card_gives_the_card_of_a_replay() {
        AtomicInteger moved = new AtomicInteger();
        Cases.check(1_000, chance -> {
            Judged judged = Judged.any(chance);
            Instant now = chance.of(judged.instants()).plus(Duration.ofDays(chance.of(0, 1, 7, 30)));
            History known = judged.history().asKnownAt(now);
            replay(judged, known, now).ifPresent(before -> {
                Scorecard kept = Scorecard.read(before.bytes(), before.judge(), judged.plans().get(before.judge()))
                        .orElseThrow();
                LeadFact judgement = new LeadFact(new UUID(7, 7), new When(kept.present(now).plusMillis(1), now,
                        chance.of(Effects.ALL, Effects.NONE)), chance.of(List.copyOf(judged.plans().keySet())));
                List<LeadFact> facts = new ArrayList<>(known.facts());
                facts.add(judgement);
                History whole = new History(facts, known.engagements(), known.verdicts());

                Scorecard onward = Replay.onward(kept, whole, judgement, judged.plans()::get);

                Instant later = judgement.position().plus(Duration.ofDays(chance.of(0, 1, 40)));
                onward.askWhileDue(later);
                Scorecard replayed = replay(judged, whole, later).orElseThrow();
                assertSame(Optional.of(onward), Optional.of(replayed), later);
                List<Transition> all = new ArrayList<>(before.transitions());
                all.addAll(onward.transitions());
                assertThat(all).isEqualTo(replayed.transitions());
                moved.addAndGet(onward.transitions().isEmpty() ? 0 : 1);
            });
        });
        assertThat(moved.get()).as("cases in which a stage followed").isGreaterThan(20);
    }

    private static Optional<Scorecard> replay(Judged judged, History history, Instant at) {
        Optional<Scorecard> card = Replay.of(history, judged.plans()::get, Instant.MAX);
        card.ifPresent(folded -> folded.askWhileDue(at));
        return card;
    }

    @Test
    void due_is_never_late() {
        AtomicInteger moved = new AtomicInteger();
        Cases.check(500, chance -> {
            Judged judged = chance.in100(50) ? Judged.loud(chance) : Judged.any(chance);
            for (int i = 0; i < 2; i++) {
                Instant at = chance.of(judged.instants()).plus(Duration.ofDays(chance.of(0, 0, 1, 7, 30)))
                        .plusMillis(chance.between(-1, 1));
                Optional<Scorecard> card = Replay.of(judged.history(), judged.plans()::get, at);
                card.ifPresent(folded -> folded.askWhileDue(at));
                Stage plain = PlainFold.stage(judged.history(), judged.definitions()::get, at);

                assertThat(card.map(Scorecard::stage).orElse(Stage.LEAD)).as("at %s", at).isEqualTo(plain);
                assertThat(card.map(ScorecardPropertiesTest::courses).orElse(List.of("1 LEAD LEAD", "1 NONE NONE")))
                        .as("at %s", at)
                        .isEqualTo(PlainFold.courses(judged.history(), judged.definitions()::get, at));
                moved.addAndGet(plain == Stage.MQL || plain == Stage.PQL ? 1 : 0);
            }
        });
        assertThat(moved.get()).as("cases in which a stage was entered").isGreaterThan(100);
    }

    private static List<String> courses(Scorecard card) {
        return card.progress().stream()
                .map(each -> each.cycle().number() + " " + each.stage() + " " + each.machine().orElse(each.stage()))
                .toList();
    }

    @Test
    void a_card_is_the_same_after_it_was_written_and_read() {
        Cases.check(500, chance -> {
            Judged judged = Judged.any(chance);
            Instant at = chance.of(judged.instants());
            Replay.of(judged.history(), judged.plans()::get, at).ifPresent(card -> {
                JudgedBy judge = card.judge();
                byte[] bytes = card.bytes();
                Scorecard read = Scorecard.read(bytes, judge, judged.plans().get(judge)).orElseThrow();

                assertThat(read.bytes()).isEqualTo(bytes);
                assertThat(read.horizon()).isEqualTo(card.horizon());
                assertSame(Optional.of(read), Optional.of(card), at);
            });
        });
    }
}
