package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ACCOUNT_NOTE;
import static dev.baton.persistence.schema.Tables.ACCOUNT_ROLL_UP;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.UNTOLD_LEAD;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.application.intake.AccountPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What the leads of accounts come to, and who is to be told of it. */
record AccountRows(DSLContext sql) implements AccountPage {
    private static final RowStatement<AccountNote> NOTE = RowStatement.writing(AccountRows::noting);
    private static final RowStatement<Telling> TELL = RowStatement.writing(AccountRows::telling);
    /** As the index on the leads of an account has it. */
    static final Condition MEMBER = LEAD.ANONYMOUS.isFalse().and(MergeRows.LIVE);

    @Override
    public void note(List<AccountNote> notes) {
        if (!notes.isEmpty()) {
            int _ = NOTE.execute(sql, notes);
        }
    }

    private static Query noting(Rows<AccountNote> rows) {
        Field<UUID> account = rows.uuid(AccountNote::account);
        Field<Boolean> quiet = rows.flag(AccountNote::quiet);
        Field<Instant> at = rows.instant(AccountNote::at);
        return insertInto(ACCOUNT_NOTE, ACCOUNT_NOTE.ACCOUNT, ACCOUNT_NOTE.QUIET, ACCOUNT_NOTE.NOTED_AT)
                .select(select(account, quiet, at).from(rows.table()));
    }

    /** First the row is locked, then the notes are taken away: whatever they are about is there to be read by then. */
    @Override
    public List<AccountClaim> claim(Instant before, Instant now, Set<UUID> alone, int most) {
        Set<UUID> wanted = new LinkedHashSet<>(sql.select(ACCOUNT_NOTE.ACCOUNT).from(ACCOUNT_NOTE)
                .where(ACCOUNT_NOTE.NOTED_AT.le(before)).and(isNone(ACCOUNT_NOTE.ACCOUNT, alone))
                .groupBy(ACCOUNT_NOTE.ACCOUNT)
                .orderBy(min(ACCOUNT_NOTE.NOTED_AT)).limit(inline(most)).fetch(ACCOUNT_NOTE.ACCOUNT));
        wanted.addAll(sql.select(ACCOUNT_ROLL_UP.ACCOUNT).from(ACCOUNT_ROLL_UP).where(ACCOUNT_ROLL_UP.DUE.le(now))
                .and(isNone(ACCOUNT_ROLL_UP.ACCOUNT, alone))
                .orderBy(ACCOUNT_ROLL_UP.DUE).limit(inline(most)).fetch(ACCOUNT_ROLL_UP.ACCOUNT));
        List<UUID> all = wanted.stream().limit(most).toList();
        for (UUID account : all) {
            int _ = sql.insertInto(ACCOUNT_ROLL_UP).set(ACCOUNT_ROLL_UP.ACCOUNT, account).onConflictDoNothing()
                    .execute();
        }
        return all.isEmpty()
                ? List.of()
                : sql.select(ACCOUNT_ROLL_UP.ACCOUNT).from(ACCOUNT_ROLL_UP)
                        .where(ACCOUNT_ROLL_UP.ACCOUNT.in(all)).orderBy(ACCOUNT_ROLL_UP.ACCOUNT).forUpdate()
                        .skipLocked()
                        .fetch(ACCOUNT_ROLL_UP.ACCOUNT).stream().map(this::claimed).toList();
    }

    private static Condition isNone(Field<UUID> account, Set<UUID> alone) {
        return alone.isEmpty() ? noCondition() : account.notIn(alone);
    }

    private AccountClaim claimed(UUID account) {
        List<Boolean> quiet = sql.deleteFrom(ACCOUNT_NOTE).where(ACCOUNT_NOTE.ACCOUNT.eq(account))
                .returning(ACCOUNT_NOTE.QUIET).fetch(ACCOUNT_NOTE.QUIET);
        return new AccountClaim(account, !quiet.isEmpty() && !quiet.contains(false));
    }

    @Override
    public List<Card> members(UUID account, Optional<LeadId> after, int most) {
        Condition behind = after.map(lead -> LEAD.LEAD_ID.gt(lead.value())).orElse(noCondition());
        List<Card> members = new ArrayList<>();
        RowStatement
                .each(sql.select(CardRows.COLUMNS).from(LEAD).where(LEAD.ACCOUNT.eq(account)).and(MEMBER).and(behind)
                        .orderBy(LEAD.LEAD_ID).limit(inline(most)), row -> members.add(CardRows.card(row)));
        return members;
    }

