package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.MERGE_SUGGESTION;
import static dev.baton.persistence.schema.Tables.OFFER_WISH;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.AccountPage.AccountNote;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Leads that became part of others, and what suggests it. */
record MergeRows(DSLContext sql) {
    /** A lead of its own: neither part of another nor erased. */
    static final Condition LIVE = LEAD.MERGED_INTO.isNull().and(LEAD.ERASED_AT.isNull());

    /** The lead itself, or the one that it is part of: where its first subject is linked. */
    static Field<UUID> whole(Field<UUID> lead) {
        var own = SUBJECT.as("own");
        return DSL.field(select(own.LEAD_ID).from(own).where(own.OWN_LEAD_ID.eq(lead)).limit(inline(1)));
    }

    /** Both are locked in their order, against everybody, and looked at as they are then. */
    private void lock(LeadId one, LeadId other, Condition oneIs, Condition otherIs) {
        int locked = sql.select(LEAD.LEAD_ID).from(LEAD)
                .where(LEAD.LEAD_ID.eq(one.value()).and(oneIs).or(LEAD.LEAD_ID.eq(other.value()).and(otherIs)))
                .orderBy(LEAD.LEAD_ID).forUpdate().fetch().size();
        if (locked < 2) {
            throw new LedgerBusy("A lead has been merged, un-merged or erased meanwhile.");
        }
    }

    void merge(LeadId kept, LeadId other, Instant at) {
        Condition known = LIVE.and(LEAD.ANONYMOUS.isFalse());
        lock(kept, other, known, known);
        boolean _ = dismiss(kept, other, at);
        int merged = sql.update(LEAD).set(LEAD.MERGED_INTO, kept.value()).set(LEAD.MERGED_AT, at).setNull(LEAD.DUE)
                .where(LEAD.LEAD_ID.eq(other.value())).execute();
        int linked = sql.update(SUBJECT).set(SUBJECT.LEAD_ID, kept.value())
                .where(SUBJECT.LEAD_ID.eq(other.value())).execute();
        assert merged == 1 && linked > 0;
        int _ = sql.update(HANDOFF).set(HANDOFF.LEAD_ID, kept.value()).where(HANDOFF.LEAD_ID.eq(other.value()))
                .execute();
        int _ = sql.deleteFrom(OFFER_WISH).where(OFFER_WISH.LEAD_ID.eq(other.value())).execute();
        sql.select(LEAD.ACCOUNT).from(LEAD).where(LEAD.LEAD_ID.eq(other.value())).and(LEAD.ACCOUNT.isNotNull())
                .forEach(row -> new AccountRows(sql).note(List.of(new AccountNote(row.value1(), false, at))));
    }

    void unmerge(LeadId whole, LeadId part) {
        lock(whole, part, LIVE, LEAD.MERGED_INTO.isNotNull().and(LEAD.ERASED_AT.isNull()));
        if (!whole.value().equals(sql.select(whole(inline(part.value()))).fetchSingle().value1())) {
            throw new LedgerBusy("A lead has become part of another one meanwhile.");
        }
        int parted = sql.update(LEAD).setNull(LEAD.MERGED_INTO).setNull(LEAD.MERGED_AT)
                .where(LEAD.LEAD_ID.eq(part.value())).execute();
        List<UUID> parts = withParts(part);
        int linked = sql.update(SUBJECT).set(SUBJECT.LEAD_ID, part.value()).where(SUBJECT.OWN_LEAD_ID.in(parts))
                .execute();
        int _ = sql.update(HANDOFF).set(HANDOFF.LEAD_ID, part.value()).where(HANDOFF.OWN_LEAD_ID.in(parts)).execute();
        assert parted == 1 && linked > 0;
    }

    /** A lead and all that has been merged into it, at whatever remove. */
    private List<UUID> withParts(LeadId lead) {
        Field<UUID> id = DSL.field(name("part", "lead_id"), UUID.class);
        return sql.withRecursive("part", "lead_id").as(select(LEAD.LEAD_ID).from(LEAD)
                .where(LEAD.LEAD_ID.eq(lead.value())).unionAll(select(LEAD.LEAD_ID).from(LEAD)
                        .join(DSL.table(name("part"))).on(LEAD.MERGED_INTO.eq(id))))
                .select(id).from(DSL.table(name("part"))).fetch(id);
    }

    boolean dismiss(LeadId one, LeadId other, Instant at) {
        Field<UUID> kept = whole(MERGE_SUGGESTION.KEPT);
        Field<UUID> second = whole(MERGE_SUGGESTION.OTHER);
        Field<UUID> first = whole(inline(one.value()));
        Field<UUID> last = whole(inline(other.value()));
        return sql.update(MERGE_SUGGESTION).set(MERGE_SUGGESTION.SETTLED_AT, at)
                .where(MERGE_SUGGESTION.SETTLED_AT.isNull())
                .and(kept.eq(first).and(second.eq(last)).or(kept.eq(last).and(second.eq(first))))
                .execute() > 0;
    }
}
