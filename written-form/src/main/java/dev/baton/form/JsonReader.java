package dev.baton.form;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Turns the tokens of one document into a tree. It recurses no deeper than the limits allow. */
final class JsonReader {
    private final JsonParser parser;
    private final Limits limits;

    JsonReader(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /**
     * The one document there must be.
     *
     * @throws Refusal if it cannot be read
     */
    Tree document() {
        try {
            return whole();
        } catch (JacksonException refused) {
            throw refusal(refused);
        }
    }

    private Tree whole() {
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
            case VALUE_NUMBER_INT -> new Tree.Numeral(integer());
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
                throw Refusal.at(path(), Flaw.DUPLICATE, fit);
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
            throw Refusal.at(path(), Flaw.TOO_LONG, text.length(), longest);
        }
        int unfit = Utf8.unfit(text);
        if (unfit >= 0) {
            throw Refusal.at(path(), Flaw.FORBIDDEN_CHARACTER, "U+%04X".formatted(unfit));
        }
        return text;
    }

    private BigDecimal integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> bounded(Numerals.bounded(BigDecimal.valueOf(parser.getLongValue()), limits.digits()));
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number();
        };
    }

    private BigDecimal number() {
        return bounded(Numerals.read(parser.getString(), limits.digits()));
    }

    private BigDecimal bounded(Optional<BigDecimal> number) {
        return number.orElseThrow(() -> unreadable("a number has more than " + limits.digits() + " digits"));
    }

    /** The library's own words name its classes and quote the document, so they are not passed on. */
    private Refusal refusal(JacksonException refused) {
        return unreadable(Optional.ofNullable(refused.getLocation()).orElseGet(parser::currentLocation),
                switch (refused) {
                    case UnexpectedEndOfInputException _ -> "it ends too early";
                    case StreamConstraintsException _ -> "a name or a number is too long";
                    default -> "this is not JSON: perhaps a missing comma or quote, a comment, or a single quote";
                });
    }

    private Refusal unreadable(String why) {
        return unreadable(parser.currentTokenLocation(), why);
    }

    private static Refusal unreadable(TokenStreamLocation here, String why) {
        return Refusal.unreadable(Math.max(1, here.getLineNr()), Math.max(1, here.getColumnNr()), why);
    }

    /** Names and numbers that lead to what is read just now. */
    private Iterable<Object> path() {
        Deque<Object> path = new ArrayDeque<>();
        for (TokenStreamContext at = parser.streamReadContext(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) {
                path.addFirst(at.getCurrentIndex());
            } else if (at.currentName() != null) {
                path.addFirst(at.currentName());
            }
        }
        return path;
    }
}
