package dev.baton.persistence;

import static dev.baton.application.Trees.map;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.access.Colleague;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.handoff.HandoffClocks;
import dev.baton.application.handoff.LeadHandoff;
import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.handoff.Offering;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.handoff.PolicyVersion;
import dev.baton.application.handoff.QualifyingNeeds;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.plain.PlainPersianCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A team of sales that works around the clock, over PostgreSQL, with a clock that the test moves. */
final class FloorOnPostgres implements AutoCloseable {
    static final String TEAM = "inside";
    private volatile Instant now = Workspace.START;
    private final InstantSource clock = () -> now;
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final Database database;
    private final PolicyVersion policy;
    final Plans plans;
    final LeadIntake intake;

    /** @param rules of the policy, as they are written */
    FloorOnPostgres(Database database, String rules) {
        this.database = database;
        this.policy = new PolicyVersion("usual", 1,
                Written.tree("{policy: usual, rules: [" + rules.replace("\n", " ") + "]}"));
        this.plans = new Plans(database.definitions());
        this.intake = new LeadIntake(database.ledger(), plans, clock, ids, 4);
    }

    /** The usual definition judges: sixty points are enough, and two demos are that. */
    void judges() {
        var publishing = new DefinitionPublishing(database.definitions(), clock);
        if (!(publishing.draft(Trees.of(Workspace.usual())) instanceof DefinitionPublishing.Outcome.Kept)
                || !(publishing.activateUnsigned("usual", 1, "a test",
                        "tester") instanceof DefinitionPublishing.Outcome.Kept)) {
            throw new AssertionError("not activated");
        }
    }

    /** What an instance does, over a ledger of its own. */
    final class Instance {
        final Offering offering;
        final HandoffClocks clocks;
        final LeadHandoff handoff;
        final LeadDecisions decisions;
        final LeadMerging merging;
        final LeadErasure erasure;
        final Upkeep upkeep;

        Instance(Ledger ledger) {
            PolicyRules rules = new PolicyRules((_, _) -> Optional.of(policy));
            TeamRegistry registry = registry();
            var teams = database.teams();
            QualifyingNeeds needs = new QualifyingNeeds(rules, _ -> Optional.empty());
            this.decisions = new LeadDecisions(ledger, plans, needs, clock, ids);
            this.offering = new Offering(ledger, plans, () -> Optional.of(policy), teams, registry, clock, ids);
            this.clocks = new HandoffClocks(ledger, plans, rules, teams, registry, needs, decisions, clock,
                    ids);
            this.handoff = new LeadHandoff(ledger, plans, decisions, needs, rules, teams, registry, clock, ids);
            this.merging = new LeadMerging(ledger, plans, clock, ids);
            this.erasure = new LeadErasure(ledger, clock, ids);
            this.upkeep = new Upkeep(ledger, plans, clock, ids);
        }

        /** Lets everything happen that happens by itself. */
        void follow() {
            var _ = upkeep.followDue(500);
            var _ = offering.offer(500);
            var _ = clocks.follow(500);
            var _ = clocks.reroute(500);
        }
    }

    Instance instance() {
        return new Instance(database.ledger());
    }

    Instance instance(Ledger ledger) {
        return new Instance(ledger);
    }

    private TeamRegistry registry() {
        return new TeamRegistry(database.teams(), database.people(), new PlainPersianCalendar(), _ -> Optional.empty(),
                database.documentChanges(), clock);
    }

    UUID person(String name) {
        Person person = new Person(ids.get(), name, Team.SALES, Optional.empty(), now);
        if (!database.people().add(Colleague.of(person))) {
            throw new AssertionError(name);
        }
        return person.id();
    }

    static Asking asking(UUID person) {
        return new Asking(new Actor(Optional.of(person), "somebody"), false);
    }

    /** Reps of the team, each with a cap. */
    List<UUID> team(int reps, int cap) {
        List<UUID> people = IntStream.range(0, reps).mapToObj(i -> person("Rep " + i)).toList();
        String written = String.join(", ",
                people.stream().map(person -> "{person: '" + person + "', cap: " + cap + "}").toList());
        TeamRegistry.Put put = registry().put(TEAM, Written.tree("""
                {team: %s, hours: {time-zone: UTC, week: {monday: '00:00-24:00', tuesday: '00:00-24:00',
                wednesday: '00:00-24:00', thursday: '00:00-24:00', friday: '00:00-24:00', saturday: '00:00-24:00',
                sunday: '00:00-24:00'}}, reps: [%s], reasons: [{id: too-early, title: 'Too early', then: {recycle:
                {cool-down: P30D}}}]}""".formatted(TEAM, written).replace("\n", " ")), _ -> true);
        if (!(put instanceof TeamRegistry.Put.Added)) {
            throw new AssertionError(put.toString());
        }
        return people;
    }

    private Report demo(String lead, int number) {
        return switch (ReportReader.engagement(
                Trees.of(map("id", lead + "-" + number, "keys", map("email", lead + "@" + lead + ".example"), "type",
                        "demo-requested")),
                Pointer.ROOT, new Defaults(now, "web", Effects.ALL))) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    List<Receipt> submit(Report... reports) {
        return switch (intake.submit(Arrays.asList(reports), List.of())) {
            case Answer.Done(List<Receipt> receipts, var _) -> receipts;
            case Answer other -> throw new AssertionError(other.toString());
        };
    }

    /** What somebody did a second time was a machine, or a person after all. */
    void verdict(String lead, Verdict verdict) {
        var _ = submit(new Report.OfVerdict(new EngagementId("web", lead + "-2"), verdict, Optional.empty()));
    }

    LeadId ready(String lead) {
        return ((Receipt.Recorded) submit(demo(lead, 1), demo(lead, 2)).getLast()).standing().lead();
    }

    /** So many leads that have just become qualified. */
    void ready(int leads) {
        for (int from = 0; from < leads; from += 100) {
            List<Report> reports = new ArrayList<>();
            for (int lead = from; lead < Math.min(leads, from + 100); lead++) {
                reports.add(demo("lead" + lead, 1));
                reports.add(demo("lead" + lead, 2));
            }
            var _ = submit(reports.toArray(Report[]::new));
        }
    }

    /** A lead that was just offered. */
    Handoff offered(String lead) {
        LeadId ready = ready(lead);
        var _ = instance().offering.offer(500);
        return open(ready).orElseThrow();
    }

    Optional<Handoff> open(LeadId lead) {
        return database.ledger().<Map<LeadId, List<Handoff>>>write(page -> page.handoffs().open(Set.of(lead)))
                .getOrDefault(lead, List.of()).stream().findFirst();
    }

    Handoff find(UUID handoff) {
        return database.ledger().<Optional<Handoff>>write(page -> page.handoffs().find(handoff)).orElseThrow();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    @Override
    public void close() {
        intake.close();
    }
}
