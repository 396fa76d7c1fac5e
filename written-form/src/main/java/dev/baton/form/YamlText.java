package dev.baton.form;

import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** How a text stands in a YAML document: bare where nothing can be mistaken, as lines, or in double quotes. */
final class YamlText {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private YamlText() {
    }

    /** A text of one or more lines; the further ones indented. */
    static String of(String text, int indent) {
        return areLines(text) ? lines(text, indent) : inline(text);
    }

    /** Several lines, none beginning or ending with a blank, the first not empty, and at most one line end at the end. */
    private static boolean areLines(String text) {
        return text.indexOf('\n') > 0 && !text.endsWith("\n\n")
                && text.codePoints().allMatch(c -> c == '\n' || isPlain(c))
                && text.lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(" "));
    }

    private static String lines(String text, int indent) {
        StringBuilder out = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
        text.lines().forEach(line -> out.append('\n').repeat(' ', line.isEmpty() ? 0 : indent).append(line));
        return out.toString();
    }

    /** A text on one line. */
    static String inline(String text) {
        return isHarmless(text) ? text : quoted(text);
    }

    /** No colon before a blank or the end, no hash behind a blank, no blank at the end, no sign at the beginning. */
    private static boolean isHarmless(String text) {
        return !text.isEmpty() && beginsWell(text.codePointAt(0)) && text.codePoints().allMatch(YamlText::isPlain)
                && !text.contains(": ") && !text.contains(" #") && !text.endsWith(":") && !text.endsWith(" ")
                && CORE.resolve(text, true).equals(Tag.STR);
    }

    private static boolean beginsWell(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '/' || c == '(';
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPlain(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append((c <= 0xFFFF ? "\\u%04X" : "\\U%08X").formatted(c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** Whether a reader sees what stands there. The joiners are letters' neighbours in Persian, and parts of emoji. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
