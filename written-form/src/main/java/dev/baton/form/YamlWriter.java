package dev.baton.form;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes one tree as a YAML document. Written by hand because the library's emitter writes some names and texts so that its
 * own parser does not read them back; what is not plainly harmless is put in double quotes here.
 */
final class YamlWriter {
    /** What may be one line before a colon; YAML allows 1024. */
    private static final int LONGEST_SIMPLE_NAME = 1_000;
    private final StringBuilder out = new StringBuilder();

    String write(Tree tree) {
        switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() -> branch(entries, 0);
            case Tree.Listing(List<Tree> items) when !items.isEmpty() -> listing(items, 0);
            case Tree.Branch _,Tree.Listing _,Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> leaf(tree, 2);
        }
        return out.toString();
    }

    /** The first line goes where the writer stands, the others are indented. */
    private void branch(Map<String, Tree> entries, int indent) {
        Iterator<Map.Entry<String, Tree>> rest = entries.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<String, Tree> entry = rest.next();
            name(YamlText.inline(Utf8.wellFormed(entry.getKey())), indent);
            below(entry.getValue(), indent);
            indentIf(rest.hasNext(), indent);
        }
    }

    private void name(String name, int indent) {
        if (name.length() > LONGEST_SIMPLE_NAME) {
            out.append("? ").append(name).append('\n');
            indentIf(true, indent);
        } else {
            out.append(name);
        }
        out.append(':');
    }

    private void below(Tree value, int indent) {
        switch (value) {
            case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() -> {
                newLine(indent + 2);
                branch(entries, indent + 2);
            }
            case Tree.Listing(List<Tree> items) when !items.isEmpty() -> {
                newLine(indent + 2);
                listing(items, indent + 2);
            }
            case Tree.Branch _,Tree.Listing _,Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> {
                out.append(' ');
                leaf(value, indent + 2);
            }
        }
    }

    private void listing(List<Tree> items, int indent) {
        Iterator<Tree> rest = items.iterator();
        while (rest.hasNext()) {
            out.append("- ");
            switch (rest.next()) {
                case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() -> branch(entries, indent + 2);
                case Tree.Listing(List<Tree> inner) when !inner.isEmpty() -> listing(inner, indent + 2);
                case Tree leaf -> leaf(leaf, indent + 2);
            }
            indentIf(rest.hasNext(), indent);
        }
    }

    private void leaf(Tree leaf, int indent) {
        switch (leaf) {
            case Tree.Branch _ -> out.append("{}");
            case Tree.Listing _ -> out.append("[]");
            case Tree.Text(String value) -> out.append(YamlText.of(Utf8.wellFormed(value), indent));
            case Tree.Numeral(BigDecimal value) -> out.append(value.toPlainString());
            case Tree.Flag(boolean value) -> out.append(value);
            case Tree.Blank _ -> out.append("null");
        }
        out.append('\n');
    }

    private void newLine(int indent) {
        out.append('\n');
        indentIf(true, indent);
    }

    private void indentIf(boolean wanted, int indent) {
        if (wanted) {
            out.repeat(' ', indent);
        }
    }
}
