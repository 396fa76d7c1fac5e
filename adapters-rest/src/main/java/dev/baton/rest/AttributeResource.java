package dev.baton.rest;

import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.attribute.AttributeCatalogue.Outcome;
import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.List;

/** The catalogue of attributes: which type each has. */
final class AttributeResource {
    private final AttributeCatalogue attributes;

    AttributeResource(AttributeCatalogue attributes) {
        this.attributes = attributes;
    }

    /** All attributes whose type is known. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", attributes.list(), AttributeCatalogue::form).done());
    }

    /** Declares the type of one. */
    Reply declare(Exchange exchange) {
        return switch (attributes.declare(exchange.path("name"), exchange.body())) {
            case Outcome.Declared(Attribute attribute) -> Reply.ok(AttributeCatalogue.form(attribute));
            case Outcome.OfAnotherType(Attribute there, Type wanted) ->
                Reply.refused(Fault.OTHER_TYPE, there.name(), there.type().code(), wanted.code());
            case Outcome.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }
}
