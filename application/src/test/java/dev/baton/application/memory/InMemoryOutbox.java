package dev.baton.application.memory;

import dev.baton.application.announcement.Delivery;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.memory.Memory.Tried;
import dev.baton.application.memory.Memory.Way;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is to be told to the outside, in memory. */
record InMemoryOutbox(InMemoryStore store) implements Outbox {
    private static final Comparator<Event> LATEST_FIRST = Comparator
            .<Event, String>comparing(event -> event.id().toString()).reversed();

    @Override
    public int fanOut(Instant now, int most, Predicate<ByRule> untold) {
        return store.work(memory -> {
            List<Event> unplaced = memory.events.values().stream()
                    .filter(event -> !memory.places.containsValue(event.id())).limit(most).toList();
            for (Event event : unplaced) {
                memory.places.put(memory.places.size() + 1L, event.id());
                boolean kept = event.handoff().map(memory.handoffs::get)
                        .filter(each -> untold.test(each.handoff().rule())).isPresent();
                boolean _ = kept && memory.untold.add(event.id());
                memory.endpoints.values().stream()
                        .filter(endpoint -> !kept && endpoint.disabled().isEmpty()
                                && endpoint.filter().fits(event.type()))
                        .forEach(endpoint -> memory.deliveries.putIfAbsent(new Way(event.id(), endpoint.id()),
                                new Tried(State.WAITING, Optional.of(now), 0, List.of())));
            }
            return unplaced.size();
        });
    }

    @Override
    public List<Placed> after(long place, int most) {
        return store.look(memory -> memory.places.entrySet().stream().filter(entry -> entry.getKey() > place)
                .flatMap(entry -> placed(memory, entry)).limit(most).toList());
    }

    private static Stream<Placed> placed(Memory memory, Map.Entry<Long, UUID> entry) {
        return Stream.ofNullable(memory.events.get(entry.getValue())).map(event -> new Placed(entry.getKey(), event));
    }

    @Override
    public long beginning() {
        return store.look(memory -> memory.places.entrySet().stream()
                .filter(entry -> memory.events.containsKey(entry.getValue())).mapToLong(entry -> entry.getKey() - 1)
                .min().orElse(memory.places.size()));
    }

    @Override
    public boolean holds(long place, UUID event) {
        return store.look(memory -> event.equals(memory.places.get(place)) && memory.events.containsKey(event));
    }

    @Override
    public boolean send(Event event, UUID endpoint) {
        return store.work(memory -> {
            boolean there = memory.endpoints.containsKey(endpoint);
            if (there) {
                memory.events.put(event.id(), event);
                again(memory, endpoint, event.id(), event.at());
            }
            return there;
        });
    }

    private static void again(Memory memory, UUID endpoint, UUID event, Instant now) {
        Way way = new Way(event, endpoint);
        List<Attempt> before = Optional.ofNullable(memory.deliveries.get(way)).map(Tried::attempts).orElse(List.of());
        memory.deliveries.put(way, new Tried(State.WAITING, Optional.of(now), 0, before));
    }

    @Override
    public List<Dispatch> claim(Map<UUID, Integer> room, Instant now, Instant again) {
        return store.work(memory -> {
            List<Dispatch> claimed = new ArrayList<>();
            room.forEach((endpoint, most) -> memory.deliveries.entrySet().stream()
                    .filter(entry -> entry.getKey().endpoint().equals(endpoint)
                            && entry.getValue().due().filter(due -> !due.isAfter(now)).isPresent())
                    .sorted(Comparator.comparing(entry -> entry.getValue().due().orElseThrow())).limit(most).toList()
                    .forEach(entry -> claimed.add(claimed(memory, entry.getKey(), entry.getValue(), again))));
            return claimed;
        });
    }

    private static Dispatch claimed(Memory memory, Way way, Tried tried, Instant again) {
        memory.deliveries.put(way, new Tried(tried.state(), Optional.of(again), tried.tries(), tried.attempts()));
        return new Dispatch(way.endpoint(), Optional.ofNullable(memory.events.get(way.event())).orElseThrow(),
                tried.attempts().size(), tried.tries());
    }

