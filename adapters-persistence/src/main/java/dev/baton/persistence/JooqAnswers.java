package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.KEPT_ANSWER;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.repeat.Answers;
import dev.baton.domain.form.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.SQLDataType;

/**
 * The answers in PostgreSQL. That somebody is at work on a request is told by an advisory lock, which ends with his
 * transaction however that ends; a row could be left behind by one who was killed.
 */
final class JooqAnswers implements Answers {
    /** What stands for the name of a request whose answer was forgotten: a hash, with the salt of the workspace. */
    static final String DISGUISED = "'forgotten-' || encode(sha256(salt || convert_to(key, 'UTF8')), 'hex')";
    private static final String IS_NAMED = "{0} IN ({1}, (SELECT " + DISGUISED.replace("key", "{1}")
            + " FROM workspace))";
    private final DSLContext sql;
    private final Connections connections;
    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param most     how many requests may be worked on at once, each with a connection of its own
     * @param patience how long the others wait for their turn
     */
    JooqAnswers(DSLContext sql, Connections connections, int most, Duration patience) {
        this.patience = patience;
        this.sql = sql;
        this.connections = connections;
        this.turns = new Semaphore(most, true);
    }

    @Override
    public <T> Optional<T> alone(Name name, Supplier<T> work) {
        await();
        try {
            return Trouble.told(() -> connections
                    .joining(() -> isFree(name) ? Optional.of(work.get()) : Optional.empty()));
        } finally {
            turns.release();
        }
    }

    /** Whoever comes while all turns are taken waits for one, a while and in the order of coming, and holds nothing meanwhile. */
    private void await() {
        try {
            if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new LedgerBusy("Too many requests that may come again are worked on.");
    }

    private boolean isFree(Name name) {
        long lock = Sha256.of(List.of(name.caller().toString(), name.key())).number();
        return sql.select(field("pg_try_advisory_xact_lock({0})", SQLDataType.BOOLEAN, val(lock))).fetchSingle()
                .value1();
    }

    @Override
    public Optional<Kept> find(Name name) {
        return Trouble.told(() -> sql.selectFrom(KEPT_ANSWER).where(KEPT_ANSWER.CALLER_ID.eq(name.caller()))
                .and(condition(IS_NAMED, KEPT_ANSWER.KEY, val(name.key()))).orderBy(KEPT_ANSWER.KEPT_AT.desc()).limit(1)
                .fetchOptional(row -> new Kept(row.getRequest(), row.getAnswer(), row.getKeptAt())));
    }

    @Override
    public void keep(Name name, Kept answer) {
        int unused = Trouble.told(() -> sql.insertInto(KEPT_ANSWER).set(KEPT_ANSWER.CALLER_ID, name.caller())
                .set(KEPT_ANSWER.KEY, name.key()).set(KEPT_ANSWER.REQUEST, answer.request())
                .set(KEPT_ANSWER.ANSWER, answer.sealed()).set(KEPT_ANSWER.KEPT_AT, answer.at())
                .onConflict(KEPT_ANSWER.CALLER_ID, KEPT_ANSWER.KEY).doUpdate()
                .set(KEPT_ANSWER.REQUEST, answer.request()).set(KEPT_ANSWER.ANSWER, answer.sealed())
                .set(KEPT_ANSWER.KEPT_AT, answer.at()).execute());
    }

    /** Chosen once and before anything is deleted; what another instance forgets just now is left to it. */
    @Override
    public int forget(Instant before, int most) {
        CommonTableExpression<Record2<UUID, String>> old = name("old").as(
                select(KEPT_ANSWER.CALLER_ID, KEPT_ANSWER.KEY).from(KEPT_ANSWER)
                        .where(KEPT_ANSWER.KEPT_AT.lt(before)).orderBy(KEPT_ANSWER.KEPT_AT)
                        .limit(inline(most)).forUpdate().skipLocked());
        return Trouble.told(() -> sql.with(old).delete(KEPT_ANSWER).using(old)
                .where(KEPT_ANSWER.CALLER_ID.eq(old.field(KEPT_ANSWER.CALLER_ID)))
                .and(KEPT_ANSWER.KEY.eq(old.field(KEPT_ANSWER.KEY))).execute());
    }
}
