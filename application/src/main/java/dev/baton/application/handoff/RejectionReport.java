package dev.baton.application.handoff;

import dev.baton.application.handoff.Handoffs.Refusals;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.lead.ScoreForm;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.team.RejectionReason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why sales says no: which reasons, how often they blame the criteria and how often material was missing, added up where
 * marketing can do something about it.
 */
public final class RejectionReport {
    private static final int MOST_ROWS = 200;
    private final Handoffs handoffs;
    private final TeamRegistry teams;

    /** A report on these handoffs. */
    public RejectionReport(Handoffs handoffs, TeamRegistry teams) {
        this.handoffs = handoffs;
        this.teams = teams;
    }

    /** Leads that came back, and for what. */
    private record Told(Refusals refusals, Optional<Grounds> grounds) {
        int count() {
            return refusals.count();
        }

        int blaming() {
            return grounds.filter(Grounds::blamesCriteria).isPresent() ? count() : 0;
        }

        int missing() {
            return grounds.filter(Grounds::missesMaterial).isPresent() ? count() : 0;
        }

        Given given() {
            return new Given(new OfTeam(refusals.team(), refusals.reason()), grounds.map(Grounds::then),
                    grounds.flatMap(Grounds::programme));
        }
    }

    private record OfTeam(String team, Optional<String> reason) {}

    /** A reason, what became of the leads that came back with it, and where marketing keeps in touch with them. */
    private record Given(OfTeam reason, Optional<String> then, Optional<String> programme) {}

    /**
     * The report, as it is written. What reasons blame is what they said when they were given; they are named as they are today,
     * in a language.
     */
    public Tree.Branch of(Optional<String> team, Span span, String language) {
        Map<OfTeam, Optional<RejectionReason>> reasons = new HashMap<>();
        List<Told> told = handoffs.refusals(team, span).stream()
                .map(each -> told(each, reasons.computeIfAbsent(new OfTeam(each.team(), each.reason()), this::reason)))
                .toList();
        return Tree.branch().with("from", span.from().toString()).with("until", span.until().toString())
                .withOrNull("team", team.map(Tree::of))
                .with("reasons",
                        rows(told, Told::given,
                                (given, row) -> named(row, given,
                                        reasons.getOrDefault(given.reason, Optional.empty()), language)))
                .with("rules", rows(told, each -> each.refusals.rule(), RejectionReport::rule))
                .with("sources", rows(told, each -> each.refusals.source(),
                        (source, row) -> row.withOrNull("source", source.map(Tree::of))))
                .with("contents", rows(told, each -> each.refusals.content(),
                        (content, row) -> row.withOrNull("content", content.map(Tree::of))))
                .with("definitions", rows(told, each -> each.refusals.judge(),
                        (judge, row) -> row.withOrNull("judged-by", judge.map(ScoreForm::judge))))
                .with("totals", counts(Tree.branch(), told)).done();
    }

    /** What was not kept when it was decided is what the reason says today. */
    private static Told told(Refusals refusals, Optional<RejectionReason> today) {
        return new Told(refusals, refusals.grounds().or(() -> today.map(Grounds::of)));
    }

    private Optional<RejectionReason> reason(OfTeam of) {
        return teams.team(of.team()).flatMap(team -> of.reason().flatMap(team::reason));
    }

    private interface Row<K> {
        BranchWriter with(K key, BranchWriter row);
    }

    /** Where most came back first. */
    private static <K> Tree rows(List<Told> told, Function<Told, K> by, Row<K> head) {
        Map<K, List<Told>> groups = told.stream().collect(Collectors.groupingBy(by));
        return new Tree.Listing(groups.entrySet().stream()
                .sorted(Comparator.<Map.Entry<K, List<Told>>>comparingInt(each -> -count(each.getValue()))
                        .thenComparing(each -> each.getKey().toString()))
                .limit(MOST_ROWS)
                .map(each -> (Tree) counts(head.with(each.getKey(), Tree.branch()), each.getValue())).toList());
    }

    private static int count(List<Told> told) {
        return told.stream().mapToInt(Told::count).sum();
    }

    private static Tree.Branch counts(BranchWriter row, List<Told> told) {
        return row.with("count", count(told)).with("blaming-criteria", told.stream().mapToInt(Told::blaming).sum())
                .with("missing-material", told.stream().mapToInt(Told::missing).sum()).done();
    }

    private static BranchWriter named(BranchWriter row, Given given, Optional<RejectionReason> today,
            String language) {
        return row.with("team", given.reason.team()).withOrNull("reason", given.reason.reason().map(Tree::of))
                .withOrNull("title", today.map(each -> Tree.of(each.title().in(language, each.id()))))
                .withOrNull("then", given.then.map(Tree::of)).withOrNull("programme", given.programme.map(Tree::of));
    }

    private static BranchWriter rule(ByRule rule, BranchWriter row) {
        return row.with("policy", rule.policy()).with("version", rule.version()).with("rule", rule.rule());
    }
}
