package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.HANDOFF_STEP;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.PACKET_OF;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.update;

import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.HandoffPage;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Handoffs in PostgreSQL; {@link RoutingRows} has to whom they go, {@link WishRows} the leads that are to be offered. */
record HandoffRows(DSLContext sql) implements HandoffPage {
    private static final RowStatement<Map.Entry<Handoff, Tree.Branch>> ADD = RowStatement.writing(HandoffRows::adding);
    private static final RowStatement<Handoff> TELL_OF = RowStatement.writing(HandoffRows::tellingOf);
    private static final RowStatement<Handoff> SAVE = RowStatement.writing(HandoffRows::saving);
    private static final RowStatement<Happening> APPEND = RowStatement.writing(HandoffRows::appending);
    static final Condition OPEN = HANDOFF.ENDED_AT.isNull();
    private static final Field<Instant> DUE = least(HANDOFF.NEXT_AT, HANDOFF.LOOK_AT);

    @Override
    public List<CameBack> cameBack(Collection<LeadId> leads) {
        return sql.select(HANDOFF.LEAD_ID, HANDOFF.KIND, HANDOFF.POLICY, HANDOFF.POLICY_VERSION, HANDOFF.RULE,
                HANDOFF.ENDED_AT).from(HANDOFF).where(HANDOFF.LEAD_ID.eq(anyOf(leads)))
                .and(HANDOFF.STATE.eq(inline(HandoffState.RETURNED.code())))
                .fetch(row -> new CameBack(
                        new Wanting(new LeadId(row.value1()), StoredTree.word(CycleKind.WORDS, row.value2())),
                        new ByRule(row.value3(), row.value4(), row.value5()), row.value6()));
    }

    @Override
    public Map<LeadId, List<Handoff>> open(Collection<LeadId> leads) {
        return sql.select(StoredHandoff.COLUMNS).from(HANDOFF).where(HANDOFF.LEAD_ID.eq(anyOf(leads))).and(OPEN)
                .fetchGroups(row -> new LeadId(row.get(HANDOFF.LEAD_ID)), StoredHandoff::read);
    }

    private static Field<UUID> anyOf(Collection<LeadId> leads) {
        return DSL.field("any({0})", UUID.class, ids(leads));
    }

    static Field<UUID[]> ids(Collection<LeadId> leads) {
        return DSL.val(leads.stream().map(LeadId::value).toArray(UUID[]::new));
    }

    @Override
    public Optional<Handoff> find(UUID handoff) {
        return sql.select(StoredHandoff.COLUMNS).from(HANDOFF).where(HANDOFF.HANDOFF_ID.eq(handoff))
                .fetchOptional(StoredHandoff::read);
    }

    @Override
    public void add(Map<Handoff, Tree.Branch> packets) {
        if (!packets.isEmpty()) {
            int _ = ADD.execute(sql, packets.entrySet());
            int _ = TELL_OF.execute(sql, packets.keySet());
        }
    }

    /** The leads of which a packet tells: those that are one now, each by itself. */
    private static Query tellingOf(Rows<Handoff> rows) {
        var id = rows.uuid(Handoff::id);
        var lead = rows.uuid(each -> each.lead().value());
        return insertInto(PACKET_OF, PACKET_OF.HANDOFF_ID, PACKET_OF.OWN_LEAD_ID)
                .select(selectDistinct(id, SUBJECT.OWN_LEAD_ID).from(rows.table()).join(SUBJECT)
                        .on(SUBJECT.LEAD_ID.eq(lead)));
    }

