package dev.baton.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one list out of the bytes of a JSON document and takes it apart at its commas, without looking into its items. It
 * only counts brackets and heeds quotes: whether what is left, and each item, is JSON is for {@link JsonReader} to say.
 */
final class JsonCut {
    private final byte[] bytes;
    private final byte[] name;
    private final int home;
    private final int most;
    private final List<byte[]> items = new ArrayList<>();
    private int count;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private int textFrom;
    private int textTo;
    private boolean wanted;
    private int open = -1;
    private int close = -1;
    private int from;

    private JsonCut(byte[] bytes, Optional<String> name, int most) {
        this.bytes = bytes;
        this.name = name.orElse("").getBytes(StandardCharsets.UTF_8);
        this.home = name.isPresent() ? 1 : 0;
        this.wanted = name.isEmpty();
        this.most = most;
    }

    /**
     * The list under a name of the outermost map, or the outermost list if there is no name; empty if there is none, or its
     * brackets and quotes do not come out even.
     *
     * @param most so many items are kept, the others only counted
     */
    static Optional<JsonCut> of(byte[] bytes, Optional<String> name, int most) {
        JsonCut cut = new JsonCut(bytes, name, most);
        for (int i = 0; i < bytes.length && cut.close < 0; i++) {
            cut.step(i);
        }
        return cut.close >= 0 && bytes[cut.close] == ']' ? Optional.of(cut) : Optional.empty();
    }

    private void step(int i) {
        byte b = bytes[i];
        if (inText) {
            text(b, i);
            return;
        }
        switch (b) {
            case '"' -> {
                inText = true;
                textFrom = i + 1;
            }
            case ':' -> wanted = depth == home ? isName() : wanted;
            case ',' -> comma(i);
            case '[', '{' -> opened(b, i);
            case ']', '}' -> closed(i);
            default -> {
            }
        }
    }

    private void text(byte b, int i) {
        inText = escaped || b != '"';
        escaped = !escaped && b == '\\';
        if (!inText) {
            textTo = i;
        }
    }

    private boolean isName() {
        return Arrays.equals(bytes, textFrom, textTo, name, 0, name.length);
    }

    private void opened(byte b, int i) {
        if (open < 0 && wanted && depth == home && b == '[') {
            open = i;
            from = i + 1;
        }
        depth++;
    }

    private void closed(int i) {
        depth--;
        if (open >= 0 && depth == home) {
            item(i, true);
            close = i;
        }
    }

    private void comma(int i) {
        if (open >= 0 && depth == home + 1) {
            item(i, false);
        } else if (depth == home) {
            wanted = false;
        }
    }

    /** What lies before a comma is an item, be it nothing; before the end only if there is something, or was a comma. */
    private void item(int to, boolean last) {
        int first = from;
        while (first < to && isBlank(bytes[first])) {
            first++;
        }
        if (first < to || !last || count > 0) {
            count++;
            if (count <= most) {
                items.add(Arrays.copyOfRange(bytes, first, to));
            }
        }
        from = to + 1;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** The document with an empty list in the place of the one that was cut out. */
    byte[] around() {
        byte[] around = Arrays.copyOf(bytes, open + 1 + bytes.length - close);
        System.arraycopy(bytes, close, around, open + 1, bytes.length - close);
        return around;
    }

    List<byte[]> items() {
        return items;
    }

    int count() {
        return count;
    }
}
