package dev.baton.application.handoff;

import static dev.baton.application.Trees.map;

import dev.baton.application.Workspace;
import dev.baton.application.access.Colleague;
import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.team.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A team of sales that works around the clock, with people who answer, over the whole application in memory. */
final class SalesFloor implements AutoCloseable {
    static final String TEAM = "inside";
    final Workspace workspace = new Workspace();
    private final InstantSource clock = workspace::now;
    private final Supplier<UUID> ids = UUID::randomUUID;
    private Optional<PolicyVersion> policy = Optional.empty();
    final TeamRegistry registry = new TeamRegistry(workspace.store.teams(), workspace.store.people(),
            new PlainPersianCalendar(), _ -> Optional.empty(), workspace.store.documentChanges(), clock);
    final PolicyRules rules = new PolicyRules(
            (key, version) -> policy.filter(each -> each.key().equals(key) && each.version() == version));
    final Map<String, Checklist> checklists = new HashMap<>();
    private final QualifyingNeeds needs = new QualifyingNeeds(rules, key -> Optional.ofNullable(checklists.get(key)));
    final NeedsChange needsChange = new NeedsChange(workspace.store.ledger(), rules, clock);
    final LeadDecisions decisions = new LeadDecisions(workspace.store.ledger(), workspace.plans, needs, clock,
            ids);
    final Deciding deciding = new Deciding(decisions, workspace.store.teams(), registry, clock);
    final Offering offering = new Offering(workspace.store.ledger(), workspace.plans, () -> policy,
            workspace.store.teams(), registry, clock, ids);
    final HandoffClocks clocks = new HandoffClocks(workspace.store.ledger(), workspace.plans, rules,
            workspace.store.teams(), registry, needs, decisions, clock, ids);
    final LeadHandoff handoff = handoff(workspace.store.ledger());

    /** The same answers over a ledger of one's own. */
    LeadHandoff handoff(Ledger ledger) {
        return new LeadHandoff(ledger, workspace.plans, decisions, needs, rules, workspace.store.teams(), registry,
                clock, ids);
    }

    /** The same offering over a ledger of one's own. */
    Offering offering(Ledger ledger) {
        return new Offering(ledger, workspace.plans, () -> policy, workspace.store.teams(), registry, clock, ids);
    }

    /** Somebody who works here. */
    UUID person(String name) {
        Person person = new Person(ids.get(), name, Team.SALES, Optional.empty(), workspace.now());
        if (!workspace.store.people().add(Colleague.of(person))) {
            throw new AssertionError(name);
        }
        return person.id();
    }

    static Asking asking(UUID person) {
        return new Asking(new Actor(Optional.of(person), "somebody"), false);
    }

    /** The team, with reps as they are written. */
    void team(String... reps) {
        teamFor("""
                [{id: too-early, title: 'Too early', then: {recycle: {cool-down: P30D}}, blames-criteria: true},
                {id: competitor, title: 'Competitor', then: disqualify}]""", reps);
    }

    /** The team with reasons, and with reps, as they are written. */
    void teamFor(String reasons, String... reps) {
        TeamRegistry.Put put = registry.put(TEAM, Written.tree("""
                {team: %s, hours: {time-zone: UTC, week: {monday: '00:00-24:00', tuesday: '00:00-24:00',
                wednesday: '00:00-24:00', thursday: '00:00-24:00', friday: '00:00-24:00', saturday: '00:00-24:00',
                sunday: '00:00-24:00'}}, reps: [%s], reasons: %s}"""
                .formatted(TEAM, String.join(", ", reps), reasons).replace("\n", " ")), _ -> true);
        if (!(put instanceof TeamRegistry.Put.Added || put instanceof TeamRegistry.Put.Changed)) {
            throw new AssertionError(put.toString());
        }
    }

    static String rep(UUID person) {
        return "{person: '" + person + "'}";
    }

    static String rep(UUID person, int cap) {
        return "{person: '" + person + "', cap: " + cap + "}";
    }

    /** The policy: the rules as they are written. */
    void policy(String rules) {
        policy(rules, "");
    }

    /** The same with a second threshold, if one is written. */
    void policy(String rules, String promotion) {
        Tree written = Written.tree("{policy: usual, rules: [" + rules.replace("\n", " ") + "]"
                + (promotion.isEmpty() ? "" : ", sql: " + promotion) + "}");
        policy = Optional.of(new PolicyVersion("usual", policy.map(PolicyVersion::version).orElse(0) + 1, written));
    }

    /** Everybody to the team, within an hour, in two hours back to marketing. */
    void usualPolicy() {
        policy("""
                {id: all, team: inside, sla: {accept: {within: 1h, remind-at: [50], on-breach: [{do: alert-lead},
                {after: 30m, do: reassign}, {after: 1h, do: return}]}}}""");
    }

    Report demo(String lead, String id) {
        return workspace.engagement("id", id, "keys", map("email", lead + "@" + lead + ".example"), "type",
                "demo-requested");
    }

    /** A lead that has just become qualified. */
    LeadId ready(String lead) {
        Receipt last = workspace.submit(demo(lead, lead + "-1"), demo(lead, lead + "-2")).getLast();
        return ((Receipt.Recorded) last).standing().lead();
    }

    /** Lets everything happen that happens by itself. */
    void follow() {
        var _ = workspace.upkeep.followDue(100);
        var _ = offering.offer(100);
        var _ = clocks.follow(100);
        var _ = clocks.reroute(100);
    }

    void pass(Duration time) {
        workspace.pass(time);
        follow();
    }

    Optional<Handoff> open(LeadId lead) {
        return workspace.store.ledger().write(page -> page.handoffs().open(Set.of(lead))).getOrDefault(lead, List.of())
                .stream().findFirst();
    }

    Handoff find(UUID handoff) {
        return workspace.store.ledger().write(page -> page.handoffs().find(handoff)).orElseThrow();
    }

    List<Wish> wishes(LeadId lead) {
        return workspace.store.ledger().write(page -> page.wishes().of(Set.of(lead)));
    }

    Stage stage(LeadId lead) {
        return workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow().stage();
    }

    int score(LeadId lead) {
        return workspace.directory.find(lead).orElseThrow().standing().judged().orElseThrow().score().total();
    }

    void away(UUID person, Duration time) {
        Instant now = workspace.now();
        if (!workspace.store.teams().announce(new Absence(ids.get(), person, now, now.plus(time)))) {
            throw new AssertionError("away twice");
        }
    }

    @Override
    public void close() {
        workspace.close();
    }
}
