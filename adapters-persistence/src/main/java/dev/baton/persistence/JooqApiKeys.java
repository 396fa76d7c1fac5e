package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.API_KEY;
import static dev.baton.persistence.schema.Tables.PERSON;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Role;
import dev.baton.domain.agreement.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** The keys in PostgreSQL. */
record JooqApiKeys(DSLContext sql) implements ApiKeys {

    @Override
    public Optional<ApiKey> findByHash(String sha256) {
        return Trouble.told(() -> keys().where(API_KEY.SHA256.eq(sha256))
                .and(API_KEY.REVOKED_AT.isNull()).and(PERSON.LEFT_AT.isNull()).fetchOptional(JooqApiKeys::key));
    }

    private SelectOnConditionStep<Record> keys() {
        return sql.select().from(API_KEY).leftJoin(PERSON).on(PERSON.PERSON_ID.eq(API_KEY.PERSON_ID));
    }

    private static ApiKey key(Record row) {
        Role role = Role.of(row.get(API_KEY.ROLE))
                .orElseThrow(() -> new IllegalStateException("a stored role nobody knows"));
        return new ApiKey(row.get(API_KEY.API_KEY_ID), row.get(API_KEY.NAME), role,
                Optional.ofNullable(row.get(API_KEY.PERSON_ID)).map(_ -> JooqPeople.person(row)),
                row.get(API_KEY.CREATED_AT),
                Optional.ofNullable(row.get(API_KEY.REVOKED_AT)));
    }

    @Override
    public List<ApiKey> list() {
        return Trouble.told(() -> keys().orderBy(API_KEY.CREATED_AT, API_KEY.API_KEY_ID)
                .fetch(JooqApiKeys::key));
    }

    @Override
    public void add(ApiKey key, String sha256) {
        int unused = Trouble.told(() -> insert(sql, key, sha256));
    }

    private static int insert(DSLContext sql, ApiKey key, String sha256) {
        return sql.insertInto(API_KEY).set(API_KEY.API_KEY_ID, key.id()).set(API_KEY.NAME, key.name())
                .set(API_KEY.ROLE, key.role().code()).set(API_KEY.SHA256, sha256)
                .set(API_KEY.PERSON_ID, key.person().map(Person::id).orElse(null))
                .set(API_KEY.CREATED_AT, key.createdAt()).set(API_KEY.REVOKED_AT, key.revokedAt().orElse(null))
                .execute();
    }

    /** The table is locked against other writers: of instances that start together one adds its key. */
    @Override
    public boolean addFirst(ApiKey key, String sha256) {
        return Transaction.of(sql, inside -> {
            inside.execute("LOCK TABLE {0} IN SHARE ROW EXCLUSIVE MODE", API_KEY);
            return !inside.fetchExists(API_KEY) && insert(inside, key, sha256) == 1;
        });
    }

    @Override
    public boolean revoke(UUID id, Instant at) {
        return Trouble.told(() -> sql.update(API_KEY).set(API_KEY.REVOKED_AT, at).where(API_KEY.API_KEY_ID.eq(id))
                .and(API_KEY.REVOKED_AT.isNull()).execute() == 1);
    }
}
