package dev.baton.persistence;

import static dev.baton.persistence.RowStatement.instant;
import static dev.baton.persistence.RowStatement.optionalText;
import static dev.baton.persistence.RowStatement.uuid;
import static dev.baton.persistence.schema.Tables.ATTRIBUTE_TYPE;
import static dev.baton.persistence.schema.Tables.LEAD_FACT;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.lead.When;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.SelectField;

/** Statements about people, and the catalogue of attributes. */
record FactRows(DSLContext sql) {
    /** What a fact is read from, in the order in which {@link #fact} reads it. */
    static final List<SelectField<?>> COLUMNS = List.of(SUBJECT.LEAD_ID, LEAD_FACT.FACT_ID, LEAD_FACT.OCCURRED_AT,
            LEAD_FACT.RECORDED_AT, LEAD_FACT.QUIET, LEAD_FACT.KIND, LEAD_FACT.NAME, LEAD_FACT.BODY);

    /**
     * Of a lead that has been merged everything counts but who judged it and what its account came to: the judge of the kept
     * lead judges both, and both are in its account.
     */
    static final Condition OWN_JUDGE = LEAD_FACT.KIND.notIn(inline("judged-by"), inline("rolled-up"))
            .or(SUBJECT.OWN_LEAD_ID.eq(SUBJECT.LEAD_ID));

    private static final RowStatement<Row> INSERT = RowStatement.answering(FactRows::inserting);
    private static final RowStatement<LeadId> OF = RowStatement.answering(rows -> select(COLUMNS).from(LEAD_FACT)
            .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(LEAD_FACT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)).and(OWN_JUDGE));
    private static final RowStatement<String> TYPES = RowStatement.answering(FactRows::lookingForTypes);
    private static final RowStatement<Map.Entry<String, AttributeValue.Type>> DECLARE = RowStatement
            .writing(FactRows::declaring);

    /** A fact and what it is stored as. */
    private record Row(SubjectId subject, LeadFact fact, StoredStatement says, UUID sameness) {
        static Row of(SubjectFact fact) {
            StoredStatement says = StoredStatement.of(fact.fact().says());
            return new Row(fact.subject(), fact.fact(), says, says.sameness(fact.fact().when().occurredAt()));
        }
    }

    /** Sorted by what makes them unique, so that two transactions with the same facts wait for each other in a row. */
    List<Boolean> storeFacts(List<SubjectFact> facts) {
        List<Row> rows = facts.stream().map(Row::of).sorted(Comparator
                .comparing((Row row) -> row.subject().value()).thenComparing(Row::sameness)).toList();
        Set<UUID> stored = new HashSet<>(INSERT.fetch(sql, rows).getValues(LEAD_FACT.FACT_ID));
        return facts.stream().map(fact -> stored.remove(fact.fact().id())).toList();
    }

    private static ResultQuery<?> inserting(Rows<Row> rows) {
        Field<UUID> id = rows.uuid(row -> row.fact().id());
        Field<UUID> subject = present(rows.uuid(row -> row.subject().value()));
        Field<Instant> occurredAt = rows.instant(row -> row.fact().when().occurredAt());
        Field<Instant> recordedAt = rows.instant(row -> row.fact().when().recordedAt());
        Field<Boolean> quiet = rows.flag(row -> row.fact().when().effects() == Effects.NONE);
        Field<String> kind = rows.text(row -> row.says().kind());
        Field<String> name = rows.text(row -> row.says().name());
        Field<JSONB> body = rows.optionalJson(row -> row.says().body());
        Field<UUID> sameness = rows.uuid(Row::sameness);
        return insertInto(LEAD_FACT, LEAD_FACT.FACT_ID, LEAD_FACT.SUBJECT_ID, LEAD_FACT.OCCURRED_AT,
                LEAD_FACT.RECORDED_AT, LEAD_FACT.QUIET, LEAD_FACT.KIND, LEAD_FACT.NAME, LEAD_FACT.BODY,
                LEAD_FACT.SAMENESS)
                .select(select(id, subject, occurredAt, recordedAt, quiet, kind, name, body, sameness)
                        .from(rows.table()))
                .onConflict(LEAD_FACT.SUBJECT_ID, LEAD_FACT.SAMENESS).doNothing()
                .returning(LEAD_FACT.FACT_ID);
    }

    /** The id of a subject if it is there, else null, which no table takes: a foreign key's check without its lock. */
    private static Field<UUID> present(Field<UUID> subject) {
        return field(select(SUBJECT.SUBJECT_ID).from(SUBJECT).where(SUBJECT.SUBJECT_ID.eq(subject)));
    }

    Map<LeadId, List<LeadFact>> of(Collection<LeadId> leads) {
        Map<LeadId, List<LeadFact>> facts = new HashMap<>();
        leads.forEach(lead -> facts.put(lead, new ArrayList<>()));
        OF.each(sql, leads, row -> facts
                .computeIfAbsent(new LeadId(uuid(row, 1)), _ -> new ArrayList<>()).add(fact(row)));
        return facts;
    }

    /** The columns are {@link #COLUMNS}. */
    static LeadFact fact(ResultSet row) throws SQLException {
        When when = new When(instant(row, 3), instant(row, 4), row.getBoolean(5) ? Effects.NONE : Effects.ALL);
        StoredStatement says = new StoredStatement(row.getString(6), row.getString(7),
                optionalText(row, 8).map(JSONB::valueOf).map(WrittenForm::read));
        return new LeadFact(uuid(row, 2), when, says.statement());
    }

    int attributeCount() {
        return sql.fetchCount(ATTRIBUTE_TYPE);
    }

    Map<String, AttributeValue.Type> attributeTypes(Collection<String> names) {
        Map<String, AttributeValue.Type> known = new HashMap<>();
        TYPES.fetch(sql, names).forEach(row -> known.put(row.get(ATTRIBUTE_TYPE.NAME),
                AttributeValue.Type.of(row.get(ATTRIBUTE_TYPE.TYPE)).orElseThrow()));
        return known;
    }

    private static ResultQuery<?> lookingForTypes(Rows<String> rows) {
        Field<String> name = rows.text(each -> each);
        return select(ATTRIBUTE_TYPE.NAME, ATTRIBUTE_TYPE.TYPE).from(rows.table())
                .join(ATTRIBUTE_TYPE).on(ATTRIBUTE_TYPE.NAME.eq(name));
    }

    void declareTypes(Map<String, AttributeValue.Type> types) {
        int declared = DECLARE.execute(sql, new TreeMap<>(types).entrySet());
        if (declared < types.size() && !attributeTypes(types.keySet()).equals(types)) {
            throw new LedgerBusy("an attribute was declared with another type meanwhile");
        }
    }

    private static Query declaring(Rows<Map.Entry<String, AttributeValue.Type>> rows) {
        Field<String> name = rows.text(Map.Entry::getKey);
        Field<String> type = rows.text(entry -> entry.getValue().code());
        return insertInto(ATTRIBUTE_TYPE, ATTRIBUTE_TYPE.NAME, ATTRIBUTE_TYPE.TYPE)
                .select(select(name, type).from(rows.table())).onConflictDoNothing();
    }
}
