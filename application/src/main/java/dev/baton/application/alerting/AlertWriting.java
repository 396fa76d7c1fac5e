package dev.baton.application.alerting;

import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alerts.Batch;
import dev.baton.application.alerting.Alerts.News;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.team.Absence;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides who of sales hears of what happens to handoffs, as the rule says by which each was offered. Each event is looked at
 * once, whoever looks and however often that is cut off.
 */
public final class AlertWriting {
    private static final Set<EventType> TOLD = EnumSet.of(EventType.HANDOFF_OFFERED, EventType.HANDOFF_ROUTED,
            EventType.HANDOFF_TRANSFERRED, EventType.HANDOFF_ACCEPTED, EventType.HANDOFF_REJECTED,
            EventType.HANDOFF_SENT_BACK, EventType.HANDOFF_REMINDER, EventType.HANDOFF_BREACHED,
            EventType.HANDOFF_ESCALATED, EventType.HANDOFF_WITHDRAWN, EventType.HANDOFF_RETURNED);
    private final Alerts alerts;
    private final PolicyRules rules;
    private final Teams teams;
    private final TeamRegistry registry;
    private final boolean byLetter;
    private final Consumer<Event> console;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /**
     * @param byLetter whether letters go out at all; nobody is written to later about what happened while they did not
     * @param console  is shown what a rule wants to be seen there, once by whichever instance looked at it
     */
    public AlertWriting(Alerts alerts, PolicyRules rules, Teams teams, TeamRegistry registry, boolean byLetter,
            Consumer<Event> console, InstantSource clock, Supplier<UUID> ids) {
        this.alerts = alerts;
        this.rules = rules;
        this.teams = teams;
        this.registry = registry;
        this.byLetter = byLetter;
        this.console = console;
        this.clock = clock;
        this.ids = ids;
    }

    /** Looks at at most so many events. @return whether there may be more */
    public boolean write(int most) {
        Batch batch = alerts.unseen(TOLD, most);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (batch.until() == batch.from()) {
            return false;
        }
        boolean first = alerts.keep(batch, byLetter ? wanted(batch.news(), now) : List.of(), now);
        if (first) {
            batch.news().stream().filter(news -> wished(news).console()).map(News::event).forEach(console);
        }
        return first && batch.more();
    }

    private dev.baton.domain.policy.Alerts wished(News news) {
        return rules.of(news.handoff().rule()).map(PolicyRule::alerts).orElse(dev.baton.domain.policy.Alerts.USUAL);
    }

    /** What happens to a handoff at one instant is one thing to a person, who is told what matters most of it. */
    private record Once(UUID person, UUID handoff, Instant at) {}

    private List<Alert> wanted(List<News> news, Instant now) {
        Map<String, SalesTeam> byKey = news.isEmpty()
                ? Map.of()
                : teams.list().stream().map(registry::read)
                        .collect(Collectors.toMap(SalesTeam::key, Function.identity()));
        Set<UUID> away = news.isEmpty()
                ? Set.of()
                : teams.absences(now).stream().filter(each -> each.isOn(now)).map(Absence::person)
                        .collect(Collectors.toSet());
        Map<Once, Alert> wanted = new LinkedHashMap<>();
        for (News each : news) {
            if (wished(each).email()) {
                new Audience(Optional.ofNullable(byKey.get(each.handoff().team())), away).of(each)
                        .forEach((person, kind) -> wanted.merge(
                                new Once(person, each.handoff().id(), each.event().at()), alert(each, person, kind),
                                AlertWriting::weightier));
            }
        }
        return List.copyOf(wanted.values());
    }

    private Alert alert(News news, UUID person, Kind kind) {
        return new Alert(ids.get(), news.event().id(), news.handoff().id(), person, kind);
    }

    private static Alert weightier(Alert before, Alert after) {
        return before.kind().compareTo(after.kind()) > 0 ? before : after;
    }
}
