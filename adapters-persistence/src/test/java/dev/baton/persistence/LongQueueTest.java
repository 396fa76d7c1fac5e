package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.handoff.Handoffs.Held;
import dev.baton.application.handoff.Handoffs.Wanted;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten thousand open handoffs of five teams: the first page of each queue is a walk along its index. */
@Timeout(120)
class LongQueueTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final Instant START = Instant.parse("2026-03-21T08:00:00Z");
    private static final int OPEN = 10_000;
    private static final int PAGE = 101;

    private static Handoff handoff(int i) {
        Instant due = START.plusSeconds(60L * (i * 7_919L % 10_007));
        return new Handoff(new UUID(1, i), new LeadId(new UUID(2, i)), new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL,
                HandoffState.OFFERED, new ByRule("usual", 1, "all"), "team" + i % 5,
                Choice.by(Because.TURN, new UUID(3, i % 40)), Optional.empty(), START.plusSeconds(i), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(new Clock(Clock.Kind.ACCEPT, START, due, List.of(), 0, Optional.empty())));
    }

    private static void offer() {
        for (int from = 0; from < OPEN; from += 1_000) {
            Map<Handoff, Tree.Branch> some = new LinkedHashMap<>();
            for (int i = from; i < from + 1_000; i++) {
                some.put(handoff(i), Tree.branch().done());
            }
            boolean _ = POSTGRES.database().ledger().write(page -> {
                page.handoffs().add(some);
                return true;
            });
        }
        POSTGRES.execute("ANALYZE handoff");
    }

    private static Wanted wanted(Optional<String> team, Optional<Held> rep) {
        return new Wanted(team, rep, EnumSet.of(HandoffState.OFFERED, HandoffState.ACCEPTED), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static long read(String index) {
        return Long.parseLong(POSTGRES
                .ask("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'").getFirst());
    }

    /** The server counts with some delay what was read by an index. */
    private static void isReadBy(String index, Wanted wanted) {
        long before = read(index);
        do {
            List<Handoff> queue = POSTGRES.database().handoffs().open(wanted, START, Optional.empty(), PAGE);
            assertThat(queue).hasSize(PAGE).isSortedAccordingTo(
                    java.util.Comparator.comparing(each -> each.dueAt().orElseThrow()));
        } while (read(index) == before);
    }

    @Test
    void the_queues_of_all_of_a_team_and_of_a_rep_are_read_in_their_order() {
        offer();
        isReadBy("handoff_queue_of_all", wanted(Optional.empty(), Optional.empty()));
        isReadBy("handoff_queue", wanted(Optional.of("team1"), Optional.empty()));
        isReadBy("handoff_queue_of_rep", wanted(Optional.empty(), Optional.of(new Held.By(new UUID(3, 7)))));
    }
}
