package dev.baton.rest;

import dev.baton.application.alerting.Reckoning;
import dev.baton.application.team.Absences;
import dev.baton.application.team.Absences.Announcement;
import dev.baton.application.team.Absences.Ending;
import dev.baton.application.team.TeamRegistry;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import dev.baton.domain.team.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When reps are away. */
final class AbsenceResource {
    private final Absences absences;
    private final TeamRegistry teams;

    AbsenceResource(Absences absences, TeamRegistry teams) {
        this.absences = absences;
        this.teams = teams;
    }

    /** By the clocks of the team in which the absent person sells. */
    private Detail moment(Absence absence, Instant at) {
        return new Detail.Moment(at, language -> Reckoning.of(teams.of(absence.person()),
                Optional.of(absence.person()), language));
    }

    /** Who is away, and who will be. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", absences.list(), absences::form).done());
    }

    /** Announces that somebody is away. */
    Reply announce(Exchange exchange) {
        return switch (absences.announce(exchange.body(), exchange.caller())) {
            case Announcement.Announced(Absence absence) -> Reply.said(201, absences.form(absence));
            case Announcement.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Announcement.AwayAlready(Absence other) ->
                new Reply.Refused(
                        Problem.of(Fault.AWAY_ALREADY, moment(other, other.from()), moment(other, other.until()))
                                .telling(Tree.branch().with("absence", absences.form(other)).done()));
            case Announcement.NotTheirs _ -> Reply.refused(Fault.OTHERS_ABSENCE);
        };
    }

    /** Lets somebody be back earlier. */
    Reply end(Exchange exchange) {
        return switch (Names.uuid(exchange.path("id")).map(id -> absences.end(id, exchange.caller()))
                .orElseGet(Ending.Unknown::new)) {
            case Ending.Ended _ -> new Reply.Nothing();
            case Ending.OverAlready(Absence absence) ->
                new Reply.Refused(Problem.of(Fault.ABSENCE_OVER, moment(absence, absence.until()))
                        .telling(Tree.branch().with("absence", absences.form(absence)).done()));
            case Ending.NotTheirs _ -> Reply.refused(Fault.OTHERS_ABSENCE);
            case Ending.Unknown _ -> Reply.refused(Fault.NO_SUCH_ABSENCE);
        };
    }
}
