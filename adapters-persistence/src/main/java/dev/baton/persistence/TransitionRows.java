package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.STAGE_TRANSITION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectField;

/** The changes of stage as they were recorded. */
record TransitionRows(DSLContext sql) {
    /** What a change of stage is read from. */
    static final List<SelectField<?>> COLUMNS = List.of(STAGE_TRANSITION.SEQUENCE, STAGE_TRANSITION.FROM_STAGE,
            STAGE_TRANSITION.TO_STAGE, STAGE_TRANSITION.EFFECTIVE_AT, STAGE_TRANSITION.RECORDED_AT,
            STAGE_TRANSITION.CAUSE, STAGE_TRANSITION.SCORE, STAGE_TRANSITION.CYCLE_KIND,
            STAGE_TRANSITION.CYCLE_NUMBER);

    private static final RowStatement<LeadId> PATHS = RowStatement.answering(rows -> select(STAGE_TRANSITION.LEAD_ID,
            STAGE_TRANSITION.CYCLE_KIND, STAGE_TRANSITION.TO_STAGE).from(STAGE_TRANSITION)
            .where(rows.isOneOf(STAGE_TRANSITION.LEAD_ID, LeadId::value))
            .orderBy(STAGE_TRANSITION.LEAD_ID, STAGE_TRANSITION.SEQUENCE));
    private static final RowStatement<Move> APPEND = RowStatement.writing(TransitionRows::appending);

    /** A change of stage, when it was recorded, and the how-many-eth of its lead it is in this batch, from 1. */
    private record Move(LeadId lead, long number, Transition transition, Instant recordedAt) {}

    Map<LeadId, List<Step>> paths(Collection<LeadId> leads) {
        Map<LeadId, List<Step>> paths = new HashMap<>();
        leads.forEach(lead -> paths.put(lead, new ArrayList<>()));
        PATHS.fetch(sql, leads).forEach(row -> paths
                .computeIfAbsent(new LeadId(row.get(STAGE_TRANSITION.LEAD_ID)), _ -> new ArrayList<>())
                .add(new Step(StoredTransition.kind(row.get(STAGE_TRANSITION.CYCLE_KIND)),
                        StoredTransition.stage(row.get(STAGE_TRANSITION.TO_STAGE)))));
        return paths;
    }

    /** Numbered behind what is there; who appends has locked the lead. */
    void append(Map<LeadId, List<Transition>> transitions, Instant recordedAt) {
        List<Move> moves = new ArrayList<>();
        transitions.forEach((lead, ofLead) -> {
            for (int i = 0; i < ofLead.size(); i++) {
                moves.add(new Move(lead, i + 1L, ofLead.get(i), recordedAt));
            }
        });
        int _ = APPEND.execute(sql, moves);
    }

    private static Query appending(Rows<Move> rows) {
        Field<UUID> lead = rows.uuid(move -> move.lead().value());
        Field<Integer> number = rows.number(Move::number).cast(Integer.class);
        Field<String> from = rows.text(move -> move.transition().from().name());
        Field<String> to = rows.text(move -> move.transition().to().name());
        Field<Instant> effectiveAt = rows.instant(move -> move.transition().effectiveAt());
        Field<Instant> recorded = rows.instant(Move::recordedAt);
        Field<JSONB> cause = rows.json(move -> StoredTransition.written(move.transition().cause()));
        Field<JSONB> score = rows.json(move -> StoredTransition.written(move.transition().score()));
        Field<String> kind = rows.text(move -> move.transition().cycle().kind().code());
        Field<Integer> cycle = rows.number(move -> (long) move.transition().cycle().number()).cast(Integer.class);
        Field<Integer> last = coalesce(field(select(max(STAGE_TRANSITION.SEQUENCE)).from(STAGE_TRANSITION)
                .where(STAGE_TRANSITION.LEAD_ID.eq(lead))), inline(0));
        return insertInto(STAGE_TRANSITION, STAGE_TRANSITION.LEAD_ID, STAGE_TRANSITION.SEQUENCE,
                STAGE_TRANSITION.FROM_STAGE, STAGE_TRANSITION.TO_STAGE, STAGE_TRANSITION.EFFECTIVE_AT,
                STAGE_TRANSITION.RECORDED_AT, STAGE_TRANSITION.CAUSE, STAGE_TRANSITION.SCORE,
                STAGE_TRANSITION.CYCLE_KIND,
                STAGE_TRANSITION.CYCLE_NUMBER)
                .select(select(lead, last.plus(number), from, to, effectiveAt, recorded, cause, score, kind, cycle)
                        .from(rows.table()));
    }

    List<RecordedTransition> of(LeadId lead) {
        return sql.select(COLUMNS).from(STAGE_TRANSITION).where(STAGE_TRANSITION.LEAD_ID.eq(lead.value()))
                .orderBy(STAGE_TRANSITION.SEQUENCE).fetch(TransitionRows::transition);
    }

    static RecordedTransition transition(Record row) {
        Transition transition = new Transition(
                new Cycle(StoredTransition.kind(row.get(STAGE_TRANSITION.CYCLE_KIND)),
                        row.get(STAGE_TRANSITION.CYCLE_NUMBER)),
                StoredTransition.stage(row.get(STAGE_TRANSITION.FROM_STAGE)),
                StoredTransition.stage(row.get(STAGE_TRANSITION.TO_STAGE)), row.get(STAGE_TRANSITION.EFFECTIVE_AT),
                StoredTransition.cause(WrittenForm.branch(row.get(STAGE_TRANSITION.CAUSE))),
                StoredTransition.score(WrittenForm.branch(row.get(STAGE_TRANSITION.SCORE))));
        return new RecordedTransition(row.get(STAGE_TRANSITION.SEQUENCE), transition,
                row.get(STAGE_TRANSITION.RECORDED_AT));
    }
}
