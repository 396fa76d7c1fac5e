package dev.baton.cli.mapping;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.mapping.ValueReader.Type;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a mapping from YAML, listing every mistake with its place. The form is closed: unknown names are refused. */
public final class MappingReader {
    private static final int MOST_ATTRIBUTES = 500;
    private static final int MOST_KEYS = 10;
    private static final Set<Type> TEXT = EnumSet.of(Type.TEXT);
    private static final Set<Type> INSTANT = EnumSet.of(Type.INSTANT);

    private final Reading reading;
    private final Fields fields;
    private final Map<String, Template> item = new LinkedHashMap<>();

    private MappingReader(Reading reading, Tree tree) {
        this.reading = reading;
        this.fields = reading.fields(tree, Pointer.ROOT);
    }

    /** The mapping in a file; a {@link CommandFailed} that lists every mistake when it is wrong. */
    public static Mapping read(Path file) {
        try {
            Parsed<Mapping> parsed = switch (Yaml.read(Files.readAllBytes(file))) {
                case Parsed.Valid<Tree>(Tree tree) -> read(tree);
                case Parsed.Invalid<Tree>(var objections) -> new Parsed.Invalid<>(objections);
            };
            return switch (parsed) {
                case Parsed.Valid<Mapping>(Mapping mapping) -> mapping;
                case Parsed.Invalid<Mapping>(var objections) ->
                    throw CommandFailed.usage("The mapping " + file + " is not right:\n" + Sentences.of(objections));
            };
        } catch (IOException e) {
            throw CommandFailed.unreadable("the mapping " + file, e);
        }
    }

    /** The mapping that a tree describes, or all that is wrong with it. */
    public static Parsed<Mapping> read(Tree tree) {
        return Reading.of(reading -> new MappingReader(reading, tree).mapping());
    }

    private Optional<Mapping> mapping() {
        Optional<Kind> kind = fields.required("import", fields.word("import", Kind.WORDS));
        keys();
        occurredAt();
        Optional<String> feed = kind.flatMap(what -> switch (what) {
            case LEADS -> lead();
            case ENGAGEMENTS -> engagement();
            case OUTCOMES -> outcome();
            case PREDICTIONS -> prediction();
        });
        kind.ifPresentOrElse(_ -> fields.finish(), fields::leaveRest);
        return kind.map(what -> new Mapping(what, feed, new Template.Node(item, Set.of("keys"))));
    }

    private void keys() {
        fields.needs("keys");
        fields.fields("keys").ifPresent(inner -> {
            Map<String, Template> keys = new LinkedHashMap<>();
            for (String name : List.of("email", "phone", "visitor")) {
                many(inner, name, placed -> value(placed, TEXT, "keys", name)).ifPresent(key -> keys.put(name, key));
            }
            many(inner, "external", this::external).ifPresent(key -> keys.put("external", key));
            inner.finish();
            if (keys.isEmpty()) {
                reading.object(inner.place(), Flaw.NO_KEY, "email, external, phone, visitor");
            }
            item.put("keys", new Template.Node(keys, Set.of()));
        });
    }

    private Optional<Template> external(Fields.Placed placed) {
        Fields inner = reading.fields(placed.tree(), placed.place());
        Optional<String> system = inner.required("system", inner.text("system", 40));
        Optional<Template> id = inner.required("id", leaf(inner, "id", TEXT, "keys", "external", "id"));
        inner.finish();
        return system.flatMap(name -> id.map(value -> {
            Map<String, Template> parts = new LinkedHashMap<>();
            parts.put("system",
                    new Template.Leaf(new ValueOf.Constant(Tree.of(name)), inner.at("system"), Pointer.ROOT));
            parts.put("id", value);
            return new Template.Node(parts, Set.of("id"));
        }));
    }

    private void occurredAt() {
        if (fields.tree("occurred-at").isEmpty()) {
            reading.object(fields.at("occurred-at"), Flaw.ONE_OF_NEEDED, "occurred-at: {column: …}, or occurred-at: "
                    + "{constant: 2026-11-21T00:00:00Z}. Without a time of its own each run would record the facts anew");
        }
        value("occurred-at", EnumSet.of(Type.INSTANT, Type.REQUIRED));
    }

    private Optional<String> lead() {
        fields.fields("touch").ifPresent(inner -> {
            Map<String, Template> touch = new LinkedHashMap<>();
            for (String name : List.of("source", "campaign", "page")) {
                leaf(inner, name, TEXT, "touches", "0", name).ifPresent(value -> touch.put(name, value));
            }
            leaf(inner, "occurred-at", INSTANT, "touches", "0", "occurred-at")
                    .ifPresent(value -> touch.put("occurred-at", value));
            inner.finish();
            item.put("touches", new Template.Many(List.of(new Template.Node(touch, Set.of()))));
        });
        ofChannels("consents");
        ofChannels("reachability");
        customer();
        answers();
        named("attributes");
        return Optional.empty();
    }

