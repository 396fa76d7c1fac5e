package dev.baton.application.handoff;

import dev.baton.application.handoff.Handoffs.Refusals;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.lead.ScoreForm;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.team.Consequence;
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

    /** Leads that came back, and what their reasons say by now. */
    private record Told(Refusals refusals, Optional<RejectionReason> reason) {
        int count() {
            return refusals.count();
        }

        int blaming() {
            return reason.filter(RejectionReason::blamesCriteria).isPresent() ? count() : 0;
        }

        int missing() {
            return reason.filter(RejectionReason::missesMaterial).isPresent() ? count() : 0;
        }
    }

    private record OfTeam(String team, Optional<String> reason) {}

    /** The report, as it is written; reasons are named in a language. */
    public Tree.Branch of(Optional<String> team, Span span, String language) {
        Map<OfTeam, Optional<RejectionReason>> reasons = new HashMap<>();
        List<Told> told = handoffs.refusals(team, span).stream()
                .map(each -> new Told(each, reasons.computeIfAbsent(new OfTeam(each.team(), each.reason()),
                        this::reason)))
                .toList();
        return Tree.branch().with("from", span.from().toString()).with("until", span.until().toString())
                .withOrNull("team", team.map(Tree::of))
                .with("reasons",
                        rows(told, each -> new OfTeam(each.refusals.team(), each.refusals.reason()),
                                (of, row) -> named(row, of, reasons.getOrDefault(of, Optional.empty()), language)))
                .with("rules", rows(told, each -> each.refusals.rule(), RejectionReport::rule))
                .with("sources", rows(told, each -> each.refusals.source(),
                        (source, row) -> row.withOrNull("source", source.map(Tree::of))))
                .with("contents", rows(told, each -> each.refusals.content(),
                        (content, row) -> row.withOrNull("content", content.map(Tree::of))))
                .with("definitions", rows(told, each -> each.refusals.judge(),
                        (judge, row) -> row.withOrNull("judged-by", judge.map(ScoreForm::judge))))
                .with("totals", counts(Tree.branch(), told)).done();
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

    private static BranchWriter named(BranchWriter row, OfTeam of, Optional<RejectionReason> reason,
            String language) {
        return row.with("team", of.team()).withOrNull("reason", of.reason().map(Tree::of))
                .withOrNull("title", reason.map(each -> Tree.of(each.title().in(language, each.id()))))
                .withOrNull("then", reason.map(each -> Tree.of(switch (each.then()) {
                    case Consequence.Recycle _ -> "recycle";
                    case Consequence.Disqualify _ -> "disqualify";
                })));
    }

    private static BranchWriter rule(ByRule rule, BranchWriter row) {
        return row.with("policy", rule.policy()).with("version", rule.version()).with("rule", rule.rule());
    }
}
