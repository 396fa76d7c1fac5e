package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ACCOUNT_ROLL_UP;
import static dev.baton.persistence.schema.Tables.LEAD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.domain.lead.Account;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Accounts, to be looked at. What one is called tells the first of its leads, by the index on them. */
record AccountListRows(DSLContext sql) {
    private static final Table<?> MEMBER = lateral(select(LEAD.ACCOUNT_NAME).from(LEAD)
            .where(LEAD.ACCOUNT.eq(ACCOUNT_ROLL_UP.ACCOUNT)).and(AccountRows.MEMBER).limit(inline(1))
            .asTable("member"));
    private static final Field<String> MEMBERS_NAME = field(name("member", LEAD.ACCOUNT_NAME.getName()), String.class);

    Optional<AccountRow> find(UUID account) {
        return sql.select(LEAD.ACCOUNT_NAME).select(ACCOUNT_ROLL_UP.fields()).from(LEAD)
                .leftJoin(ACCOUNT_ROLL_UP).on(ACCOUNT_ROLL_UP.ACCOUNT.eq(LEAD.ACCOUNT))
                .where(LEAD.ACCOUNT.eq(account)).and(AccountRows.MEMBER).limit(inline(1))
                .fetchOptional(row -> row(row.get(LEAD.ACCOUNT_NAME), row));
    }

    List<AccountRow> page(Optional<UUID> after, int most) {
        return sql.select(MEMBERS_NAME).select(ACCOUNT_ROLL_UP.fields()).from(ACCOUNT_ROLL_UP).crossJoin(MEMBER)
                .where(ACCOUNT_ROLL_UP.RECKONED_AT.isNotNull())
                .and(after.map(ACCOUNT_ROLL_UP.ACCOUNT::gt).orElse(noCondition()))
                .orderBy(ACCOUNT_ROLL_UP.ACCOUNT).limit(inline(most)).fetch(row -> row(row.get(MEMBERS_NAME), row));
    }

    private static AccountRow row(String name, Record row) {
        Account account = CardRows.account(name);
        return new AccountRow(account, Optional.ofNullable(row.get(ACCOUNT_ROLL_UP.RECKONED_AT))
                .map(at -> new RollUpRow(account.id(), row.get(ACCOUNT_ROLL_UP.LEADS),
                        AccountRows.values(Optional.of(row.get(ACCOUNT_ROLL_UP.ROLLED_UP))),
                        Optional.ofNullable(row.get(ACCOUNT_ROLL_UP.DUE)), at)));
    }
}
