package dev.baton.application.memory;

import dev.baton.application.alerting.Alert;
import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.application.memory.Memory.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is written to about what, in memory. */
record InMemoryAlerts(InMemoryStore store) implements Alerts {

    @Override
    public Batch unseen(Set<EventType> types, int most) {
        return store.look(memory -> {
            long from = memory.alertPlace.getOrDefault(true, 0L);
            List<Map.Entry<Long, Event>> events = memory.places.entrySet().stream().filter(each -> each.getKey() > from)
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(each -> Stream.ofNullable(memory.events.get(each.getValue()))
                            .filter(event -> types.contains(event.type()))
                            .map(event -> Map.entry(each.getKey(), event)))
                    .limit(most).toList();
            boolean more = events.size() == most;
            return new Batch(from, more ? events.getLast().getKey() : Math.max(from, memory.places.size()),
                    events.stream().flatMap(each -> news(memory, each.getValue())).toList(), more);
        });
    }

    private static Stream<News> news(Memory memory, Event event) {
        return event.handoff().stream().flatMap(id -> Stream.ofNullable(memory.handoffs.get(id)))
                .map(kept -> new News(event, kept.handoff()));
    }

    @Override
    public boolean keep(Batch batch, List<Alert> alerts, Instant now) {
        return store.work(memory -> {
            boolean first = memory.alertPlace.getOrDefault(true, 0L) == batch.from();
            if (first) {
                memory.alertPlace.put(true, batch.until());
                alerts.stream().filter(alert -> memory.alerts.values().stream().map(Written::alert)
                        .noneMatch(other -> other.event().equals(alert.event())
                                && other.person().equals(alert.person())))
                        .forEach(alert -> memory.alerts.put(alert.id(), new Written(alert, State.WAITING,
                                Optional.of(now), false, 0, 0, Optional.empty(), Optional.empty())));
            }
            return first;
        });
    }

    @Override
    public List<Due> claim(int most, Instant now, Instant again) {
        return store.work(memory -> {
            List<Written> inOrder = List.copyOf(memory.alerts.values());
            List<Due> claimed = new ArrayList<>();
            inOrder.stream().filter(each -> isDue(each, now) && inOrder.subList(0, inOrder.indexOf(each)).stream()
                    .noneMatch(earlier -> earlier.alert().person().equals(each.alert().person())
                            && (earlier.taken() || isDue(earlier, now))))
                    .sorted(Comparator.comparing(each -> each.due().orElseThrow())).limit(most)
                    .sorted(Comparator.comparing(inOrder::indexOf)).forEach(each -> {
                        memory.alerts.put(each.alert().id(), new Written(each.alert(), each.state(),
                                Optional.of(again), true, each.attempts(), each.tries(), each.lastAt(), each.why()));
                        claimed.add(new Due(each.alert(),
                                Optional.ofNullable(memory.events.get(each.alert().event())).orElseThrow(),
                                each.attempts(), each.tries()));
                    });
            return claimed;
        });
    }

    private static boolean isDue(Written each, Instant now) {
        return each.due().filter(due -> !due.isAfter(now)).isPresent();
    }

    @Override
    public void hold(List<UUID> tried, Instant again) {
        var _ = store.work(memory -> {
            tried.forEach(id -> memory.alerts.computeIfPresent(id, (_, before) -> before.taken()
                    ? new Written(before.alert(), before.state(), Optional.of(again), true, before.attempts(),
                            before.tries(), before.lastAt(), before.why())
                    : before));
            return true;
        });
    }

    @Override
    public void note(Due due, Noted noted, Optional<Instant> next) {
        var _ = store.work(memory -> Optional.ofNullable(memory.alerts.computeIfPresent(due.alert().id(),
                (_, before) -> before.attempts() == due.attempts()
                        ? new Written(before.alert(), noted.state(), next, false, before.attempts() + 1,
                                due.tries() + 1, Optional.of(noted.at()), noted.why())
                        : before)));
    }

    @Override
    public List<Course> list(Wanted wanted, Optional<UUID> after, int most) {
        return store.look(memory -> {
            List<Written> latestFirst = new ArrayList<>(memory.alerts.values()).reversed();
            int from = after.map(id -> latestFirst.stream().map(each -> each.alert().id()).toList().indexOf(id) + 1)
                    .orElse(0);
            return latestFirst.stream().skip(from)
                    .filter(each -> wanted.state().map(each.state()::equals).orElse(true)
                            && wanted.person().map(each.alert().person()::equals).orElse(true)
                            && wanted.handoff().map(each.alert().handoff()::equals).orElse(true))
                    .limit(most).map(each -> course(memory, each)).toList();
        });
    }

    private static Course course(Memory memory, Written each) {
        Event event = Optional.ofNullable(memory.events.get(each.alert().event())).orElseThrow();
        return new Course(each.alert(), event.type(), event.of().map(Event.OfLead::lead), event.at(), each.state(),
                each.due(), each.attempts(), each.lastAt(), each.why());
    }

    @Override
    public Optional<Course> find(UUID alert) {
        return store
                .look(memory -> Optional.ofNullable(memory.alerts.get(alert)).map(each -> course(memory, each)));
    }

    @Override
    public Optional<Course> again(UUID alert, Instant now) {
        boolean begun = store.work(memory -> Optional.ofNullable(memory.alerts.get(alert))
                .filter(before -> before.state() != State.SENT)
                .map(before -> memory.alerts.put(alert, new Written(before.alert(), State.WAITING, Optional.of(now),
                        false, before.attempts(), 0, before.lastAt(), before.why())))
                .isPresent());
        return begun ? find(alert) : Optional.empty();
    }

    @Override
    public Optional<Told> handoff(UUID handoff) {
        return store.look(memory -> Optional.ofNullable(memory.handoffs.get(handoff))
                .map((KeptHandoff kept) -> new Told(kept.handoff(), kept.packet())));
    }
}
