package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.REP_TURN;
import static dev.baton.persistence.schema.Tables.SALES_TEAM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.RoutingPage;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** To whom of a team handoffs go, in PostgreSQL. */
record RoutingRows(DSLContext sql) implements RoutingPage {
    private static final RowStatement<RepTurn> TURN = RowStatement.writing(RoutingRows::turning);

    @Override
    public Optional<Tree.Branch> lockTeam(String team) {
        return sql.select(SALES_TEAM.WRITTEN).from(SALES_TEAM).where(SALES_TEAM.TEAM.eq(team)).forUpdate()
                .fetchOptional(row -> WrittenForm.branch(row.value1()));
    }

    @Override
    public Map<UUID, Load> loads(String team) {
        Map<UUID, Load> loads = new HashMap<>();
        sql.selectFrom(REP_TURN).where(REP_TURN.TEAM.eq(team))
                .forEach(row -> loads.put(row.getRep(), new Load(0, Optional.of(row.getAt()))));
        sql.select(HANDOFF.REP, count()).from(HANDOFF).where(HANDOFF.TEAM.eq(team)).and(HandoffRows.OPEN)
                .and(HANDOFF.REP.isNotNull()).groupBy(HANDOFF.REP)
                .forEach(row -> loads.merge(row.value1(), new Load(row.value2(), Optional.empty()),
                        (turn, open) -> new Load(open.open(), turn.lastOffered())));
        return loads;
    }

    /** In one order, so that nobody waits for each other. */
    @Override
    public void turn(Collection<Handoff> routed, Instant at) {
        Set<RepTurn> turns = new TreeSet<>();
        routed.forEach(each -> each.rep().ifPresent(rep -> turns.add(new RepTurn(each.team(), rep, at))));
        if (!turns.isEmpty()) {
            int _ = TURN.execute(sql, turns);
        }
    }

    /** Whose turn it was. */
    private record RepTurn(String team, UUID rep, Instant at) implements Comparable<RepTurn> {
        @Override
        public int compareTo(RepTurn other) {
            return Comparator.comparing(RepTurn::team).thenComparing(RepTurn::rep).compare(this, other);
        }
    }

    private static Query turning(Rows<RepTurn> rows) {
        return insertInto(REP_TURN, REP_TURN.TEAM, REP_TURN.REP, REP_TURN.AT)
                .select(select(rows.text(RepTurn::team), rows.uuid(RepTurn::rep), rows.instant(RepTurn::at))
                        .from(rows.table()))
                .onConflict(REP_TURN.TEAM, REP_TURN.REP).doUpdate()
                .set(REP_TURN.AT, greatest(REP_TURN.AT, excluded(REP_TURN.AT)));
    }

    @Override
    public Map<UUID, Set<UUID>> holders(String team, Collection<UUID> accounts) {
        Map<UUID, Set<UUID>> holders = new HashMap<>();
        sql.selectDistinct(HANDOFF.ACCOUNT, HANDOFF.REP).from(HANDOFF).where(HANDOFF.ACCOUNT.in(accounts))
                .and(HandoffRows.OPEN)
                .and(HANDOFF.TEAM.eq(team)).and(HANDOFF.REP.isNotNull())
                .forEach(row -> holders.computeIfAbsent(row.value1(), _ -> new HashSet<>()).add(row.value2()));
        return holders;
    }

    @Override
    public List<LeadId> claimUnattended(String team, Set<UUID> there, boolean queued, Set<LeadId> alone, int most) {
        Condition away = HANDOFF.REP.isNotNull().and(there.isEmpty() ? noCondition() : HANDOFF.REP.notIn(there));
        Condition nobodysThere = queued ? HANDOFF.REP.isNull().or(away) : away;
        Condition accepted = HANDOFF.STATE.eq(HandoffState.ACCEPTED.code()).and(HANDOFF.REP.isNull());
        Condition wanted = HANDOFF.STATE.eq(HandoffState.OFFERED.code()).and(nobodysThere);
        return HandoffRows.claim(sql, HANDOFF.TEAM.eq(team).and(queued ? wanted.or(accepted) : wanted)
                .and(alone.isEmpty() ? noCondition() : HANDOFF.LEAD_ID.ne(allOf(alone))), HANDOFF.OFFERED_AT, most);
    }

    private static Field<UUID> allOf(Collection<LeadId> leads) {
        return DSL.field("all({0})", UUID.class, HandoffRows.ids(leads));
    }
}