    private static Query adding(Rows<Map.Entry<Handoff, Tree.Branch>> rows) {
        var id = rows.uuid(each -> each.getKey().id());
        var lead = rows.uuid(each -> each.getKey().lead().value());
        var kind = rows.text(each -> each.getKey().cycle().kind().code());
        var number = rows.number(each -> (long) each.getKey().cycle().number()).cast(SQLDataType.INTEGER);
        var stage = rows.text(each -> each.getKey().stage().name());
        var state = rows.text(each -> each.getKey().state().code());
        var policy = rows.text(each -> each.getKey().rule().policy());
        var version = rows.number(each -> (long) each.getKey().rule().version()).cast(SQLDataType.INTEGER);
        var rule = rows.text(each -> each.getKey().rule().rule());
        var team = rows.text(each -> each.getKey().team());
        var rep = rows.optionalUuid(each -> each.getKey().rep());
        var choice = rows.json(each -> StoredHandoff.written(each.getKey().choice()));
        var account = rows.optionalUuid(each -> each.getKey().account());
        var offeredAt = rows.instant(each -> each.getKey().offeredAt());
        var clocks = rows.json(each -> StoredHandoff.written(each.getKey().clocks()));
        var next = rows.optionalInstant(each -> each.getKey().next());
        var due = rows.optionalInstant(each -> each.getKey().dueAt());
        var packet = rows.text(each -> WrittenForm.text(each.getValue())).cast(SQLDataType.JSON);
        var judge = rows.optionalText(each -> StoredHandoff.judge(each.getValue()).map(JudgedBy::definition));
        var judgeVersion = rows
                .optionalNumber(each -> StoredHandoff.judge(each.getValue()).map(by -> (long) by.version()))
                .cast(SQLDataType.INTEGER);
        return insertInto(HANDOFF, HANDOFF.HANDOFF_ID, HANDOFF.LEAD_ID, HANDOFF.OWN_LEAD_ID, HANDOFF.KIND,
                HANDOFF.NUMBER, HANDOFF.STAGE, HANDOFF.STATE, HANDOFF.POLICY, HANDOFF.POLICY_VERSION, HANDOFF.RULE,
                HANDOFF.TEAM, HANDOFF.REP, HANDOFF.CHOICE, HANDOFF.ACCOUNT, HANDOFF.OFFERED_AT, HANDOFF.CLOCKS,
                HANDOFF.NEXT_AT, HANDOFF.DUE_AT, HANDOFF.PACKET, HANDOFF.JUDGED_BY, HANDOFF.JUDGED_VERSION)
                .select(select(id, lead, lead, kind, number, stage, state, policy, version, rule, team, rep, choice,
                        account, offeredAt, clocks, next, due, packet, judge, judgeVersion).from(rows.table()));
    }

    @Override
    public void save(Collection<Handoff> handoffs) {
        if (!handoffs.isEmpty()) {
            int _ = SAVE.execute(sql, handoffs);
        }
    }

    private static Query saving(Rows<Handoff> rows) {
        var id = rows.uuid(Handoff::id);
        var state = rows.text(each -> each.state().code());
        var rep = rows.optionalUuid(Handoff::rep);
        var choice = rows.json(each -> StoredHandoff.written(each.choice()));
        var answeredAt = rows.optionalInstant(each -> each.answer().map(Answered::at));
        var answeredBy = rows.optionalUuid(each -> each.answer().flatMap(answer -> answer.by().person()));
        var answeredName = rows.optionalText(each -> each.answer().map(answer -> answer.by().name()));
        var reason = rows.optionalText(each -> each.answer().flatMap(Answered::reason));
        var ended = rows.optionalInstant(Handoff::endedAt);
        var call = rows.optionalInstant(Handoff::callAt);
        var contacted = rows.optionalInstant(Handoff::contactedAt);
        var clocks = rows.json(each -> StoredHandoff.written(each.clocks()));
        var next = rows.optionalInstant(Handoff::next);
        var due = rows.optionalInstant(Handoff::dueAt);
        return update(HANDOFF).set(HANDOFF.STATE, state).set(HANDOFF.REP, rep).set(HANDOFF.CHOICE, choice)
                .set(HANDOFF.ANSWERED_AT, answeredAt).set(HANDOFF.ANSWERED_BY, answeredBy)
                .set(HANDOFF.ANSWERED_NAME, answeredName).set(HANDOFF.REASON, reason).set(HANDOFF.ENDED_AT, ended)
                .set(HANDOFF.CALL_AT, call).set(HANDOFF.CONTACTED_AT, contacted).set(HANDOFF.CLOCKS, clocks)
                .set(HANDOFF.NEXT_AT, next).set(HANDOFF.DUE_AT, due).from(rows.table())
                .where(HANDOFF.HANDOFF_ID.eq(id));
    }

