package dev.baton.domain.definition;

import dev.baton.domain.definition.Match.Where;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which engagements are meant: a type or several, a funnel position, and a {@code where} over its fields. */
final class MatchReader {
    private static final int MOST_PARTS = 50;

    private MatchReader() {
    }

    /** The match under a field. */
    static Optional<Match> read(Fields outer, String name) {
        return outer.required(name, outer.tree(name)).flatMap(tree -> {
            Fields fields = outer.reading().fields(tree, outer.at(name));
            int before = fields.reading().count();
            Set<String> types = types(fields);
            List<Where> parts = new ArrayList<>();
            fields.tree("funnel")
                    .flatMap(funnel -> ComparisonReader.shorthand(fields.reading(), funnel, fields.at("funnel")))
                    .ifPresent(comparison -> parts.add(new Where.Field("funnel", comparison)));
            fields.tree("where").flatMap(where -> where(fields.reading(), where, fields.at("where")))
                    .ifPresent(parts::add);
            boolean suspect = fields.flag("suspect").orElse(false);
            fields.finish();
            if (types.isEmpty() && parts.isEmpty() && fields.reading().count() == before) {
                fields.reading().object(fields.place(), Flaw.ONE_OF_NEEDED, "type, funnel, where");
            }
            return Optional.of(new Match(types, parts.isEmpty() ? Where.ANY : new Where.Every(parts), suspect));
        });
    }

    private static Set<String> types(Fields fields) {
        Set<String> types = new LinkedHashSet<>();
        int before = fields.reading().count();
        for (Fields.Placed item : fields.list("type", MOST_PARTS)) {
            if (item.tree() instanceof Tree.Text(String type) && Names.isWord(type)) {
                types.add(type);
            } else {
                fields.reading().object(item.place(), Flaw.MALFORMED, item.tree() instanceof Tree.Text(String text)
                        ? text
                        : item.tree().kind(), "page-viewed");
            }
        }
        if (types.isEmpty() && fields.tree("type").isPresent() && fields.reading().count() == before) {
            fields.object("type", Flaw.EMPTY);
        }
        return types;
    }

    private static Optional<Where> where(Reading reading, Tree tree, Pointer place) {
        Fields fields = reading.fields(tree, place);
        List<Where> parts = new ArrayList<>();
        int before = reading.count();
        for (String name : fields.names()) {
            switch (name) {
                case "all" -> parts.add(new Where.Every(parts(fields, name)));
                case "any" -> parts.add(new Where.Some(parts(fields, name)));
                case "not" -> fields.required(name, fields.tree(name))
                        .flatMap(part -> where(reading, part, fields.at(name)))
                        .ifPresent(part -> parts.add(new Where.Not(part)));
                default -> field(fields, name).ifPresent(parts::add);
            }
        }
        if (parts.isEmpty() && tree instanceof Tree.Branch && reading.count() == before) {
            reading.object(place, Flaw.EMPTY);
        }
        if (parts.size() == 1) {
            return Optional.of(parts.getFirst());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Where.Every(parts));
    }

    private static List<Where> parts(Fields fields, String name) {
        List<Where> parts = new ArrayList<>();
        int before = fields.reading().count();
        for (Fields.Placed item : fields.list(name, MOST_PARTS)) {
            where(fields.reading(), item.tree(), item.place()).ifPresent(parts::add);
        }
        if (parts.isEmpty() && fields.reading().count() == before) {
            fields.object(name, Flaw.EMPTY);
        }
        return parts;
    }

    private static Optional<Where> field(Fields fields, String name) {
        boolean attribute = name.startsWith(Match.ATTRIBUTES) && name.length() > Match.ATTRIBUTES.length();
        if (!attribute && !Match.FIELDS.contains(name)) {
            fields.object(name, Flaw.UNKNOWN_REFERENCE, name,
                    String.join(", ", Match.FIELDS.stream().sorted().toList()) + ", attributes.NAME");
            return Optional.empty();
        }
        return fields.required(name, fields.tree(name))
                .flatMap(tree -> ComparisonReader.shorthand(fields.reading(), tree, fields.at(name)))
                .map(comparison -> new Where.Field(name, comparison));
    }
}
