package dev.baton.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes the bytes of a JSON list apart at its outer commas, without looking into the items. So an item that cannot be read,
 * for whatever reason, is alone with it, and the rest of the delivery is not lost.
 */
final class JsonItems {
    private final byte[] body;
    private final List<byte[]> items = new ArrayList<>();
    private int depth;
    private boolean inText;
    private boolean escaped;
    private int from;
    private int end = -1;

    private JsonItems(byte[] body) {
        this.body = body;
    }

    /** The items of a list, or a single map as one item; empty if brackets or quotes do not come out even. */
    static Optional<List<byte[]>> of(byte[] body) {
        return new JsonItems(body).split();
    }

    private Optional<List<byte[]>> split() {
        int start = afterBlanks(hasMark() ? 3 : 0);
        if (start == body.length || body[start] != '[' && body[start] != '{') {
            return Optional.empty();
        }
        boolean isList = body[start] == '[';
        from = start + 1;
        for (int i = start; i < body.length && end < 0; i++) {
            step(i, isList);
        }
        if (end < 0 || afterBlanks(end + 1) < body.length) {
            return Optional.empty();
        }
        return Optional.of(isList ? items : List.of(Arrays.copyOfRange(body, start, end + 1)));
    }

    private void step(int i, boolean isList) {
        byte b = body[i];
        if (inText) {
            inText = escaped || b != '"';
            escaped = !escaped && b == '\\';
        } else if (b == '"') {
            inText = true;
        } else if (b == '[' || b == '{') {
            depth++;
        } else if (b == ']' || b == '}') {
            depth--;
            end = depth == 0 ? i : -1;
        }
        if (isList && !inText && (depth == 1 && b == ',' || end == i)) {
            cut(i);
        }
    }

    /** What lies before an outer comma is an item; before the end only if there is something. */
    private void cut(int to) {
        int first = afterBlanks(from);
        if (first < to || to != end || !items.isEmpty()) {
            items.add(Arrays.copyOfRange(body, Math.min(first, to), to));
        }
        from = to + 1;
    }

    private int afterBlanks(int i) {
        int at = i;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return at;
    }

    private boolean hasMark() {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }
}
