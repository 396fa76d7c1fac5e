package dev.baton.rest;

import dev.baton.application.access.PeopleRegistry;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.util.List;

/** The people who work with Baton. */
final class PeopleResource {
    private final PeopleRegistry people;

    PeopleResource(PeopleRegistry people) {
        this.people = people;
    }

    /** All people. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", people.list(), PeopleRegistry::form).done());
    }

    /** Adds a person. */
    Reply add(Exchange exchange) {
        return switch (people.add(exchange.body())) {
            case Parsed.Valid<Person>(Person person) -> Reply.said(201, PeopleRegistry.form(person));
            case Parsed.Invalid<Person>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }
}