    private void ofChannels(String what) {
        fields.fields(what).ifPresent(inner -> {
            Map<String, Template> words = new LinkedHashMap<>();
            for (String name : List.of("email", "sms", "phone")) {
                leaf(inner, name, TEXT, what, name).ifPresent(value -> words.put(name, value));
            }
            inner.finish();
            item.put(what, new Template.Node(words, Set.of()));
        });
    }

    /** Yes or no in one column, or since when and until when in two. */
    private void customer() {
        if (!(fields.tree("customer").orElse(new Tree.Blank()) instanceof Tree.Branch written)
                || written.at("column").isPresent() || written.at("constant").isPresent()) {
            value("customer", EnumSet.of(Type.BOOLEAN));
            return;
        }
        fields.fields("customer").ifPresent(inner -> {
            Map<String, Template> times = new LinkedHashMap<>();
            for (String name : List.of("since", "until")) {
                leaf(inner, name, INSTANT, "customer", name).ifPresent(value -> times.put(name, value));
            }
            inner.finish();
            item.put("customer", new Template.Node(times, Set.of()));
        });
    }

    private Optional<String> engagement() {
        value("id", TEXT);
        needed("type", EnumSet.of(Type.TEXT, Type.REQUIRED));
        for (String name : List.of("channel", "campaign", "message", "verdict")) {
            value(name, TEXT);
        }
        fields.fields("asset").ifPresent(inner -> {
            Map<String, Template> asset = new LinkedHashMap<>();
            for (String name : List.of("id", "url", "title", "funnel")) {
                leaf(inner, name, TEXT, "asset", name).ifPresent(value -> asset.put(name, value));
            }
            inner.finish();
            item.put("asset", new Template.Node(asset, Set.of()));
        });
        named("attributes");
        return Optional.of(Names.id(fields, "feed", "import, crm-main").orElse("import"));
    }

    private Optional<String> outcome() {
        needed("outcome", EnumSet.of(Type.TEXT, Type.REQUIRED));
        value("amount", EnumSet.of(Type.MONEY));
        value("reason", TEXT);
        return Optional.empty();
    }

    private Optional<String> prediction() {
        needed("probability", EnumSet.of(Type.NUMBER, Type.REQUIRED));
        needed("model", EnumSet.of(Type.TEXT, Type.REQUIRED));
        value("version", TEXT);
        value("factors", EnumSet.of(Type.SET));
        return Optional.empty();
    }

    /** Values by names that the writer chooses: attributes, or answers to questions. */
    private void named(String field) {
        named(field, value -> value);
    }

    /** What a file tells of answers was learnt by importing it. */
    private void answers() {
        Template imported = new Template.Leaf(new ValueOf.Constant(Tree.of("import")), fields.at("answers"),
                Pointer.ROOT);
        named("answers", value -> {
            Map<String, Template> answer = new LinkedHashMap<>();
            answer.put("value", value);
            answer.put("source", imported);
            return new Template.Node(answer, Set.of("value"));
        });
    }

    private void named(String field, UnaryOperator<Template> written) {
        Map<String, Template> values = new LinkedHashMap<>();
        fields.entries(field, MOST_ATTRIBUTES).forEach((name, placed) -> ValueReader
                .attribute(reading, placed, Pointer.ROOT.to(field).to(name))
                .ifPresent(value -> values.put(name, written.apply(value))));
        if (!values.isEmpty()) {
            item.put(field, new Template.Node(values, Set.of()));
        }
    }

    private void needed(String name, Set<Type> types) {
        fields.needs(name);
        value(name, types);
    }

    private void value(String name, Set<Type> types) {
        leaf(fields, name, types, name).ifPresent(value -> item.put(name, value));
    }

    private Optional<Template> leaf(Fields inner, String name, Set<Type> types, String... field) {
        return inner.tree(name).flatMap(tree -> value(new Fields.Placed(tree, inner.at(name)), types, field));
    }

    private Optional<Template> value(Fields.Placed placed, Set<Type> types, String... field) {
        Pointer place = Pointer.ROOT;
        for (String name : field) {
            place = place.to(name);
        }
        return ValueReader.field(reading, placed, place, types);
    }

    private static Optional<Template> many(Fields inner, String name,
            java.util.function.Function<Fields.Placed, Optional<Template>> read) {
        List<Template> items = new ArrayList<>();
        for (Fields.Placed placed : inner.list(name, MOST_KEYS)) {
            read.apply(placed).ifPresent(items::add);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new Template.Many(items));
    }
}
