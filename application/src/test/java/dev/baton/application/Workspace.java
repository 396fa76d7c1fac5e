package dev.baton.application;

import static dev.baton.application.Trees.map;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Effects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The whole application in memory, with a clock that the test moves. */
public final class Workspace implements AutoCloseable {
    /** When it begins. */
    public static final Instant START = Instant.parse("2026-03-21T08:00:00Z");
    private volatile Instant now = START;
    private final AtomicLong given = new AtomicLong();
    private final Supplier<UUID> ids = () -> new UUID(given.incrementAndGet(), 0);
    private final InstantSource clock = () -> now;

    /** What is kept. */
    public final InMemoryStore store = new InMemoryStore();
    /** The conversations. */
    public final DefinitionPublishing publishing = new DefinitionPublishing(store.definitions(), clock);
    public final Plans plans = new Plans(store.definitions());
    public final LeadIntake intake = new LeadIntake(store.ledger(), plans, clock, ids, 2);
    public final Upkeep upkeep = new Upkeep(store.ledger(), plans, clock, ids);
    public final LeadDecisions decisions = new LeadDecisions(store.ledger(), plans, clock, ids);
    public final LeadMerging merging = new LeadMerging(store.ledger(), plans, clock, ids);
    public final LeadErasure erasure = new LeadErasure(store.ledger(), clock, ids);
    public final LeadDirectory directory = new LeadDirectory(store.leads(), store.definitions(), plans, clock);

    /** A definition with one dimension, "interest", worth the whole total. */
    public static Object definition(String key, List<?> rules, Object enter, Object leave) {
        return map("definition", key, "time-zone", "Asia/Tehran", "dimensions",
                map("interest", map("weight", 100, "bands", map("A", 60, "B", 0))), "rules", rules, "stages",
                map("MQL", map("enter", enter, "leave", leave)));
    }

    /** A usual one: 30 a demo, 10 a page of three a day, both fading; MQL from 60, out below 45. */
    public static Object usual() {
        return definition("usual", List.of(
                map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points", 30, "fades",
                        map("linear", "P30D")),
                map("id", "page", "dimension", "interest", "each", map("type", "page-viewed"), "count",
                        map("per-day", 3),
                        "points", 10, "fades", map("half-life", "P7D")),
                map("id", "boss", "dimension", "interest", "when",
                        map("attribute", "role", "matches", List.of("vp *", "مدیرعامل")),
                        "points", 20)),
                map("score", "interest", "at-least", 60), map("score", "interest", "below", 45));
    }

    /** The usual one, with a stage for customers too. */
    public static Object withCustomers() {
        Map<String, Object> written = new LinkedHashMap<>();
        ((Map<?, ?>) usual()).forEach((key, value) -> written.put((String) key, value));
        Object mql = ((Map<?, ?>) ((Map<?, ?>) usual()).get("stages")).get("MQL");
        written.put("stages", map("MQL", mql, "SERVICE_QUALIFIED", mql));
        return written;
    }

    /** Activates a definition. */
    public void activate(Object definition) {
        activate(definition, new StageEffects.None());
    }

    /** Activates a definition with these effects on stages. */
    public void activate(Object definition, StageEffects effects) {
        if (!(publishing.draft(Trees.of(definition)) instanceof DefinitionPublishing.Outcome.Kept(var kept))
                || !(publishing.activateUnsigned(kept.key(), kept.version(), _ -> true, "a test",
                        "tester", effects) instanceof DefinitionPublishing.Outcome.Kept)) {
            throw new AssertionError("not activated: " + publishing.draft(Trees.of(definition)));
        }
    }

    /** Moves the clock. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The present. */
    public Instant now() {
        return now;
    }

    /** Reads an engagement as a sender would write it. */
    public Report engagement(Object... written) {
        return valid(
                ReportReader.engagement(Trees.of(map(written)), Pointer.ROOT, new Defaults(now, "web", Effects.ALL)));
    }

    /** Reads statements about a lead. */
    public Report lead(Object... written) {
        return valid(ReportReader.lead(Trees.of(map(written)), Pointer.ROOT, new Defaults(now, "web", Effects.ALL)));
    }

    /** Reads an outcome. */
    public Report outcome(Object... written) {
        return valid(ReportReader.outcome(Trees.of(map(written)), Pointer.ROOT, new Defaults(now, "web", Effects.ALL)));
    }

    private static Report valid(Parsed<Report> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    /** Submits reports together. */
    public List<Receipt> submit(Report... reports) {
        return switch (intake.submit(Arrays.asList(reports), List.of())) {
            case Answer.Done(List<Receipt> receipts, var _) -> receipts;
            case Answer.Busy busy -> throw new AssertionError(busy.toString());
            case Answer.Unavailable unavailable -> throw new AssertionError(unavailable.toString());
            case Answer.Full full -> throw new AssertionError(full.toString());
        };
    }

    @Override
    public void close() {
        intake.close();
    }
}
