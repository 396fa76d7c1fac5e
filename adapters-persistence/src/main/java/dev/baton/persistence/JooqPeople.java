package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.PERSON;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.access.Role;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** The people in PostgreSQL. */
record JooqPeople(DSLContext sql) implements People {
    private static final Condition IS_HERE = PERSON.LEFT_AT.isNull();

    @Override
    public Optional<Colleague> find(UUID id) {
        return Trouble.told(() -> sql.selectFrom(PERSON).where(PERSON.PERSON_ID.eq(id))
                .fetchOptional(JooqPeople::colleague));
    }

    static Person person(Record row) {
        Team team = Team.of(row.get(PERSON.TEAM))
                .orElseThrow(() -> new IllegalStateException("a stored team nobody knows"));
        return new Person(row.get(PERSON.PERSON_ID), row.get(PERSON.NAME), team,
                Optional.ofNullable(row.get(PERSON.EMAIL)), row.get(PERSON.CREATED_AT));
    }

    private static Colleague colleague(Record row) {
        Optional<Role> role = Optional.ofNullable(row.get(PERSON.ROLE)).map(code -> Role.of(code)
                .orElseThrow(() -> new IllegalStateException("a stored role nobody knows")));
        return new Colleague(person(row), role, Optional.ofNullable(row.get(PERSON.SUBJECT)),
                Optional.ofNullable(row.get(PERSON.LEFT_AT)));
    }

    @Override
    public Optional<Colleague> signedIn(String subject, Optional<String> email) {
        Condition byEmail = email.map(address -> PERSON.EMAIL.eq(address).and(PERSON.SUBJECT.isNull()))
                .orElse(falseCondition());
        return Trouble.told(() -> sql.selectFrom(PERSON).where(IS_HERE).and(PERSON.SUBJECT.eq(subject).or(byEmail))
                .orderBy(PERSON.SUBJECT.asc().nullsLast()).limit(1).fetchOptional(JooqPeople::colleague));
    }

    @Override
    public List<Colleague> list() {
        return Trouble.told(() -> sql.selectFrom(PERSON).orderBy(PERSON.CREATED_AT, PERSON.PERSON_ID)
                .fetch(JooqPeople::colleague));
    }

    @Override
    public boolean add(Colleague colleague) {
        Person person = colleague.person();
        return Trouble.told(() -> sql.insertInto(PERSON).set(PERSON.PERSON_ID, person.id())
                .set(PERSON.NAME, person.name()).set(PERSON.TEAM, person.team().code())
                .set(PERSON.EMAIL, person.email().orElse(null)).set(PERSON.CREATED_AT, person.createdAt())
                .set(PERSON.ROLE, colleague.role().map(Role::code).orElse(null))
                .set(PERSON.SUBJECT, colleague.subject().orElse(null))
                .onConflictDoNothing().execute() == 1);
    }

    /** Of two that come at once to one address the later is told to try again, and then sees it. */
    @Override
    public boolean change(Colleague colleague) {
        Person person = colleague.person();
        return Trouble.told(() -> sql.update(PERSON).set(PERSON.NAME, person.name())
                .set(PERSON.TEAM, person.team().code()).set(PERSON.EMAIL, person.email().orElse(null))
                .set(PERSON.ROLE, colleague.role().map(Role::code).orElse(null))
                .set(PERSON.SUBJECT, colleague.subject().orElse(null)).where(PERSON.PERSON_ID.eq(person.id()))
                .and(IS_HERE).andNotExists(others(colleague)).execute() == 1);
    }

    private static Select<?> others(Colleague colleague) {
        var other = PERSON.as("other");
        return selectOne().from(other).where(other.LEFT_AT.isNull()).and(other.PERSON_ID.ne(colleague.person().id()))
                .and(other.EMAIL.eq(colleague.person().email().orElse(null))
                        .or(other.SUBJECT.eq(colleague.subject().orElse(null))));
    }

    @Override
    public boolean leave(UUID id, Instant at) {
        return Trouble.told(() -> sql.update(PERSON).set(PERSON.LEFT_AT, at).where(PERSON.PERSON_ID.eq(id))
                .and(IS_HERE).execute() == 1);
    }
}
