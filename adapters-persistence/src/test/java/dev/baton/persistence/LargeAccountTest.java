package dev.baton.persistence;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.intake.Upkeep;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Effects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One account of two thousand leads, of whom many are told of at once. */
@Timeout(120)
class LargeAccountTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final Instant START = Instant.parse("2026-03-21T08:00:00Z");
    private static final int LEADS = 2_000;
    private static final int AT_ONCE = 500;
    private static final Account HART = new Account(Account.Kind.DOMAIN, "hart.example");
    private final AtomicLong given = new AtomicLong();
    private volatile Instant now = START;

    private UUID id() {
        return new UUID(given.incrementAndGet(), 0);
    }

    private static Object definition() {
        return map("definition", "large", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points",
                        10)),
                "account", map("roll-ups", map("together", map("sum", "interest", "at-most", 100_000))), "stages",
                map("MQL", map("enter", map("account", "together", "at-least", 10 * LEADS))));
    }

    private Report demo(int lead) {
        return switch (ReportReader.engagement(
                Trees.of(map("id", "d" + lead, "keys", map("email", "p" + lead + "@hart.example"), "type",
                        "demo-requested")),
                Pointer.ROOT, new Defaults(now, "web", Effects.ALL))) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private boolean record(LeadIntake intake, int from) {
        return intake.submit(IntStream.range(from, from + 20).mapToObj(this::demo).toList(),
                List.of()) instanceof Answer.Done;
    }

    private static String ask(String statement) {
        return POSTGRES.ask(statement).getFirst();
    }

    @Test
    void nobody_waits_for_the_account_and_the_stages_of_all_follow() throws Exception {
        var ledger = POSTGRES.database().ledger();
        Plans plans = new Plans(POSTGRES.database().definitions());
        var publishing = new DefinitionPublishing(POSTGRES.database().definitions(), () -> now);
        assertThat(publishing.draft(Trees.of(definition()))).isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(publishing.activateUnsigned("large", 1, "a test", "tester"))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        Upkeep upkeep = new Upkeep(ledger, plans, () -> now, this::id);
        try (LeadIntake intake = new LeadIntake(ledger, plans, () -> now, this::id, 4)) {
            for (int from = 0; from < LEADS / 2; from += 20) {
                assertThat(record(intake, from)).isTrue();
            }
            now = now.plus(Upkeep.GATHERING);
            // Whoever reckons holds the row of the account as long as he likes: nobody who records asks for it.
            boolean _ = ledger.write(page -> {
                assertThat(page.accounts().claim(now, now, Set.of(), 1)).hasSize(1);
                recordTogether(intake);
                return true;
            });
        }

        now = now.plus(Duration.ofMinutes(1));
        while (upkeep.rollUpAccounts(9).leads() + upkeep.tellAccounts(AT_ONCE).leads() > 0) {
            now = now.plusMillis(1);
        }
        assertThat(ask("SELECT count(*) FROM lead WHERE account = '" + HART.id() + "'")).isEqualTo("" + LEADS);
        assertThat(ask("SELECT rolled_up ->> 'together' FROM account_roll_up")).isEqualTo("" + 10 * LEADS);
        assertThat(ask("SELECT count(*) FROM lead WHERE stage = 'MQL'")).isEqualTo("" + LEADS);
        assertThat(ask("SELECT count(*) FROM lead_fact WHERE kind = 'rolled-up'")).isEqualTo("" + LEADS);
        assertThat(ask("SELECT count(*) FROM account_note")).isEqualTo("0");
    }

    private void recordTogether(LeadIntake intake) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int from = LEADS / 2; from < LEADS; from += 20) {
                int first = from;
                all.add(threads.submit(() -> record(intake, first)));
            }
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
