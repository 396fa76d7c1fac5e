package dev.baton.persistence;

import static dev.baton.persistence.RowStatement.optionalInstant;
import static dev.baton.persistence.RowStatement.optionalText;
import static dev.baton.persistence.RowStatement.uuid;
import static dev.baton.persistence.schema.Tables.LEAD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SelectField;

/** The rows of leads with their scorecards. */
record CardRows(DSLContext sql) {
    /** What a card is read from, in the order in which {@link #card} reads it. */
    static final List<SelectField<?>> COLUMNS = List.of(LEAD.LEAD_ID, LEAD.ANONYMOUS, LEAD.JUDGED_BY,
            LEAD.JUDGED_VERSION, LEAD.CARD, LEAD.STAGE, LEAD.SOURCE, LEAD.DUE, LEAD.ACCOUNT_NAME);
    private static final byte[] NONE = {};
    private static final RowStatement<LeadId> LOCK = RowStatement.answering(rows -> select(COLUMNS).from(LEAD)
            .where(rows.isOneOf(LEAD.LEAD_ID, LeadId::value)).and(MergeRows.LIVE).orderBy(LEAD.LEAD_ID)
            .forNoKeyUpdate());
    private static final RowStatement<Card> SAVE = RowStatement.writing(CardRows::saving);

    /**
     * Locked in the order of ids. No key of a lead ever changes, so the lock lets others go on who only make sure that the
     * lead is there.
     */
    Map<LeadId, Card> lock(Collection<LeadId> leads) {
        Map<LeadId, Card> cards = new HashMap<>();
        LOCK.each(sql, leads, row -> {
            Card card = card(row);
            cards.put(card.lead(), card);
        });
        return cards;
    }

    /** The first columns are {@link #COLUMNS}. */
    static Card card(ResultSet row) throws SQLException {
        int version = row.getInt(4);
        return new Card(new LeadId(uuid(row, 1)), row.getBoolean(2),
                optionalText(row, 3).map(definition -> new JudgedBy(definition, version)),
                Optional.ofNullable(row.getBytes(5)).orElse(NONE), StoredTransition.stage(row.getString(6)),
                optionalText(row, 7), optionalInstant(row, 8),
                optionalText(row, 9).map(CardRows::account));
    }

    /** The kind, a colon, the name. */
    static Account account(String stored) {
        int colon = stored.indexOf(':');
        return new Account(StoredTree.word(Account.Kind.WORDS, stored.substring(0, colon)),
                stored.substring(colon + 1));
    }

    void save(List<Card> cards) {
        int written = SAVE.execute(sql, cards);
        if (written < cards.size()) {
            throw new IllegalStateException("a lead was to be written that is not there");
        }
    }

    private static Query saving(Rows<Card> rows) {
        Field<UUID> lead = rows.uuid(card -> card.lead().value());
        Field<Boolean> anonymous = rows.flag(Card::anonymous);
        Field<String> definition = rows.optionalText(card -> card.judge().map(JudgedBy::definition));
        Field<Long> version = rows.optionalNumber(card -> card.judge().map(judge -> (long) judge.version()));
        Field<byte[]> bytes = rows.optionalBytes(card -> card.judge().map(_ -> card.bytes()));
        Field<String> stage = rows.text(card -> card.stage().name());
        Field<String> source = rows.optionalText(Card::source);
        Field<Instant> due = rows.optionalInstant(Card::due);
        Field<UUID> account = rows.optionalUuid(card -> card.account().map(Account::id));
        Field<String> accountName = rows
                .optionalText(card -> card.account().map(each -> each.kind().code() + ':' + each.name()));
        return update(LEAD).set(LEAD.ACCOUNT, account).set(LEAD.ACCOUNT_NAME, accountName)
                .set(LEAD.ANONYMOUS, anonymous).set(LEAD.JUDGED_BY, definition)
                .set(LEAD.JUDGED_VERSION, version.cast(Integer.class)).set(LEAD.CARD, bytes).set(LEAD.STAGE, stage)
                .set(LEAD.SOURCE, source).set(LEAD.DUE, due)
                .from(rows.table()).where(LEAD.LEAD_ID.eq(lead));
    }

    List<LeadId> claimDue(Instant now, int most) {
        return ids(LEAD.DUE.le(now).and(MergeRows.LIVE), List.of(LEAD.DUE), most);
    }

    List<LeadId> claimJudgedOtherwise(JudgedBy active, int most) {
        List<LeadId> claimed = new ArrayList<>();
        for (Condition otherwise : RescoringRows.judgedOtherwise(active)) {
            if (claimed.size() < most) {
                claimed.addAll(ids(otherwise, List.of(LEAD.JUDGED_BY, LEAD.JUDGED_VERSION), most - claimed.size()));
            }
        }
        return claimed;
    }

    private List<LeadId> ids(Condition wanted, List<Field<?>> order, int most) {
        return sql.select(LEAD.LEAD_ID).from(LEAD).where(wanted).orderBy(order).limit(inline(most))
                .forNoKeyUpdate().skipLocked().fetch(row -> new LeadId(row.value1()));
    }
}
