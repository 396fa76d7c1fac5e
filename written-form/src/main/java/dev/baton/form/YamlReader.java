package dev.baton.form;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns the events of one YAML document into a tree. Events, and not the library's own nodes, because so nothing is built
 * before it was looked at: depth, aliases and tags are refused where they begin.
 */
final class YamlReader {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();
    /** The library takes these for numbers; the schema wants a digit behind them. */
    private static final Set<String> BARE_PREFIX = Set.of("0x", "0o");
    private final Parser events;
    private final Limits limits;
    /** Names and numbers that lead to what is read just now; a pointer is made of them only for an objection. */
    private final Deque<Object> path = new ArrayDeque<>();

    YamlReader(Parser events, Limits limits) {
        this.events = events;
        this.limits = limits;
    }

    /** The one document there must be. */
    Tree document() {
        skip(ID.StreamStart);
        if (events.checkEvent(ID.StreamEnd)) {
            throw Refusal.unreadable(1, 1, "it is empty");
        }
        skip(ID.DocumentStart);
        Tree tree = tree(events.next(), 1);
        skip(ID.DocumentEnd);
        if (!events.checkEvent(ID.StreamEnd)) {
            throw unreadable(events.next(), "a second document begins; one is wanted");
        }
        return tree;
    }

    private void skip(ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw unreadable(event, "this does not belong here");
        }
    }

    private Tree tree(Event event, int depth) {
        return switch (event) {
            case AliasEvent alias -> throw unreadable(alias, "anchors (&) and aliases (*) are not read here");
            case ScalarEvent scalar -> scalar(bare(scalar, scalar.getTag()));
            case MappingStartEvent start -> branch(bare(start, start.getTag()), depth);
            case SequenceStartEvent start -> listing(bare(start, start.getTag()), depth);
            default -> throw unreadable(event, "this does not belong here");
        };
    }

    private <E extends NodeEvent> E bare(E event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            throw unreadable(event, "anchors (&) and aliases (*) are not read here");
        }
        if (tag.isPresent()) {
            throw unreadable(event, "tags (!) are not read here");
        }
        return event;
    }

    private Tree branch(Event start, int depth) {
        bound(start, depth);
        Map<String, Tree> entries = new LinkedHashMap<>();
        while (!events.checkEvent(ID.MappingEnd)) {
            String name = name(events.next());
            path.addLast(name);
            if (entries.containsKey(name)) {
                throw Refusal.at(path, Flaw.DUPLICATE, name);
            }
            entries.put(name, tree(events.next(), depth + 1));
            path.removeLast();
        }
        skip(ID.MappingEnd);
        return new Tree.Branch(entries);
    }

    /** A name is a text, however it looks: {@code 1: x} names {@code "1"}. */
    private String name(Event event) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw unreadable(event, "a name must be a text");
        }
        return fit(bare(scalar, scalar.getTag()).getValue(), limits.name());
    }

    private Tree listing(Event start, int depth) {
        bound(start, depth);
        List<Tree> items = new ArrayList<>();
        while (!events.checkEvent(ID.SequenceEnd)) {
            path.addLast(items.size());
            items.add(tree(events.next(), depth + 1));
            path.removeLast();
        }
        skip(ID.SequenceEnd);
        return new Tree.Listing(items);
    }

    private void bound(Event event, int depth) {
        if (depth > limits.depth()) {
            throw unreadable(event, "more than " + limits.depth() + " maps and lists lie in one another");
        }
    }

    private Tree scalar(ScalarEvent event) {
        String value = fit(event.getValue(), limits.text());
        Tag tag = event.isPlain() ? CORE.resolve(value, true) : Tag.STR;
        if (tag.equals(Tag.NULL)) {
            return new Tree.Blank();
        } else if (tag.equals(Tag.BOOL)) {
            return new Tree.Flag(value.toLowerCase(Locale.ROOT).equals("true"));
        } else if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && !BARE_PREFIX.contains(value)) {
            return new Tree.Numeral(number(event, value));
        }
        return new Tree.Text(value);
    }

    private BigDecimal number(ScalarEvent event, String value) {
        if (value.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)")) {
            throw unreadable(event, "infinity and \"not a number\" are no numbers here");
        }
        Optional<BigDecimal> number = switch (value.length() > 1 ? value.charAt(1) : ' ') {
            case 'x' -> radix(value, 16);
            case 'o' -> radix(value, 8);
            default -> Numerals.read(value, limits.digits());
        };
        return number.orElseThrow(() -> unreadable(event, "a number has more than " + limits.digits() + " digits"));
    }

    private Optional<BigDecimal> radix(String value, int radix) {
        return value.length() - 2 > limits.digits()
                ? Optional.empty()
                : Numerals.bounded(new BigDecimal(new BigInteger(value.substring(2), radix)), limits.digits());
    }

    private String fit(String text, int longest) {
        if (text.length() > longest) {
            throw Refusal.at(path, Flaw.TOO_LONG, text.length(), longest);
        }
        int unfit = Utf8.unfit(text);
        if (unfit >= 0) {
            throw Refusal.at(path, Flaw.FORBIDDEN_CHARACTER, "U+%04X".formatted(unfit));
        }
        return text;
    }

    private static Refusal unreadable(Event event, String why) {
        return event.getStartMark()
                .map(mark -> Refusal.unreadable(mark.getLine() + 1, mark.getColumn() + 1, why))
                .orElseGet(() -> Refusal.unreadable(1, 1, why));
    }
}
