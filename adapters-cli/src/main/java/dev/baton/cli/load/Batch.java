package dev.baton.cli.load;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that travel together, at most so many, and below the size that a server takes. */
final class Batch {
    /** A server takes 4 MiB; the rest is for what stands around the items. */
    static final int MOST_BYTES = 4 * 1024 * 1024 - 4096;

    private final int most;
    private final List<Entry> entries = new ArrayList<>();
    private int items;
    private int bytes;

    Batch(int most) {
        this.most = most;
    }

    static int bytes(Entry entry) {
        return entry.item().map(item -> item.getBytes(StandardCharsets.UTF_8).length + 1).orElse(0);
    }

    boolean takes(Entry entry) {
        return entries.size() < most && bytes + bytes(entry) <= MOST_BYTES;
    }

    void add(Entry entry) {
        entries.add(entry);
        items += entry.item().isPresent() ? 1 : 0;
        bytes += bytes(entry);
    }

    List<Entry> entries() {
        return entries;
    }

    /** The rows that are sent, in the order of the results. */
    List<Entry> sent() {
        return entries.stream().filter(entry -> entry.item().isPresent()).toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean sendsNothing() {
        return items == 0;
    }

    String body(String effects, Optional<String> feed) {
        StringBuilder body = new StringBuilder(bytes + 200).append("{\"effects\":")
                .append(Json.text(Tree.of(effects)));
        feed.ifPresent(name -> body.append(",\"feed\":").append(Json.text(Tree.of(name))));
        body.append(",\"items\":[");
        String comma = "";
        for (Entry entry : sent()) {
            body.append(comma).append(entry.item().orElseThrow());
            comma = ",";
        }
        return body.append("]}").toString();
    }
}
