package dev.baton.application.memory;

import dev.baton.application.feed.UnreadItems;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What nobody could read, in memory. */
public final class InMemoryUnreadItems implements UnreadItems {
    private static final Comparator<UnreadItem> OLDEST_FIRST = Comparator.comparing(UnreadItem::recordedAt)
            .thenComparing(item -> item.id().id());
    private final InMemoryStore store;

    InMemoryUnreadItems(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<Unread> page(String feed, Optional<Place> after, int most) {
        return store.look(memory -> memory.unread.values().stream().filter(item -> item.id().feed().equals(feed))
                .filter(item -> after.isEmpty() || isBehind(item, after.get()))
                .sorted(OLDEST_FIRST.reversed()).limit(most).map(InMemoryUnreadItems::unread).toList());
    }

    private static boolean isBehind(UnreadItem item, Place place) {
        int time = item.recordedAt().compareTo(place.receivedAt());
        return time < 0 || time == 0 && item.id().id().compareTo(place.id()) < 0;
    }

    private static Unread unread(UnreadItem item) {
        byte[] body = item.body().getBytes(StandardCharsets.UTF_8);
        return Unread.beginning(item.id().id(), item.reason(), item.recordedAt(),
                Arrays.copyOf(body, Math.min(SHOWN, body.length)), body.length);
    }

    @Override
    public int forget(Instant before, int most) {
        return store.work(memory -> {
            List<UnreadItem> old = memory.unread.values().stream().filter(item -> item.recordedAt().isBefore(before))
                    .sorted(OLDEST_FIRST).limit(most).toList();
            old.forEach(item -> memory.unread.remove(item.id()));
            return old.size();
        });
    }
}