    @Override
    public void note(Dispatch dispatch, Attempt attempt, State state, Optional<Instant> next) {
        var _ = store.work(memory -> Optional.ofNullable(memory.deliveries.computeIfPresent(
                new Way(dispatch.event().id(), dispatch.endpoint()),
                (_, before) -> before.attempts().size() == dispatch.attempts()
                        ? new Tried(state, next, dispatch.tries() + 1,
                                Stream.concat(before.attempts().stream(), Stream.of(attempt)).toList())
                        : before)));
    }

    @Override
    public List<Delivery> deliveries(UUID endpoint, Wanted wanted, Optional<UUID> after, int most) {
        return store.look(memory -> memory.deliveries.entrySet().stream()
                .filter(entry -> entry.getKey().endpoint().equals(endpoint))
                .flatMap(entry -> Stream.ofNullable(memory.events.get(entry.getKey().event()))
                        .map(event -> delivery(event, entry.getValue())))
                .filter(each -> wanted.state().map(each.state()::equals).orElse(true)
                        && wanted.type().map(each.event().type()::equals).orElse(true)
                        && after.map(last -> each.event().id().toString().compareTo(last.toString()) < 0).orElse(true))
                .sorted(Comparator.comparing(Delivery::event, LATEST_FIRST)).limit(most).toList());
    }

    private static Delivery delivery(Event event, Tried tried) {
        List<Attempt> last = tried.attempts().subList(Math.max(0, tried.attempts().size() - Attempt.LISTED),
                tried.attempts().size());
        return new Delivery(event, tried.state(), tried.due(), last.stream().map(InMemoryOutbox::cut).toList());
    }

    private static Attempt cut(Attempt each) {
        return new Attempt(each.number(), each.at(), each.status(), each.error(), each.took(),
                each.answer().substring(0, Math.min(Attempt.SHOWN, each.answer().length())));
    }

    @Override
    public boolean replay(UUID endpoint, UUID event, Instant now) {
        return store.work(memory -> {
            boolean kept = Optional.ofNullable(memory.events.get(event)).filter(there -> there.type().isForAll()
                    || memory.deliveries.containsKey(new Way(event, endpoint))).isPresent();
            if (kept) {
                again(memory, endpoint, event, now);
            }
            return kept;
        });
    }

    @Override
    public Replayed replay(UUID endpoint, Range range, Instant now, int most) {
        return store.work(memory -> {
            List<Event> events = memory.events.values().stream()
                    .filter(event -> !event.at().isBefore(range.from()) && event.at().isBefore(range.until())
                            && !memory.untold.contains(event.id()) && range.types().contains(event.type())
                            && isBehind(event, range))
                    .sorted(Comparator.comparing(Event::at).thenComparing(event -> event.id().toString())).toList();
            events.stream().limit(most).forEach(event -> again(memory, endpoint, event.id(), now));
            return new Replayed(Math.min(most, events.size()), events.stream().limit(events.size() > most ? most : 0)
                    .reduce((_, later) -> later).map(last -> new Last(last.at(), last.id())));
        });
    }

    private static boolean isBehind(Event event, Range range) {
        return event.at().isAfter(range.from()) || range.after()
                .map(last -> event.id().toString().compareTo(last.toString()) > 0).orElse(true);
    }

    @Override
    public int forget(Instant before, int most) {
        return store.work(memory -> {
            List<UUID> old = memory.events.values().stream()
                    .filter(event -> event.at().isBefore(before) && memory.places.containsValue(event.id()))
                    .map(Event::id).limit(most).toList();
            memory.events.keySet().removeAll(old);
            memory.deliveries.keySet().removeIf(way -> old.contains(way.event()));
            memory.alerts.values().removeIf(each -> old.contains(each.alert().event()));
            return old.size();
        });
    }
}
