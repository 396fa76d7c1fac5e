package dev.baton.application.team;

import dev.baton.domain.form.Tree;
import dev.baton.domain.team.SalesTeam;
import dev.baton.domain.worktime.WorkingHours;
import dev.baton.domain.worktime.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;

/** When a promise of a team would end: how people see whether its working hours are what they mean. */
public final class PromiseForm {
    private PromiseForm() {
    }

    /**
     * What a team promises within some working time from an instant on, with the hours of the days of both ends. What ends at
     * midnight ends with the day before.
     */
    public static Tree.Branch of(SalesTeam team, Instant from, WorkingTime within) {
        WorkingHours hours = team.hours();
        Instant end = hours.after(from, within);
        return Tree.branch().with("team", team.key()).with("time-zone", hours.zone().getId())
                .with("from", from.toString()).with("within", within.length().toString())
                .with("at-work", hours.areOn(from)).with("today", day(hours, from))
                .with("ends-at", end.toString())
                .with("last-day", day(hours, end.isAfter(from) ? end.minusNanos(1) : from)).done();
    }

    private static Tree.Branch day(WorkingHours hours, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, hours.zone());
        return Tree.branch().with("date", day.toString()).with("persian-date", hours.persian().on(day).toString())
                .with("hours", hours.on(day), each -> Tree.of(each.toString())).done();
    }
}
