package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.PERSON;

import dev.baton.application.access.People;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The people in PostgreSQL. */
record JooqPeople(DSLContext sql) implements People {

    @Override
    public Optional<Person> find(UUID id) {
        return Trouble.told(() -> sql.selectFrom(PERSON).where(PERSON.PERSON_ID.eq(id))
                .fetchOptional(JooqPeople::person));
    }

    static Person person(Record row) {
        Team team = Team.of(row.get(PERSON.TEAM))
                .orElseThrow(() -> new IllegalStateException("a stored team nobody knows"));
        return new Person(row.get(PERSON.PERSON_ID), row.get(PERSON.NAME), team,
                Optional.ofNullable(row.get(PERSON.EMAIL)), row.get(PERSON.CREATED_AT));
    }

    @Override
    public List<Person> list() {
        return Trouble.told(() -> sql.selectFrom(PERSON).orderBy(PERSON.CREATED_AT, PERSON.PERSON_ID)
                .fetch(JooqPeople::person));
    }

    @Override
    public boolean add(Person person) {
        return Trouble.told(() -> sql.insertInto(PERSON).set(PERSON.PERSON_ID, person.id())
                .set(PERSON.NAME, person.name()).set(PERSON.TEAM, person.team().code())
                .set(PERSON.EMAIL, person.email().orElse(null)).set(PERSON.CREATED_AT, person.createdAt())
                .onConflict(PERSON.EMAIL).doNothing().execute() == 1);
    }
}
