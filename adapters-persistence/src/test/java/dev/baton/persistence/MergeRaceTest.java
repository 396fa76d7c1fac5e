package dev.baton.persistence;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Facts that come while leads are merged and parted count where they belong in the end. */
@Timeout(120)
class MergeRaceTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final Instant NOW = Workspace.START;
    private static final int FACTS = 150;
    private final AtomicLong given = new AtomicLong();
    private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();
    private Plans plans;
    private LeadIntake intake;
    private LeadMerging merging;

    private UUID id() {
        return new UUID(given.incrementAndGet(), 0);
    }

    @BeforeEach
    void the_usual_definition_judges() {
        var database = POSTGRES.database();
        Ledger ledger = interrupted(database.ledger());
        plans = new Plans(database.definitions());
        intake = new LeadIntake(ledger, plans, () -> NOW, this::id, 4);
        merging = new LeadMerging(database.ledger(), plans, () -> NOW, this::id);
        var publishing = new DefinitionPublishing(database.definitions(), () -> NOW);
        assertThat(publishing.draft(Trees.of(Workspace.usual()))).isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(publishing.activateUnsigned("usual", 1, "a test", "tester"))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
    }

    /** A ledger in which something happens before a transaction locks its leads. */
    private Ledger interrupted(Ledger ledger) {
        return new Ledger() {
            @Override
            public <T> T write(Function<LedgerPage, T> work) {
                return ledger.write(page -> work.apply(interrupted(page)));
            }
        };
    }

    private LedgerPage interrupted(LedgerPage page) {
        return (LedgerPage) Proxy.newProxyInstance(LedgerPage.class.getClassLoader(), new Class<?>[]{LedgerPage.class},
                (_, method, arguments) -> {
                    Runnable first = method.getName().equals("lock") ? meanwhile.poll() : null;
                    if (first != null) {
                        first.run();
                    }
                    try {
                        return method.invoke(page, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void the_writers_stop() {
        intake.close();
    }

    private void tell(Object... written) {
        Defaults defaults = new Defaults(NOW, "web", Effects.ALL);
        switch (ReportReader.engagement(Trees.of(map(written)), Pointer.ROOT, defaults)) {
            case Parsed.Valid<Report>(Report report) ->
                assertThat(intake.submit(List.of(report), List.of())).isInstanceOf(Answer.Done.class);
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        }
    }

    private void doesSomething(String name, String fact) {
        tell("id", name + fact, "keys", map("email", name + "@example.com"), "type", "demo-requested", "occurred-at",
                NOW.minusSeconds(fact.hashCode() & 0xfffff).toString());
    }

    private static LeadId lead(String name) {
        return POSTGRES.database().leads().holding(IdentityKey.email(name + "@example.com").orElseThrow())
                .orElseThrow();
    }

    private void cardEqualsReplay(LeadId lead) {
        var card = POSTGRES.database().leads().find(lead).orElseThrow().card();
        Scorecard kept = Scorecard.read(card.bytes(), card.judge().orElseThrow(), plans.apply(card.judge().get()))
                .orElseThrow();
        Scorecard anew = Replay.of(POSTGRES.database().leads().history(lead), plans, NOW).orElseThrow();
        assertThat(kept.score(NOW)).isEqualTo(anew.score(NOW));
        assertThat(kept.stage()).isEqualTo(anew.stage());
    }

    @Test
    void a_fact_that_was_given_to_the_whole_goes_to_the_part_that_was_parted_meanwhile() {
        doesSomething("sara", "first");
        doesSomething("rad", "first");
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        assertThat(merging.merge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Merged.class);
        meanwhile.add(
                () -> assertThat(merging.unmerge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Parted.class));

        doesSomething("rad", "second");

        cardEqualsReplay(sara);
        cardEqualsReplay(rad);
        assertThat(POSTGRES.database().leads().history(rad).engagements()).hasSize(2);
    }

    @Test
    void cards_equal_replays_whatever_came_while_leads_were_merged_and_parted() throws Exception {
        doesSomething("sara", "first");
        doesSomething("rad", "first");
        LeadId sara = lead("sara");
        LeadId rad = lead("rad");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < FACTS; i++) {
                String fact = "-" + i;
                all.add(threads.submit(() -> doesSomething(fact.hashCode() % 2 == 0 ? "sara" : "rad", fact)));
            }
            all.add(threads.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    assertThat(merging.merge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Merged.class);
                    assertThat(merging.unmerge(sara, rad)).isInstanceOf(LeadMerging.Outcome.Parted.class);
                }
            }));
            for (Future<?> each : all) {
                var _ = each.get();
            }
        }
        cardEqualsReplay(sara);
        cardEqualsReplay(rad);
        assertThat(POSTGRES.database().leads().history(sara).engagements().size()
                + POSTGRES.database().leads().history(rad).engagements().size()).isEqualTo(FACTS + 2);
    }
}
