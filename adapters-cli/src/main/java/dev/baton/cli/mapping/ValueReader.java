package dev.baton.cli.mapping;

import dev.baton.cli.mapping.ValueOf.Otherwise;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads where a value comes from: {@code {constant: …}}, or {@code {column: …}} with how its cells are read. */
final class ValueReader {
    private static final int MOST_VALUES = 10_000;

    private final Fields fields;
    private final Set<Type> allowed;
    private final Pointer field;

    private ValueReader(Fields fields, Set<Type> allowed, Pointer field) {
        this.fields = fields;
        this.allowed = allowed;
        this.field = field;
    }

    /** What a cell can be; REQUIRED beside a type means that an empty cell refuses the row. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT,
        MONEY,
        SET,
        REQUIRED;

        static final Map<String, Type> WORDS = words();

        private static Map<String, Type> words() {
            Map<String, Type> words = new LinkedHashMap<>();
            for (Type type : EnumSet.complementOf(EnumSet.of(REQUIRED))) {
                words.put(type.word(), type);
            }
            return words;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A field of a fact, of the first of the types unless the mapping says another. */
    static Optional<Template> field(Reading reading, Fields.Placed placed, Pointer field, Set<Type> allowed) {
        return new ValueReader(reading.fields(placed.tree(), placed.place()), allowed, field).read(false);
    }

    /** An attribute, of any type; a text unless the mapping says another. */
    static Optional<Template> attribute(Reading reading, Fields.Placed placed, Pointer field) {
        Set<Type> any = EnumSet.complementOf(EnumSet.of(Type.REQUIRED));
        return new ValueReader(reading.fields(placed.tree(), placed.place()), any, field).read(true);
    }

    private Optional<Template> read(boolean attribute) {
        if (fields.has("column") == fields.has("constant")) {
            fields.reading().object(fields.place(), fields.has("column") ? Flaw.CONFLICT : Flaw.ONE_OF_NEEDED,
                    fields.has("column") ? "column" : "{column: …}, {constant: …}", "constant");
            fields.leaveRest();
            return Optional.empty();
        }
        Optional<Template> value = fields.has("constant") ? constant() : column(attribute);
        fields.finish();
        return value;
    }

    private Optional<Template> constant() {
        if (allowed.contains(Type.INSTANT) && !allowed.contains(Type.TEXT)) {
            return fields.required("constant", fields.instant("constant")).map(instant -> new Template.Leaf(
                    new ValueOf.Constant(Tree.of(instant.toString())), fields.place(), field));
        }
        return fields.required("constant", fields.tree("constant"))
                .map(tree -> new Template.Leaf(new ValueOf.Constant(tree), fields.place(), field));
    }

    private Optional<Template> column(boolean attribute) {
        Type type = type();
        Optional<String> name = fields.text("column", 200);
        Map<String, Optional<Tree>> values = values();
        Otherwise unlisted = fields.word("unlisted", Otherwise.UNLISTED_WORDS).orElse(Otherwise.KEEP);
        Otherwise whenEmpty = fields.word("when-empty", Otherwise.EMPTY_WORDS)
                .orElse(allowed.contains(Type.REQUIRED) ? Otherwise.REFUSE : Otherwise.SKIP);
        Optional<Template> currency = type == Type.MONEY ? currency() : Optional.empty();
        return form(type).flatMap(form -> name.map(column -> new Template.Leaf(
                new ValueOf.Column(column.strip(), form, values, unlisted, whenEmpty), fields.place(), field)))
                .map(leaf -> dressed(leaf, type, attribute, currency));
    }

    /** Attributes say of dates and instants what they are, money has two parts. */
    private static Template dressed(Template leaf, Type type, boolean attribute, Optional<Template> currency) {
        if (type == Type.MONEY) {
            Map<String, Template> parts = new LinkedHashMap<>();
            parts.put("amount", leaf);
            currency.ifPresent(unit -> parts.put("currency", unit));
            return new Template.Node(parts, Set.of("amount"));
        }
        return attribute && (type == Type.DATE || type == Type.INSTANT)
                ? new Template.Node(Map.of(type.word(), leaf), Set.of())
                : leaf;
    }

    private Type type() {
        Type usual = allowed.iterator().next();
        return fields.word("type", Type.WORDS).map(type -> {
            if (!allowed.contains(type)) {
                fields.object("type", Flaw.UNKNOWN_WORD, type.word(), allowed.stream()
                        .filter(each -> each != Type.REQUIRED).map(Type::word).collect(Collectors.joining(", ")));
                return usual;
            }
            return type;
        }).orElse(usual);
    }

    private Map<String, Optional<Tree>> values() {
        Map<String, Optional<Tree>> values = new LinkedHashMap<>();
        fields.entries("values", MOST_VALUES).forEach((cell, meant) -> values.put(cell.strip(),
                Optional.of(meant.tree()).filter(tree -> !(tree instanceof Tree.Blank))));
        return values;
    }

    private Optional<CellForm> form(Type type) {
        return switch (type) {
            case TEXT, REQUIRED -> Optional.of(new CellForm.Words());
            case NUMBER, MONEY -> Optional.of(new CellForm.Number(decimal()));
            case BOOLEAN -> Optional.of(new CellForm.Flag());
            case SET -> Optional.of(new CellForm.Several(fields.text("separator", 10).orElse(",")));
            case DATE -> pattern().map(CellForm.Date::new);
            case INSTANT -> moment();
        };
    }

    private char decimal() {
        return fields.word("decimal", Map.of(".", '.', ",", ',')).orElse('.');
    }

    private Optional<DatePattern> pattern() {
        Optional<String> written = fields.text("format", 60);
        try {
            return Optional.of(written.map(DatePattern::of).orElse(DatePattern.ISO));
        } catch (IllegalArgumentException _) {
            fields.object("format", Flaw.MALFORMED, written.orElse(""), "yyyy-MM-dd, dd.MM.yyyy, M/d/yyyy");
            return Optional.empty();
        }
    }

    private Optional<CellForm> moment() {
        Optional<String> written = fields.text("format", 60);
        Optional<ZoneId> zone = zone();
        try {
            CellForm form = new CellForm.Moment(InstantPattern.of(written, zone));
            if (written.isPresent() && !fields.has("zone") && !InstantPattern.tellsOffset(written.get())) {
                fields.object("zone", Flaw.ONE_OF_NEEDED, "a zone such as Asia/Tehran, since the format has no offset");
            }
            return Optional.of(form);
        } catch (IllegalArgumentException _) {
            fields.object("format", Flaw.MALFORMED, written.orElse(""), "yyyy-MM-dd HH:mm:ss, dd.MM.yyyy HH:mm");
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zone() {
        return fields.text("zone", 60).flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException _) {
                fields.object("zone", Flaw.MALFORMED, name, "Asia/Tehran, Europe/Berlin, UTC");
                return Optional.empty();
            }
        });
    }

    /** A word for all rows, or a column of its own. */
    private Optional<Template> currency() {
        Optional<Tree> tree = fields.required("currency", fields.tree("currency"));
        return tree.flatMap(written -> written instanceof Tree.Text
                ? Optional.of(new Template.Leaf(new ValueOf.Constant(written), fields.at("currency"), field))
                : field(fields.reading(), new Fields.Placed(written, fields.at("currency")), field,
                        EnumSet.of(Type.TEXT)));
    }
}
