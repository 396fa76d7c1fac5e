package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.MERGE_SUGGESTION;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;

/** Anonymous leads that join others or become known, and pairs of leads that may be one person. */
record JoinRows(DSLContext sql) {
    private static final RowStatement<LeadId> LOCK = RowStatement.answering(rows -> select(LEAD.LEAD_ID, LEAD.ANONYMOUS)
            .from(LEAD).where(rows.isOneOf(LEAD.LEAD_ID, LeadId::value)).and(LEAD.ERASED_AT.isNull())
            .orderBy(LEAD.LEAD_ID)
            .forUpdate());
    /** Whoever erases a lead locks it against this, so that no key of his is noted behind his back. */
    private static final RowStatement<LeadId> HOLD = RowStatement.answering(rows -> select(LEAD.LEAD_ID).from(LEAD)
            .where(rows.isOneOf(LEAD.LEAD_ID, LeadId::value)).and(LEAD.ERASED_AT.isNull()).orderBy(LEAD.LEAD_ID)
            .forKeyShare());
    private static final RowStatement<Map.Entry<LeadId, LeadId>> MOVE = RowStatement.writing(JoinRows::moving);
    private static final RowStatement<LeadId> FORGET = RowStatement
            .writing(rows -> deleteFrom(LEAD).where(rows.isOneOf(LEAD.LEAD_ID, LeadId::value)));
    private static final RowStatement<LeadId> MAKE_KNOWN = RowStatement.writing(rows -> update(LEAD)
            .set(LEAD.ANONYMOUS, inline(false)).where(LEAD.LEAD_ID.in(select(LEAD.LEAD_ID).from(LEAD)
                    .where(rows.isOneOf(LEAD.LEAD_ID, LeadId::value)).and(LEAD.ANONYMOUS)
                    .and(LEAD.ERASED_AT.isNull())
                    .orderBy(LEAD.LEAD_ID).forNoKeyUpdate())));
    private static final RowStatement<MergeSuggestion> SUGGEST = RowStatement.writing(JoinRows::suggesting);

    /**
     * All the leads are locked first, in their order, and looked at as they are then: a lead that another transaction has
     * made join is not there any more, and one that has become known is somebody and joins nobody.
     */
    void join(Map<LeadId, LeadId> anonymousToKnown) {
        Set<LeadId> all = new HashSet<>(anonymousToKnown.keySet());
        all.addAll(anonymousToKnown.values());
        Map<LeadId, Boolean> locked = new HashMap<>();
        LOCK.fetch(sql, all).forEach(row -> locked.put(new LeadId(row.get(LEAD.LEAD_ID)), row.get(LEAD.ANONYMOUS)));
        if (locked.size() < all.size()) {
            throw new LedgerBusy("A lead has joined another meanwhile.");
        }
        if (anonymousToKnown.keySet().stream().map(locked::get).anyMatch(Boolean.FALSE::equals)) {
            throw new LedgerBusy("A lead has become known meanwhile.");
        }
        int moved = MOVE.execute(sql, anonymousToKnown.entrySet());
        int forgotten = FORGET.execute(sql, anonymousToKnown.keySet());
        assert moved >= forgotten && forgotten == anonymousToKnown.size();
    }

    private static Query moving(Rows<Map.Entry<LeadId, LeadId>> rows) {
        Field<UUID> anonymous = rows.uuid(entry -> entry.getKey().value());
        Field<UUID> known = rows.uuid(entry -> entry.getValue().value());
        return update(SUBJECT).set(SUBJECT.LEAD_ID, MergeRows.whole(known)).set(SUBJECT.OWN_LEAD_ID, known)
                .from(rows.table()).where(SUBJECT.LEAD_ID.eq(anonymous));
    }

    void makeKnown(Collection<LeadId> leads) {
        Set<LeadId> once = Set.copyOf(leads);
        if (MAKE_KNOWN.execute(sql, once) < once.size()) {
            throw new LedgerBusy("A lead has become known, or has joined another, meanwhile.");
        }
    }

    void suggestMerges(Collection<MergeSuggestion> suggestions) {
        Set<LeadId> named = new HashSet<>();
        suggestions.forEach(each -> named.addAll(List.of(each.kept(), each.other())));
        if (HOLD.fetch(sql, named).size() < named.size()) {
            throw new LedgerBusy("A lead has been erased meanwhile.");
        }
        int _ = SUGGEST.execute(sql, suggestions.stream().sorted(Comparator
                .comparing((MergeSuggestion each) -> each.kept().value())
                .thenComparing(each -> each.other().value())).toList());
    }

    private static Query suggesting(Rows<MergeSuggestion> rows) {
        Field<UUID> kept = rows.uuid(each -> each.kept().value());
        Field<UUID> other = rows.uuid(each -> each.other().value());
        Field<String> kind = rows.text(each -> each.by().kind().code());
        Field<String> value = rows.text(each -> each.by().canonical());
        Field<Instant> recordedAt = rows.instant(MergeSuggestion::recordedAt);
        return insertInto(MERGE_SUGGESTION, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER, MERGE_SUGGESTION.KEY_KIND,
                MERGE_SUGGESTION.KEY_VALUE, MERGE_SUGGESTION.RECORDED_AT)
                .select(select(kept, other, kind, value, recordedAt).from(rows.table())).onConflictDoNothing();
    }
}
