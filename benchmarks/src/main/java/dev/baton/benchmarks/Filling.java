package dev.baton.benchmarks;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.Fingerprint;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.Report.Dated;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.persistence.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills a database with leads through the application's own intake, under the definition that judges them in the bench, and
 * multiplies them there: what comes out is what a server would have after taking in the same facts one by one, cards, stages
 * and transitions included.
 * Beside it stands the table of the baseline, with the same columns, indexes and rows as the engagements.
 */
final class Filling {
    /** How many leads. */
    static final int LEADS = 100_000;
    /** How many engagements each. */
    static final int ENGAGEMENTS = 20;
    private static final int LEADS_AT_ONCE = 45;
    private static final int THREADS = 4;

    private final LeadIntake intake;
    private final Volume volume;

    private Filling(LeadIntake intake, Volume volume) {
        this.intake = intake;
        this.volume = volume;
    }

    /**
     * How much there is to be.
     *
     * @param patterns    how many leads come through the intake; the others are copies of them
     * @param engagements how many each
     */
    record Volume(int leads, int engagements, int patterns) {
        static final Volume USUAL = new Volume(LEADS, ENGAGEMENTS, 5_000);

        /** What the names of databases end in. */
        String ending() {
            return "_" + leads + "_" + engagements;
        }
    }

    /**
     * What a filled database is marked with; another mark means that it is filled anew. It holds a fingerprint of what the
     * code makes of one invented lead, so that a database with cards that this code would write otherwise is not used.
     */
    static String mark(Volume volume) {
        int card = Arrays.hashCode(ReplayBench.card(InventedLeads.standard(500)).bytes());
        return "fifty rules, %d leads multiplied, %d engagements each, cards like %08x".formatted(volume.leads,
                volume.engagements, card);
    }

    /** The address of a lead. */
    static String email(int lead) {
        return "lead-%06d@acme.example".formatted(lead);
    }

    /** @param data where the server that fills it leaves its first admin key */
    static void fill(DatabaseAddress database, Path data, Volume volume) {
        long begun = System.nanoTime();
        Progress.say("filling a database with %,d leads (once)".formatted(volume.leads));
        try (BatonServer server = BatonServer.start(settings(database, data), InstantSource.system())) {
            int version = judgeByFiftyRules(server.conversation(DefinitionPublishing.class));
            assert version == 1;
            new Filling(server.conversation(LeadIntake.class), volume).fill();
        }
        new Multiplying(volume.patterns, volume.leads / volume.patterns - 1).in(database);
        if (volume.equals(Volume.USUAL)) {
            addBaseline(database);
        }
        Progress.say("filled in %,d s".formatted((System.nanoTime() - begun) / 1_000_000_000));
    }

    static Settings settings(DatabaseAddress database, Path data) {
        return new Settings("127.0.0.1", 0, data, Optional.of(database), Settings.USUAL_POOL);
    }

    /** Lets the fifty rules judge, as a version of their own. @return its number */
    static int judgeByFiftyRules(DefinitionPublishing publishing) {
        if (!(publishing.draft(FiftyRules.written()) instanceof Outcome.Kept(StoredVersion draft))
                || !(publishing.activateUnsigned(draft.key(), draft.version(), "a bench",
                        "bench") instanceof Outcome.Kept)) {
            throw new IllegalStateException("the fifty rules could not be activated");
        }
        return draft.version();
    }

    private void fill() {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                int from = volume.patterns / THREADS * part;
                parts.add(() -> fill(from, from + volume.patterns / THREADS));
            }
            for (Future<Integer> part : threads.invokeAll(parts)) {
                Progress.say("%,d leads more".formatted(part.get()));
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the database could not be filled", e);
        }
    }

    private int fill(int from, int to) {
        InventedLeads invented = new InventedLeads(from, Instant.now());
        for (int first = from; first < to; first += LEADS_AT_ONCE) {
            List<Report> reports = new ArrayList<>();
            for (int lead = first; lead < Math.min(to, first + LEADS_AT_ONCE); lead++) {
                reports.addAll(reports(lead, invented.lead(volume.engagements)));
            }
            submit(reports);
        }
        return to - from;
    }

    private void submit(List<Report> reports) {
        if (!(intake.submit(reports, List.of()) instanceof Answer.Done(List<Receipt> receipts, var _))
                || !receipts.stream().allMatch(Receipt.Recorded.class::isInstance)) {
            throw new IllegalStateException("the intake did not record all of it");
        }
    }

    private static List<Report> reports(int number, InventedLeads.Lead lead) {
        List<IdentityKey> person = List.of(IdentityKey.email(email(number)).orElseThrow());
        List<Report> reports = new ArrayList<>();
        LeadFact first = lead.facts().getFirst();
        reports.add(new Report.OfLead(Optional.empty(), person, first.when(),
                lead.facts().stream().map(fact -> new Dated(fact.says(), fact.when())).toList()));
        for (Engagement engagement : lead.engagements()) {
            reports.add(new Report.OfEngagement(person, engagement, Fingerprint.of(engagement, true)));
        }
        return reports;
    }

    private static void addBaseline(DatabaseAddress database) {
        Progress.say("filling the table of the baseline");
        try (Connection connection = BenchDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.addBatch("CREATE TABLE bare_engagement (LIKE engagement INCLUDING ALL)");
            statement.addBatch("INSERT INTO bare_engagement SELECT * FROM engagement");
            int statements = statement.executeBatch().length;
            assert statements == 2;
        } catch (SQLException e) {
            throw new IllegalStateException("the baseline's table could not be filled", e);
        }
    }
}
