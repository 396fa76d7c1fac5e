package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.OFFER_GROUND;
import static dev.baton.persistence.schema.Tables.OFFER_WISH;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Leads that are to be offered, in PostgreSQL. */
record WishRows(DSLContext sql) implements WishPage {
    private static final String FRESH = "fresh";
    private static final String ASKED = "asked";
    static final String UNMATCHED = "unmatched";
    static final String RETURNED = "returned";
    private static final RowStatement<Wish> PUT = RowStatement.writing(rows -> writing(rows)
            .onConflict(OFFER_WISH.LEAD_ID, OFFER_WISH.KIND).doUpdate().setAllToExcluded());
    private static final RowStatement<Wish> PUT_IF_UNKNOWN = RowStatement
            .writing(rows -> writing(rows).onConflictDoNothing());
    private static final RowStatement<Wanting> REMOVE = RowStatement.answering(WishRows::removing);
    /** Those who wait for something new. */
    private static final Condition WAITS = OFFER_WISH.STATUS.in(inline(UNMATCHED), inline(RETURNED));

    @Override
    public void put(List<Wish> wishes) {
        if (!wishes.isEmpty()) {
            int _ = PUT.execute(sql, wishes);
        }
    }

    @Override
    public void putIfUnknown(List<Wish> wishes) {
        if (!wishes.isEmpty()) {
            int _ = PUT_IF_UNKNOWN.execute(sql, wishes);
        }
    }

    private static InsertOnDuplicateStep<?> writing(Rows<Wish> rows) {
        var lead = rows.uuid(wish -> wish.who().lead().value());
        var kind = rows.text(wish -> wish.who().kind().code());
        var due = rows.instant(Wish::dueAt);
        var status = rows.text(wish -> status(wish.status()));
        var miss = rows.optionalText(wish -> wish.status() instanceof Status.Unmatched(Miss why)
                ? Optional.of(why.code())
                : Optional.empty());
        var policy = rows.optionalText(wish -> rule(wish).map(ByRule::policy));
        var version = rows.optionalNumber(wish -> rule(wish).map(by -> (long) by.version())).cast(SQLDataType.INTEGER);
        var rule = rows.optionalText(wish -> rule(wish).map(ByRule::rule));
        var since = rows.optionalInstant(wish -> wish.status() instanceof Status.Returned(var _, Instant at)
                ? Optional.of(at)
                : Optional.empty());
        return insertInto(OFFER_WISH, OFFER_WISH.LEAD_ID, OFFER_WISH.KIND, OFFER_WISH.DUE_AT, OFFER_WISH.STATUS,
                OFFER_WISH.MISS, OFFER_WISH.POLICY, OFFER_WISH.POLICY_VERSION, OFFER_WISH.RULE, OFFER_WISH.SINCE)
                .select(select(lead, kind, due, status, miss, policy, version, rule, since).from(rows.table()));
    }

    private static Optional<ByRule> rule(Wish wish) {
        return wish.status() instanceof Status.Returned(ByRule rule, var _) ? Optional.of(rule) : Optional.empty();
    }

    private static String status(Status status) {
        return switch (status) {
            case Status.Fresh() -> FRESH;
            case Status.Asked() -> ASKED;
            case Status.Unmatched _ -> UNMATCHED;
            case Status.Returned _ -> RETURNED;
        };
    }

    @Override
    public Set<Wanting> remove(Collection<Wanting> leads) {
        Set<Wanting> removed = new HashSet<>();
        if (!leads.isEmpty()) {
            REMOVE.fetch(sql, leads).forEach(row -> removed.add(wanting(row)));
        }
        return removed;
    }

    private static ResultQuery<?> removing(Rows<Wanting> rows) {
        var lead = rows.uuid(who -> who.lead().value());
        var kind = rows.text(who -> who.kind().code());
        return deleteFrom(OFFER_WISH).using(rows.table()).where(OFFER_WISH.LEAD_ID.eq(lead))
                .and(OFFER_WISH.KIND.eq(kind)).returning(OFFER_WISH.LEAD_ID, OFFER_WISH.KIND);
    }

    private static Wanting wanting(Record row) {
        return new Wanting(new LeadId(row.get(OFFER_WISH.LEAD_ID)),
                StoredTree.word(CycleKind.WORDS, row.get(OFFER_WISH.KIND)));
    }

    @Override
    public void wake(Collection<LeadId> leads, Instant at) {
        int _ = sql.update(OFFER_WISH).set(OFFER_WISH.DUE_AT, at)
                .where(OFFER_WISH.LEAD_ID.in(leads.stream().map(LeadId::value).toList())).and(WAITS).execute();
    }

    @Override
    public void wakeAll(String ground, Instant at) {
        int other = sql.insertInto(OFFER_GROUND, OFFER_GROUND.GROUND).values(ground).onConflict(OFFER_GROUND.ONE)
                .doUpdate().set(OFFER_GROUND.GROUND, excluded(OFFER_GROUND.GROUND))
                .where(OFFER_GROUND.GROUND.ne(excluded(OFFER_GROUND.GROUND))).execute();
        if (other > 0) {
            int _ = sql.update(OFFER_WISH).set(OFFER_WISH.DUE_AT, at).where(WAITS).execute();
        }
    }

    @Override
    public boolean restsOn(String ground) {
        return sql.select(OFFER_GROUND.ONE).from(OFFER_GROUND).where(OFFER_GROUND.GROUND.eq(ground)).forShare()
                .fetchOptional().isPresent();
    }

    @Override
    public List<LeadId> claim(Instant now, int most) {
        return sql.select(LEAD.LEAD_ID).from(OFFER_WISH).join(LEAD).on(LEAD.LEAD_ID.eq(OFFER_WISH.LEAD_ID))
                .where(OFFER_WISH.DUE_AT.le(val(now))).and(MergeRows.LIVE)
                .orderBy(DSL.field(WAITS), OFFER_WISH.DUE_AT, OFFER_WISH.LEAD_ID, OFFER_WISH.KIND).limit(inline(most))
                .forNoKeyUpdate()
                .of(LEAD).skipLocked().fetch(row -> new LeadId(row.value1())).stream().distinct().toList();
    }

    @Override
    public List<Wish> of(Collection<LeadId> leads) {
        return sql.selectFrom(OFFER_WISH).where(OFFER_WISH.LEAD_ID.in(leads.stream().map(LeadId::value).toList()))
                .orderBy(OFFER_WISH.LEAD_ID, OFFER_WISH.KIND).fetch(WishRows::wish);
    }

    static Wish wish(Record row) {
        Status status = switch (row.get(OFFER_WISH.STATUS)) {
            case FRESH -> new Status.Fresh();
            case ASKED -> new Status.Asked();
            case UNMATCHED -> new Status.Unmatched(StoredTree.word(Miss.WORDS, row.get(OFFER_WISH.MISS)));
            case RETURNED -> new Status.Returned(new ByRule(row.get(OFFER_WISH.POLICY),
                    row.get(OFFER_WISH.POLICY_VERSION), row.get(OFFER_WISH.RULE)), row.get(OFFER_WISH.SINCE));
            case String other -> throw new IllegalStateException("a stored wish nobody knows: " + other);
        };
        return new Wish(wanting(row), status, row.get(OFFER_WISH.DUE_AT));
    }
}
