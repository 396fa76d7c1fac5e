package dev.baton.rest;

import dev.baton.application.access.Access;
import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.application.access.Caller;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.Role;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys that open this API. */
final class KeyResource {
    private final Access access;
    private final PeopleRegistry people;

    KeyResource(Access access, PeopleRegistry people) {
        this.access = access;
        this.people = people;
    }

    private record Wish(String name, Role role, Optional<Person> person) {}

    /** All keys, revoked ones too; their secrets are not known. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", access.list(), key -> form(key).done()).done());
    }

    /** Gives a key out; its secret is in this answer and nowhere else. */
    Reply give(Exchange exchange) {
        return switch (Reading.of(reading -> wish(reading, exchange.body()))) {
            case Parsed.Valid<Wish>(Wish wish) -> {
                Access.NewKey made = access.give(wish.name(), wish.role(), wish.person());
                yield Reply.created("/v1/keys/" + made.key().id(),
                        form(made.key()).with("secret", made.secret()).done());
            }
            case Parsed.Invalid<Wish>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }

    private Optional<Wish> wish(Reading reading, Tree body) {
        Fields fields = reading.fields(body, Pointer.ROOT);
        Optional<String> name = fields.required("name", Names.shown(fields, "name", 100));
        Optional<Role> role = fields.required("role", fields.word("role", Role.WORDS));
        Optional<Person> person = people.under(fields, "person");
        fields.finish();
        return name.flatMap(text -> role.map(what -> new Wish(text, what, person)));
    }

    /** Revokes a key, but never the one that asks for it: somebody who can give keys out is left. */
    Reply revoke(Exchange exchange) {
        Optional<UUID> id = Names.uuid(exchange.path("id"));
        if (id.isPresent() && id.equals(exchange.caller().map(Caller::id))) {
            return Reply.refused(Fault.OWN_KEY);
        }
        return id.filter(access::revoke).<Reply>map(_ -> new Reply.Nothing())
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_KEY));
    }

    private static BranchWriter form(ApiKey key) {
        BranchWriter form = Tree.branch().with("id", key.id().toString()).with("name", key.name())
                .with("role", key.role().code());
        return key.person().map(person -> form.with("person", PeopleRegistry.form(person))).orElse(form)
                .with("created-at", key.createdAt().toString())
                .with("revoked-at", key.revokedAt().map(Object::toString));
    }
}
