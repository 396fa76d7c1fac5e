package dev.baton.rest;

import dev.baton.application.team.PromiseForm;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.TeamRegistry.Put;
import dev.baton.application.team.TeamRegistry.Removal;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.team.SalesTeam;
import dev.baton.domain.worktime.WorkingTime;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The teams of sales. */
final class TeamResource {
    private static final String LENGTHS = "4h, 30m, 2h30m";
    private final TeamRegistry teams;
    private final InstantSource clock;

    TeamResource(TeamRegistry teams, InstantSource clock) {
        this.teams = teams;
        this.clock = clock;
    }

    /** All teams. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", teams.list(), teams::form).done());
    }

    private Optional<StoredTeam> find(Exchange exchange) {
        return Optional.of(exchange.path("key")).filter(Names::isId).flatMap(teams::find);
    }

    /** One team: in JSON with the names of its reps, in YAML only what it says, to be edited and sent back. */
    Reply get(Exchange exchange) {
        return find(exchange).map(team -> exchange.wantsYaml() ? yaml(team) : whole(200, team))
                .orElseGet(TeamResource::none);
    }

    private static Reply yaml(StoredTeam team) {
        return new Reply.Written(200, "application/yaml",
                Yaml.write(team.written()).getBytes(StandardCharsets.UTF_8), tag(team).header());
    }

    private Reply whole(int status, StoredTeam team) {
        return new Reply.Said(status, teams.form(team), tag(team).header());
    }

    /** Of what was written and when: a rep's new name changes nothing of it. */
    private static EntityTag tag(StoredTeam team) {
        return EntityTag.of(
                Tree.branch().with("at", team.changedAt().toString()).with("written", team.written()).done());
    }

    /** Adds a team, or replaces one; only who says what he has seen may do that. */
    Reply put(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        return seen.isMissing(find(exchange))
                ? Reply.refused(Fault.UNSEEN)
                : switch (teams.put(exchange.path("key"), exchange.body(),
                        team -> seen.allowsWriting(team.map(TeamResource::tag)))) {
                    case Put.Added(StoredTeam team) -> added(team);
                    case Put.Changed(StoredTeam team) -> whole(200, team);
                    case Put.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
                    case Put.StillBusy(String name, int open) -> Reply.refused(Fault.REP_BUSY, name, open);
                    case Put.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
                };
    }

    private Reply added(StoredTeam team) {
        return new Reply.Said(201, teams.form(team),
                Map.of("Location", "/v1/teams/" + team.key(), "ETag", tag(team).header().getOrDefault("ETag", "")));
    }

    /** Removes a team. */
    Reply remove(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        Removal removal = Optional.of(exchange.path("key")).filter(Names::isId)
                .map(key -> teams.remove(key, team -> seen.allows(tag(team))))
                .orElseGet(Removal.Unknown::new);
        return switch (removal) {
            case Removal.Removed _ -> new Reply.Nothing();
            case Removal.StillBusy(int open) -> Reply.refused(Fault.TEAM_BUSY, open);
            case Removal.StillNamed(ByRule by) ->
                Reply.refused(Fault.TEAM_NAMED, by.policy(), by.version(), by.rule());
            case Removal.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Removal.Unknown _ -> none();
        };
    }

    /** When something would be over that the team promises within some working time. */
    Reply workingTime(Exchange exchange) {
        Query query = exchange.query();
        Instant from = query.instant("from").orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Optional<WorkingTime> within = within(query);
        Optional<SalesTeam> team = find(exchange).map(teams::read);
        return query.refusal().or(() -> within.flatMap(length -> team
                .<Reply>map(each -> Reply.ok(PromiseForm.of(each, from, length)))))
                .orElseGet(TeamResource::none);
    }

    /** As in a policy, or by ISO 8601; a day of work has no fixed length. */
    private static Optional<WorkingTime> within(Query query) {
        Optional<String> written = query.text("within");
        if (written.isEmpty()) {
            query.object("within", Flaw.MISSING);
        }
        if (written.filter(WorkingTime::isOfDays).isPresent()) {
            query.object("within", Flaw.NO_FIXED_LENGTH, Texts.brief(written.get()), LENGTHS);
            return Optional.empty();
        }
        Optional<WorkingTime> length = query.read("within", TeamResource::length, LENGTHS);
        length.filter(time -> time.compareTo(WorkingTime.LONGEST) > 0).ifPresent(time -> query.object("within",
                Flaw.OUT_OF_RANGE, time.written(), WorkingTime.NONE.written(), WorkingTime.LONGEST.written()));
        return length;
    }

    private static Optional<WorkingTime> length(String written) {
        return WorkingTime.parse(written).or(() -> Durations.of(written).map(WorkingTime::new));
    }

    private static Reply none() {
        return Reply.refused(Fault.NO_SUCH_TEAM);
    }
}
