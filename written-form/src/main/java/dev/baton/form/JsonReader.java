package dev.baton.form;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Turns the tokens of one document into a tree. It recurses no deeper than the limits allow. */
final class JsonReader {
    private final JsonParser parser;
    private final Limits limits;

    JsonReader(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** The one document there must be. */
    Tree document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw Refusal.unreadable(1, 1, "it is empty");
        }
        Tree tree = tree(first, 1);
        if (parser.nextToken() != null) {
            throw unreadable("something follows the end of the document");
        }
        return tree;
    }

    private Tree tree(@Nullable JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> branch(depth);
            case START_ARRAY -> listing(depth);
            case VALUE_STRING -> new Tree.Text(fit(parser.getString(), limits.text()));
            case VALUE_NUMBER_INT -> new Tree.Numeral(whole());
            case VALUE_NUMBER_FLOAT -> new Tree.Numeral(number());
            case VALUE_TRUE -> new Tree.Flag(true);
            case VALUE_FALSE -> new Tree.Flag(false);
            case VALUE_NULL -> new Tree.Blank();
            case null -> throw unreadable("it ends too early");
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw unreadable("this does not belong here");
        };
    }

    private Tree branch(int depth) {
        bound(depth);
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String fit = fit(name, limits.name());
            if (entries.containsKey(fit)) {
                throw Refusal.at(place(), Flaw.DUPLICATE, fit);
            }
            entries.put(fit, tree(parser.nextToken(), depth + 1));
        }
        return new Tree.Branch(entries);
    }

    private Tree listing(int depth) {
        bound(depth);
        List<Tree> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(tree(token, depth + 1));
        }
        return new Tree.Listing(items);
    }

    private void bound(int depth) {
        if (depth > limits.depth()) {
            throw unreadable("more than " + limits.depth() + " maps and lists lie in one another");
        }
    }

    private String fit(String text, int longest) {
        if (text.length() > longest) {
            throw Refusal.at(place(), Flaw.TOO_LONG, text.length(), longest);
        }
        int unfit = Utf8.unfit(text);
        if (unfit >= 0) {
            throw Refusal.at(place(), Flaw.FORBIDDEN_CHARACTER, "U+%04X".formatted(unfit));
        }
        return text;
    }

    private BigDecimal whole() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> BigDecimal.valueOf(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number();
        };
    }

    private BigDecimal number() {
        return Numerals.read(parser.getString(), limits.digits())
                .orElseThrow(() -> unreadable("a number has more than " + limits.digits() + " digits"));
    }

    private Refusal unreadable(String why) {
        TokenStreamLocation here = parser.currentTokenLocation();
        return Refusal.unreadable(here.getLineNr(), here.getColumnNr(), why);
    }

    /** The place of what is read just now; a name counts as the place of its value. */
    private Pointer place() {
        return new Pointer(parser.streamReadContext().pathAsPointer().toString());
    }
}
