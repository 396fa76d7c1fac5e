package dev.baton.application.alerting;

import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alerts.News;
import dev.baton.application.announcement.Event;
import dev.baton.domain.form.Tree;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who hears of what happens to the handoffs of a team: whoever has the lead, or had it. Where nobody has it, those who lead the
 * team do; where nobody leads it, all who are there. Of broken promises those who lead the team hear too; of what somebody else
 * answered whoever had the lead. Nobody is written to
 * about what he did himself.
 *
 * @param away who is absent
 */
record Audience(Optional<SalesTeam> team, Set<UUID> away) {

    /** Who hears of something, and as what. */
    Map<UUID, Kind> of(News news) {
        Map<UUID, Kind> all = new LinkedHashMap<>();
        Event event = news.event();
        Optional<UUID> holder = news.handoff().rep();
        switch (event.type()) {
            case HANDOFF_OFFERED, HANDOFF_ROUTED, HANDOFF_TRANSFERRED -> {
                Optional<UUID> rep = person(event, "rep");
                add(all, holders(rep), rep.isPresent() ? Kind.OFFERED : Kind.QUEUED);
                person(event, "from").filter(from -> !rep.equals(Optional.of(from)))
                        .ifPresent(from -> all.put(from, Kind.GONE));
            }
            case HANDOFF_REMINDER -> add(all, holders(holder), Kind.REMINDED);
            case HANDOFF_BREACHED -> add(all, withLeaders(holder), Kind.BREACHED);
            case HANDOFF_ESCALATED -> add(all, withLeaders(holder), Kind.ESCALATED);
            case HANDOFF_WITHDRAWN, HANDOFF_RETURNED -> add(all, holders(holder), Kind.GONE);
            case HANDOFF_ACCEPTED -> person(event, "rep").filter(_ -> person(event, "by").isPresent())
                    .ifPresent(rep -> all.put(rep, Kind.OFFERED));
            case HANDOFF_REJECTED, HANDOFF_SENT_BACK -> holder.ifPresent(rep -> all.put(rep, Kind.GONE));
            case HANDOFF_CALL_SCHEDULED, HANDOFF_CONTACT_ATTEMPTED, HANDOFF_QUALIFIED, HANDOFF_UNMATCHED,
                    LEAD_STAGE_CHANGED, LEAD_MERGED,
                    LEAD_UNMERGED, LEAD_ERASED, ENDPOINT_DISABLED, PING ->
                {
                }
        }
        person(event, "by").ifPresent(all::remove);
        return all;
    }

    private static void add(Map<UUID, Kind> all, Set<UUID> people, Kind kind) {
        people.forEach(person -> all.put(person, kind));
    }

    static Optional<UUID> person(Event event, String name) {
        return event.about().at(name).flatMap(tree -> tree instanceof Tree.Text(String id)
                ? Optional.of(UUID.fromString(id))
                : Optional.empty());
    }

    private Set<UUID> holders(Optional<UUID> rep) {
        Set<UUID> leaders = people(Rep::lead);
        return rep.map(Set::of)
                .orElseGet(() -> leaders.isEmpty() ? people(each -> !away.contains(each.person())) : leaders);
    }

    private Set<UUID> withLeaders(Optional<UUID> rep) {
        Set<UUID> all = new LinkedHashSet<>(holders(rep));
        all.addAll(people(Rep::lead));
        return all;
    }

    private Set<UUID> people(Predicate<Rep> which) {
        Set<UUID> people = new LinkedHashSet<>();
        team.map(SalesTeam::reps).orElse(List.of()).stream().filter(which).map(Rep::person).forEach(people::add);
        return people;
    }
}
