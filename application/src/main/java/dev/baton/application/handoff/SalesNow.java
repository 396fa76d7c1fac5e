package dev.baton.application.handoff;

import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.handoff.Selection;
import dev.baton.domain.team.Absence;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The teams of sales and who of them is absent, or does not work here any more, as of now.
 *
 * @param teams   by their keys
 * @param written the same as they are written
 * @param away    who is absent
 * @param left    who does not work here any more
 */
record SalesNow(Map<String, SalesTeam> teams, Map<String, Tree.Branch> written, Set<UUID> away, Set<UUID> left) {

    static SalesNow of(Teams teams, TeamRegistry registry, Instant now) {
        List<StoredTeam> stored = teams.list();
        Map<String, SalesTeam> all = stored.stream().map(registry::read)
                .collect(Collectors.toUnmodifiableMap(SalesTeam::key, Function.identity()));
        Map<String, Tree.Branch> written = stored.stream()
                .collect(Collectors.toUnmodifiableMap(StoredTeam::key, StoredTeam::written));
        return new SalesNow(all, written, teams.absences(now).stream().filter(absence -> absence.isOn(now))
                .map(Absence::person).collect(Collectors.toUnmodifiableSet()), registry.gone(all.values()));
    }

    Optional<SalesTeam> team(String key) {
        return Optional.ofNullable(teams.get(key));
    }

    /** Whether a team that was looked at again is there, and as it was. */
    boolean isAsWritten(SalesTeam team, Optional<Tree.Branch> again) {
        return again.isPresent() && again.equals(Optional.ofNullable(written.get(team.key())));
    }

    Collection<SalesTeam> all() {
        return teams.values();
    }

    Selection selection(SalesTeam team, Map<UUID, Load> loads) {
        return new Selection(team, loads, away, left);
    }

    /** Who of a team is there. */
    Set<UUID> there(SalesTeam team) {
        return team.reps().stream().map(Rep::person)
                .filter(person -> !away.contains(person) && !left.contains(person))
                .collect(Collectors.toUnmodifiableSet());
    }
}
