package dev.baton.cli.load;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.ByteArrayOutputStream;
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
        return entry.item().map(item -> item.length + 1).orElse(0);
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

    byte[] body(String effects, Optional<String> feed) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes + 200);
        body.writeBytes(utf8("{\"effects\":" + Json.text(Tree.of(effects))));
        feed.ifPresent(name -> body.writeBytes(utf8(",\"feed\":" + Json.text(Tree.of(name)))));
        body.writeBytes(utf8(",\"items\":["));
        String comma = "";
        for (Entry entry : sent()) {
            body.writeBytes(utf8(comma));
            body.writeBytes(entry.item().orElseThrow());
            comma = ",";
        }
        body.writeBytes(utf8("]}"));
        return body.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
