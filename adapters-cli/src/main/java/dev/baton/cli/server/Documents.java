package dev.baton.cli.server;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Trees from bytes and back. */
public final class Documents {
    private Documents() {
    }

    /** A text that cannot be read; the message says where. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The tree of a YAML text. */
    public static Tree yaml(String text) throws Unreadable {
        try {
            return tree(new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    /** The tree of a JSON text. */
    public static Tree json(String text) throws Unreadable {
        return yaml(text);
    }

    private static Tree tree(@Nullable Object value) {
        return switch (value) {
            case null -> new Tree.Blank();
            case Map<?, ?> map -> {
                Map<String, Tree> entries = new LinkedHashMap<>();
                map.forEach((name, each) -> entries.put(String.valueOf(name), tree(each)));
                yield new Tree.Branch(entries);
            }
            case List<?> list -> {
                List<Tree> items = new ArrayList<>();
                list.forEach(each -> items.add(tree(each)));
                yield new Tree.Listing(items);
            }
            case Boolean flag -> Tree.of(flag);
            case Number number -> new Tree.Numeral(new BigDecimal(number.toString()));
            default -> Tree.of(value.toString());
        };
    }

    /** A tree as JSON. */
    public static String json(Tree tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private static void write(Tree tree, StringBuilder out) {
        switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> {
                String before = "{";
                for (var entry : entries.entrySet()) {
                    out.append(before);
                    quote(entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    before = ",";
                }
                out.append(entries.isEmpty() ? "{}" : "}");
            }
            case Tree.Listing(List<Tree> items) -> {
                String before = "[";
                for (Tree item : items) {
                    out.append(before);
                    write(item, out);
                    before = ",";
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Tree.Text(String value) -> quote(value, out);
            case Tree.Numeral(BigDecimal value) -> out.append(value);
            case Tree.Flag(boolean value) -> out.append(value);
            case Tree.Blank _ -> out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
