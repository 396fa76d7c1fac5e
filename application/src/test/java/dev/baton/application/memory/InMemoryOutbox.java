package dev.baton.application.memory;

import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What is to be told to the outside, in memory. */
record InMemoryOutbox(InMemoryStore store) implements Outbox {

    @Override
    public int fanOut(int most) {
        return store.work(memory -> {
            List<Event> unplaced = memory.events.values().stream()
                    .filter(event -> !memory.places.containsValue(event.id())).limit(most).toList();
            unplaced.forEach(event -> memory.places.put(memory.places.size() + 1L, event.id()));
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
    public int forget(Instant before, int most) {
        return store.work(memory -> {
            List<UUID> old = memory.events.values().stream()
                    .filter(event -> event.at().isBefore(before) && memory.places.containsValue(event.id()))
                    .map(Event::id).limit(most).toList();
            memory.events.keySet().removeAll(old);
            return old.size();
        });
    }
}
