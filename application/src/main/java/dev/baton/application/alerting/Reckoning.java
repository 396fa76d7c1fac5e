package dev.baton.application.alerting;

import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.domain.team.CalendarSystem;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * By which calendar and the clocks of which place somebody reads dates.
 *
 * @param zone empty where nobody knows whose clocks count
 */
public record Reckoning(String language, CalendarSystem calendar, Optional<ZoneId> zone) {

    /** As far as a language tells it: the usual calendar of whoever reads it. */
    public static Reckoning usual(String language) {
        return new Reckoning(language, language.equals("fa") ? CalendarSystem.PERSIAN : CalendarSystem.GREGORIAN,
                Optional.empty());
    }

    /** For whoever reads of a handoff: the clocks are those of the team, which are those of whoever answers the lead. */
    public static Reckoning of(View view, String language) {
        return of(view.team(), view.handoff().rep(), language);
    }

    /** By the clocks of a team, and by the calendar of somebody in it who reads this language. */
    public static Reckoning of(Optional<SalesTeam> team, Optional<UUID> person, String language) {
        return new Reckoning(language,
                team.flatMap(there -> person.flatMap(there::rep)).filter(rep -> rep.language().equals(language))
                        .map(Rep::calendar).orElse(usual(language).calendar()),
                team.map(there -> there.hours().zone()));
    }

    /** A day and a time; where the clocks of no place are known, of the world, and that is said. */
    public String moment(Instant at, Dates dates) {
        return zone.map(place -> dates.moment(at, place, language, calendar))
                .orElseGet(() -> dates.moment(at, ZoneOffset.UTC, language, calendar) + " (UTC)");
    }
}
