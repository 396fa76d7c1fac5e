package dev.baton.application.attribute;

import dev.baton.domain.lead.AttributeValue;
import java.util.List;

/** The attributes whose type is known, from a declaration or from a first value. */
public interface Attributes {

    /** All of them, by name. */
    List<Attribute> list();

    /** Gives a name its type, unless it has one. @return the attribute as it is now: of another type if that was there */
    Attribute declare(Attribute attribute);

    /** A name and the type of its values. */
    record Attribute(String name, AttributeValue.Type type) {}
}