    @Override
    public void append(List<Happening> happenings) {
        if (!happenings.isEmpty()) {
            int _ = APPEND.execute(sql, happenings);
        }
    }

    private static Query appending(Rows<Happening> rows) {
        var handoff = rows.uuid(Happening::handoff);
        var at = rows.instant(Happening::at);
        var what = rows.text(each -> HandoffNews.type(each.what()).code());
        var about = rows.json(each -> HandoffNews.details(Tree.branch(), each.what()).done());
        var person = rows.optionalUuid(each -> each.by().flatMap(by -> by.person()));
        var name = rows.optionalText(each -> each.by().map(by -> by.name()));
        var note = rows.optionalText(Happening::note);
        return insertInto(HANDOFF_STEP, HANDOFF_STEP.HANDOFF_ID, HANDOFF_STEP.AT, HANDOFF_STEP.WHAT,
                HANDOFF_STEP.ABOUT, HANDOFF_STEP.BY_PERSON, HANDOFF_STEP.BY_NAME, HANDOFF_STEP.NOTE)
                .select(select(handoff, at, what, about, person, name, note).from(rows.table()));
    }

    @Override
    public void stir(Collection<LeadId> leads, Instant at) {
        int _ = sql.update(HANDOFF).set(HANDOFF.LOOK_AT, at).where(HANDOFF.LEAD_ID.eq(anyOf(leads))).and(OPEN)
                .and(HANDOFF.STATE.eq(HandoffState.ACCEPTED.code())).execute();
    }

    @Override
    public Set<ByRule> acceptedBy() {
        return Set.copyOf(sql.selectDistinct(HANDOFF.POLICY, HANDOFF.POLICY_VERSION, HANDOFF.RULE).from(HANDOFF)
                .where(OPEN).and(HANDOFF.STATE.eq(HandoffState.ACCEPTED.code()))
                .fetch(row -> new ByRule(row.value1(), row.value2(), row.value3())));
    }

    @Override
    public void stirBy(Set<ByRule> rules, Instant at) {
        int _ = sql.update(HANDOFF).set(HANDOFF.LOOK_AT, at).where(OPEN)
                .and(HANDOFF.STATE.eq(HandoffState.ACCEPTED.code()))
                .and(row(HANDOFF.POLICY, HANDOFF.POLICY_VERSION, HANDOFF.RULE).in(rules.stream()
                        .map(by -> row(by.policy(), by.version(), by.rule())).toList()))
                .execute();
    }

    @Override
    public void looked(UUID handoff, Optional<Instant> again) {
        int _ = sql.update(HANDOFF).set(HANDOFF.LOOK_AT, again.orElse(null)).where(HANDOFF.HANDOFF_ID.eq(handoff))
                .execute();
    }

    @Override
    public List<LeadId> claimClocks(Instant now, int most) {
        return claim(sql, HANDOFF.NEXT_AT.le(now).or(HANDOFF.LOOK_AT.le(now)), DUE, most);
    }

    /** The leads of open handoffs that are wanted, locked, but those that another instance works on. */
    static List<LeadId> claim(DSLContext sql, Condition wanted, Field<Instant> first, int most) {
        return sql.select(LEAD.LEAD_ID).from(HANDOFF).join(LEAD).on(LEAD.LEAD_ID.eq(HANDOFF.LEAD_ID))
                .where(wanted).and(OPEN).and(MergeRows.LIVE).orderBy(first, HANDOFF.HANDOFF_ID).limit(inline(most))
                .forNoKeyUpdate().of(LEAD).skipLocked().fetch(row -> new LeadId(row.value1())).stream().distinct()
                .toList();
    }
}
