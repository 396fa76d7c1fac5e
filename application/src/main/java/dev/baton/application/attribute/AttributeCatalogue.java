package dev.baton.application.attribute;

import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which type an attribute has before anybody tells its first value. Without a declaration the first value decides, and a
 * number that a form sends as a text would make it a text for good: a type, once there, never changes, since definitions are
 * written against it.
 */
public final class AttributeCatalogue {
    /** The domain of a lead's address: Baton tells it as an attribute, so that criteria can read it. */
    public static final Attribute ADDRESS_DOMAIN = new Attribute("email.domain", Type.TEXT);

    /** Before the names of qualification questions, whose answers keep their type like attributes but are none. */
    public static final String ANSWER = "answer:";

    private static final Map<String, Type> WORDS = Arrays.stream(Type.values())
            .collect(Collectors.toUnmodifiableMap(Type::code, Function.identity()));
    private final Attributes attributes;

    /** The catalogue of these attributes. */
    public AttributeCatalogue(Attributes attributes) {
        this.attributes = attributes;
    }

    /** What came of declaring. */
    public sealed interface Outcome {
        /** It has this type, since now or already. */
        record Declared(Attribute attribute) implements Outcome {}

        /** It has another type than was wanted, and keeps it. */
        record OfAnotherType(Attribute attribute, Type wanted) implements Outcome {}

        /** The written form is wrong. */
        record Refused(List<Objection> objections) implements Outcome {
            public Refused {
                objections = List.copyOf(objections);
            }
        }
    }

    /** Declares the type of an attribute: {@code {type}}. Declaring it again changes nothing. */
    public Outcome declare(String name, Tree written) {
        return switch (Reading.<Attribute>of(reading -> attribute(reading, name, written))) {
            case Parsed.Valid<Attribute>(Attribute wanted) -> declared(wanted);
            case Parsed.Invalid<Attribute>(List<Objection> objections) -> new Outcome.Refused(objections);
        };
    }

    private Outcome declared(Attribute wanted) {
        Attribute there = wanted.name().equals(ADDRESS_DOMAIN.name()) ? ADDRESS_DOMAIN : attributes.declare(wanted);
        return there.equals(wanted)
                ? new Outcome.Declared(there)
                : new Outcome.OfAnotherType(there, wanted.type());
    }

    private static Optional<Attribute> attribute(Reading reading, String name, Tree written) {
        Fields fields = reading.fields(written, Pointer.ROOT);
        if (!Names.isAttribute(name)) {
            reading.object(Pointer.ROOT, Flaw.MALFORMED, name, "company.employees");
        }
        Optional<Type> type = fields.required("type", fields.word("type", WORDS));
        fields.finish();
        return type.map(known -> new Attribute(name, known));
    }

    /** All attributes whose type is known, by name. */
    public List<Attribute> list() {
        return Stream.concat(Stream.of(ADDRESS_DOMAIN), attributes.list().stream()).distinct()
                .filter(attribute -> !attribute.name().startsWith(ANSWER))
                .sorted(Comparator.comparing(Attribute::name)).toList();
    }

    /** An attribute as it is shown. */
    public static Tree.Branch form(Attribute attribute) {
        return Tree.branch().with("name", attribute.name()).with("type", attribute.type().code()).done();
    }
}