    @Override
    public void keep(RollUpRow row) {
        if (row.leads() == 0) {
            int _ = sql.deleteFrom(ACCOUNT_ROLL_UP).where(ACCOUNT_ROLL_UP.ACCOUNT.eq(row.account())).execute();
            return;
        }
        BranchWriter values = Tree.branch();
        for (var entry : row.values().entrySet()) {
            values = values.with(entry.getKey(), entry.getValue());
        }
        int _ = sql.update(ACCOUNT_ROLL_UP).set(ACCOUNT_ROLL_UP.LEADS, row.leads())
                .set(ACCOUNT_ROLL_UP.ROLLED_UP, JSONB.valueOf(WrittenForm.text(values.done())))
                .set(ACCOUNT_ROLL_UP.DUE, due(row))
                .set(ACCOUNT_ROLL_UP.RECKONED_AT, row.at()).where(ACCOUNT_ROLL_UP.ACCOUNT.eq(row.account())).execute();
    }

    private static Field<Instant> due(RollUpRow row) {
        return row.due().<Field<Instant>>map(at -> DSL.val(at, ACCOUNT_ROLL_UP.DUE))
                .orElseGet(() -> DSL.castNull(ACCOUNT_ROLL_UP.DUE));
    }

    @Override
    public void tell(List<Telling> leads) {
        if (!leads.isEmpty()) {
            int _ = TELL.execute(sql, leads);
        }
    }

    private static Query telling(Rows<Telling> rows) {
        Field<UUID> lead = rows.uuid(each -> each.lead().value());
        Field<Boolean> quiet = rows.flag(Telling::quiet);
        return insertInto(UNTOLD_LEAD, UNTOLD_LEAD.LEAD_ID, UNTOLD_LEAD.QUIET)
                .select(select(lead, quiet).from(rows.table()));
    }

    private static final Condition UNTOLD = exists(
            selectOne().from(UNTOLD_LEAD).where(UNTOLD_LEAD.LEAD_ID.eq(LEAD.LEAD_ID)));

    @Override
    public List<LeadId> claimTold(int most) {
        return sql.select(LEAD.LEAD_ID).from(LEAD)
                .where(LEAD.LEAD_ID.in(select(UNTOLD_LEAD.LEAD_ID).from(UNTOLD_LEAD))).and(MergeRows.LIVE)
                .orderBy(LEAD.LEAD_ID).limit(inline(most)).forNoKeyUpdate().skipLocked()
                .fetch(row -> new LeadId(row.value1()));
    }

    @Override
    public Map<LeadId, Told> told(Collection<LeadId> leads) {
        List<UUID> ids = leads.stream().map(LeadId::value).toList();
        Map<LeadId, Boolean> quiet = new HashMap<>();
        sql.deleteFrom(UNTOLD_LEAD).where(UNTOLD_LEAD.LEAD_ID.in(ids)).returning().fetch()
                .forEach(row -> quiet.merge(new LeadId(row.getLeadId()), row.getQuiet(), Boolean::logicalAnd));
        Map<LeadId, Told> told = new HashMap<>();
        sql.select(LEAD.LEAD_ID, ACCOUNT_ROLL_UP.ROLLED_UP).from(LEAD).leftJoin(ACCOUNT_ROLL_UP)
                .on(ACCOUNT_ROLL_UP.ACCOUNT.eq(LEAD.ACCOUNT)).where(LEAD.LEAD_ID.in(ids)).forEach(row -> {
                    if (quiet.get(new LeadId(row.value1())) instanceof Boolean hushed) {
                        told.put(new LeadId(row.value1()), new Told(values(Optional.ofNullable(row.value2())), hushed));
                    }
                });
        return told;
    }

    static Map<String, Integer> values(Optional<JSONB> stored) {
        return stored.map(WrittenForm::read).map(StoredStatement::rolledUp).orElse(Map.of());
    }

    @Override
    public boolean isWaiting(Set<UUID> alone) {
        return sql.fetchExists(ACCOUNT_NOTE, isNone(ACCOUNT_NOTE.ACCOUNT, alone))
                || sql.fetchExists(selectOne().from(LEAD).where(UNTOLD).and(MergeRows.LIVE));
    }
}
