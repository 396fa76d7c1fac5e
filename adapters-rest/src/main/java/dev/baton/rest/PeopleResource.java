package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.access.Colleague;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.PeopleRegistry.Change;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people who work with Baton. */
final class PeopleResource {
    private final PeopleRegistry people;

    PeopleResource(PeopleRegistry people) {
        this.people = people;
    }

    /** All people. */
    Reply list(Exchange exchange) {
        return Reply.ok(
                Tree.branch().with("items", people.list(), colleague -> PeopleRegistry.form(colleague)).done());
    }

    /** Adds a person. */
    Reply add(Exchange exchange) {
        return switch (people.add(exchange.body())) {
            case Parsed.Valid<Colleague>(Colleague colleague) -> Reply.said(201, PeopleRegistry.form(colleague));
            case Parsed.Invalid<Colleague>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    /** Puts anew what is known of a person. */
    Reply change(Exchange exchange) {
        return switch (id(exchange).<Change>map(id -> people.change(id, exchange.body(), exchange.caller()))
                .orElseGet(Change.Nobody::new)) {
            case Change.Changed(Colleague colleague) -> Reply.ok(PeopleRegistry.form(colleague));
            case Change.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Change.Oneself _ -> Reply.refused(Fault.ONESELF);
            case Change.Nobody _ -> Reply.refused(Fault.NO_SUCH_PERSON);
        };
    }

    /** Lets a person go, but nobody himself: somebody who can add people is left. */
    Reply remove(Exchange exchange) {
        Optional<UUID> id = id(exchange);
        if (id.isPresent() && id.equals(exchange.caller().flatMap(Caller::person).map(Person::id))) {
            return Reply.refused(Fault.ONESELF);
        }
        return id.filter(people::remove).<Reply>map(_ -> new Reply.Nothing())
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_PERSON));
    }

    private static Optional<UUID> id(Exchange exchange) {
        return Names.uuid(exchange.path("id"));
    }
}
