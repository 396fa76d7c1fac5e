package dev.baton.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies that no honest client sends. */
final class Hostile {
    private static final int MANY = 10 * 1024 * 1024;
    private static final int DEEP = 100;
    private static final int DIGITS = 10_000;

    private Hostile() {
    }

    /** A body and what is wrong with it. */
    record Body(String name, byte[] bytes) {
        static Body of(String name, String text) {
            return new Body(name, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What cannot be right anywhere. */
    static List<Body> everywhere() {
        List<Body> bodies = new ArrayList<>(List.of(Body.of("empty", ""), Body.of("blank", "  \n"),
                Body.of("a lone brace", "{"), Body.of("words", "not json at all"), Body.of("two documents", "{}{}"),
                Body.of("a comment", "{/* */}"), Body.of("a number as the whole", "7"),
                Body.of("a text as the whole", "\"x\""), Body.of("null as the whole", "null"),
                Body.of("an empty list as the whole", "[[]]"), Body.of("not a number", "{\"occurred-at\":NaN}"),
                Body.of("100 maps deep", "{\"keys\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                Body.of("100 lists deep", "{\"keys\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Body.of("100,000 lists deep and cut off", "[".repeat(100_000)),
                Body.of("10 MB of blanks", " ".repeat(MANY)),
                Body.of("10 MB of text", "{\"campaign\":\"" + "x".repeat(MANY) + "\"}"),
                Body.of("duplicate names",
                        "{\"keys\":{\"email\":\"a@example.com\"},\"keys\":{\"email\":\"b@example.com\"}}"),
                Body.of("a number of 10,000 digits", "{\"amount\":" + "9".repeat(DIGITS) + "}"),
                Body.of("a number with a huge exponent", "{\"amount\":1e999999999}"),
                Body.of("an escaped NUL in a name", "{\"ke\\u0000ys\":1}"),
                Body.of("an escaped lone surrogate in a name", "{\"\\ud800\":1}")));
        bodies.add(new Body("bytes that are no UTF-8",
                new byte[]{'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}));
        bodies.add(new Body("UTF-16", "{}".getBytes(StandardCharsets.UTF_16)));
        bodies.add(new Body("an overlong slash", new byte[]{'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}));
        return bodies;
    }

    /** What is wrong inside a body that is right otherwise: a text that stands for a value is replaced by each of these. */
    static List<String> values() {
        return List.of("\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"abc\\u202Edef\"", "\"\\u0007\"",
                "\"" + "x".repeat(150_000) + "\"", "9".repeat(DIGITS), "1e400", "[\"x\",[\"y\"]]", "{\"x\":{\"y\":1}}",
                "true", "\"\\uFFFF\"", "\"   \"", "{\"x\":1,\"x\":2}", "[".repeat(DEEP) + "]".repeat(DEEP));
    }

    /** Times that nobody means. */
    static List<String> times() {
        return List.of("\"0000-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"-9999-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"", "\"yesterday\"", "\"2027-02-30T00:00:00Z\"", "\"\"", "0",
                "1e18", "\"2027-01-01\"", "\"2027-01-01T00:00:00\"");
    }
}
