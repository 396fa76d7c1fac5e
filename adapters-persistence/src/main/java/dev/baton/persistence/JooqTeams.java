package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ABSENCE;
import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.PERSON;
import static dev.baton.persistence.schema.Tables.SALES_TEAM;
import static org.jooq.impl.DSL.count;

import dev.baton.application.team.Teams;
import dev.baton.domain.team.Absence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The teams of sales and their absences in PostgreSQL. */
record JooqTeams(DSLContext sql) implements Teams {

    @Override
    public Optional<StoredTeam> find(String key) {
        return Trouble.told(() -> sql.selectFrom(SALES_TEAM).where(SALES_TEAM.TEAM.eq(key))
                .fetchOptional(JooqTeams::team));
    }

    private static StoredTeam team(Record row) {
        return new StoredTeam(row.get(SALES_TEAM.TEAM), WrittenForm.branch(row.get(SALES_TEAM.WRITTEN)),
                row.get(SALES_TEAM.CHANGED_AT));
    }

    @Override
    public List<StoredTeam> list() {
        return Trouble.told(() -> sql.selectFrom(SALES_TEAM).orderBy(SALES_TEAM.TEAM).fetch(JooqTeams::team));
    }

    @Override
    public OpenHandoffs openHandoffs(String key) {
        return Trouble.told(() -> openHandoffs(sql, key));
    }

    private static OpenHandoffs openHandoffs(DSLContext transaction, String key) {
        Map<UUID, Integer> with = new HashMap<>();
        int waiting = 0;
        for (var row : transaction.select(HANDOFF.REP, count()).from(HANDOFF).where(HANDOFF.TEAM.eq(key))
                .and(HANDOFF.ENDED_AT.isNull()).groupBy(HANDOFF.REP)) {
            if (row.value1() instanceof UUID rep) {
                with.put(rep, row.value2());
            } else {
                waiting = row.value2();
            }
        }
        return new OpenHandoffs(waiting, with);
    }

    /** How a team stands; it stays so until the end of the transaction. */
    private static Standing standing(DSLContext transaction, String key) {
        Optional<StoredTeam> team = transaction.selectFrom(SALES_TEAM).where(SALES_TEAM.TEAM.eq(key)).forUpdate()
                .fetchOptional(JooqTeams::team);
        return new Standing(team, openHandoffs(transaction, key));
    }

    @Override
    public boolean put(StoredTeam team, Predicate<Standing> expected) {
        return Transaction.of(sql, transaction -> {
            Standing standing = standing(transaction, team.key());
            return expected.test(standing)
                    && (standing.team().isEmpty() ? add(transaction, team) : replace(transaction, team));
        });
    }

    /** False if somebody else has just added a team of this key. */
    private static boolean add(DSLContext transaction, StoredTeam team) {
        return transaction.insertInto(SALES_TEAM).set(SALES_TEAM.TEAM, team.key())
                .set(SALES_TEAM.WRITTEN, WrittenForm.json(team.written())).set(SALES_TEAM.CHANGED_AT, team.changedAt())
                .onConflictDoNothing().execute() == 1;
    }

    private static boolean replace(DSLContext transaction, StoredTeam team) {
        return transaction.update(SALES_TEAM).set(SALES_TEAM.WRITTEN, WrittenForm.json(team.written()))
                .set(SALES_TEAM.CHANGED_AT, team.changedAt()).where(SALES_TEAM.TEAM.eq(team.key())).execute() == 1;
    }

    @Override
    public boolean remove(String key, Predicate<Standing> expected) {
        return Transaction.of(sql, transaction -> {
            Standing standing = standing(transaction, key);
            return standing.team().isPresent() && expected.test(standing)
                    && transaction.deleteFrom(SALES_TEAM).where(SALES_TEAM.TEAM.eq(key)).execute() == 1;
        });
    }

    @Override
    public List<Absence> absences(Instant from) {
        return Trouble.told(() -> sql.selectFrom(ABSENCE).where(ABSENCE.UNTIL_AT.gt(from))
                .orderBy(ABSENCE.FROM_AT, ABSENCE.ABSENCE_ID).fetch(JooqTeams::absence));
    }

    private static Absence absence(Record row) {
        return new Absence(row.get(ABSENCE.ABSENCE_ID), row.get(ABSENCE.PERSON_ID), row.get(ABSENCE.FROM_AT),
                row.get(ABSENCE.UNTIL_AT));
    }

    @Override
    public Optional<Absence> absence(UUID id) {
        return Trouble.told(() -> sql.selectFrom(ABSENCE).where(ABSENCE.ABSENCE_ID.eq(id))
                .fetchOptional(JooqTeams::absence));
    }

    /** Who announces at once that the same person is away waits for the person's row. */
    @Override
    public boolean announce(Absence absence) {
        return Transaction.of(sql, transaction -> {
            transaction.select(PERSON.PERSON_ID).from(PERSON).where(PERSON.PERSON_ID.eq(absence.person()))
                    .forNoKeyUpdate().fetch();
            return !transaction.fetchExists(ABSENCE, ABSENCE.PERSON_ID.eq(absence.person())
                    .and(ABSENCE.FROM_AT.lt(absence.until())).and(ABSENCE.UNTIL_AT.gt(absence.from())))
                    && transaction.insertInto(ABSENCE).set(ABSENCE.ABSENCE_ID, absence.id())
                            .set(ABSENCE.PERSON_ID, absence.person()).set(ABSENCE.FROM_AT, absence.from())
                            .set(ABSENCE.UNTIL_AT, absence.until()).execute() == 1;
        });
    }

    @Override
    public boolean end(UUID id, Instant at) {
        return Transaction.of(sql, transaction -> transaction.update(ABSENCE).set(ABSENCE.UNTIL_AT, at)
                .where(ABSENCE.ABSENCE_ID.eq(id)).and(ABSENCE.UNTIL_AT.gt(at)).and(ABSENCE.FROM_AT.lt(at))
                .execute() == 1
                || transaction.deleteFrom(ABSENCE).where(ABSENCE.ABSENCE_ID.eq(id)).and(ABSENCE.FROM_AT.ge(at))
                        .execute() == 1);
    }
}
