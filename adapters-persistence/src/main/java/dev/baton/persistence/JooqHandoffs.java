package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.HANDOFF_STEP;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.OFFER_WISH;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;

/**
 * The handoffs in PostgreSQL, to be looked at.
 *
 * @param most for how long the server counts at most
 */
record JooqHandoffs(DSLContext sql, Duration most) implements Handoffs {
    private static final Condition OPEN = HANDOFF.ENDED_AT.isNull();

    @Override
    public Optional<Handoff> find(UUID handoff) {
        return Trouble.told(() -> sql.select(StoredHandoff.COLUMNS).from(HANDOFF).where(HANDOFF.HANDOFF_ID.eq(handoff))
                .fetchOptional(StoredHandoff::read));
    }

    @Override
    public Optional<Tree.Branch> packet(UUID handoff) {
        return Trouble.told(() -> sql.select(HANDOFF.PACKET).from(HANDOFF).where(HANDOFF.HANDOFF_ID.eq(handoff))
                .and(HANDOFF.PACKET.isNotNull()).fetchOptional(found -> packet(found.value1())));
    }

    private static Tree.Branch packet(JSON stored) {
        return WrittenForm.branch(stored);
    }

    @Override
    public List<Step> steps(UUID handoff) {
        return Trouble.told(() -> sql.selectFrom(HANDOFF_STEP).where(HANDOFF_STEP.HANDOFF_ID.eq(handoff))
                .orderBy(HANDOFF_STEP.STEP)
                .fetch(found -> new Step(found.getAt(), StoredTree.word(EventType.WORDS, found.getWhat()),
                        WrittenForm.branch(found.getAbout()),
                        Optional.ofNullable(found.getByName())
                                .map(name -> new Actor(Optional.ofNullable(found.getByPerson()), name)),
                        Optional.ofNullable(found.getNote()))));
    }

    /** Those with a promise and those without are asked for one after the other: so each is a walk along the index. */
    @Override
    public List<Handoff> open(Wanted wanted, Instant now, Optional<DuePlace> after, int most) {
        Condition open = OPEN.and(wanted(wanted, now));
        List<Handoff> found = new ArrayList<>();
        if (after.isEmpty() || after.get().dueAt().isPresent()) {
            Condition behind = after.map(place -> behind(place, place.dueAt().orElseThrow())).orElse(noCondition());
            found.addAll(open(open.and(HANDOFF.DUE_AT.isNotNull()).and(behind), most));
        }
        if (found.size() < most) {
            Condition behind = after.filter(place -> place.dueAt().isEmpty())
                    .map(place -> row(HANDOFF.OFFERED_AT, HANDOFF.HANDOFF_ID)
                            .gt(row(val(place.offeredAt()), val(place.handoff()))))
                    .map(Condition.class::cast).orElse(noCondition());
            found.addAll(open(open.and(HANDOFF.DUE_AT.isNull()).and(behind), most - found.size()));
        }
        return found;
    }

    /** The first half alone leads into the index. */
    private static Condition behind(DuePlace place, Instant due) {
        return HANDOFF.DUE_AT.ge(due).and(row(HANDOFF.DUE_AT, HANDOFF.OFFERED_AT, HANDOFF.HANDOFF_ID)
                .gt(row(val(due), val(place.offeredAt()), val(place.handoff()))));
    }

    private List<Handoff> open(Condition wanted, int most) {
        return Trouble.told(() -> sql.select(StoredHandoff.COLUMNS).from(HANDOFF).where(wanted)
                .orderBy(HANDOFF.DUE_AT, HANDOFF.OFFERED_AT, HANDOFF.HANDOFF_ID).limit(inline(most))
                .fetch(StoredHandoff::read));
    }

    @Override
    public List<Handoff> newest(Wanted wanted, Span offered, Instant now, Optional<OfferedPlace> after, int most) {
        Condition behind = after.map(place -> HANDOFF.OFFERED_AT.le(place.offeredAt())
                .and(HANDOFF.OFFERED_AT.lt(place.offeredAt()).or(HANDOFF.HANDOFF_ID.gt(place.handoff()))))
                .orElse(noCondition());
        return Trouble.told(() -> sql.select(StoredHandoff.COLUMNS).from(HANDOFF).where(wanted(wanted, now))
                .and(HANDOFF.OFFERED_AT.ge(offered.from())).and(HANDOFF.OFFERED_AT.lt(offered.until())).and(behind)
                .orderBy(HANDOFF.OFFERED_AT.desc(), HANDOFF.HANDOFF_ID).limit(inline(most))
                .fetch(StoredHandoff::read));
    }

    private static Condition wanted(Wanted wanted, Instant now) {
        return HANDOFF.STATE.in(wanted.states().stream().map(HandoffState::code).map(word -> inline(word)).toList())
                .and(wanted.team().map(HANDOFF.TEAM::eq).orElse(noCondition()))
                .and(wanted.rep().map(JooqHandoffs::held).orElse(noCondition()))
                .and(wanted.stage().map(Stage::name).map(HANDOFF.STAGE::eq).orElse(noCondition()))
                .and(wanted.breached().map(is -> is ? breached(now) : not(breached(now))).orElse(noCondition()))
                .and(wanted.lead().map(lead -> HANDOFF.LEAD_ID.eq(lead.value())).orElse(noCondition()));
    }

    private static Condition held(Held held) {
        return switch (held) {
            case Held.By(UUID rep) -> HANDOFF.REP.eq(rep);
            case Held.ByNobody() -> HANDOFF.REP.isNull();
        };
    }

    /** Of the clocks that run the first alone counts; those that stopped too late, or told it already, tell it themselves. */
    private static Condition breached(Instant now) {
        return condition("(coalesce({0} <= {1}, false) OR EXISTS (SELECT 1 FROM jsonb_array_elements({2}) AS clock"
                + " WHERE (clock ->> 'stopped-at')::timestamptz > (clock ->> 'due-at')::timestamptz OR EXISTS"
                + " (SELECT 1 FROM jsonb_array_elements(clock -> 'steps') WITH ORDINALITY AS taken (step, place)"
                + " WHERE place <= (clock ->> 'done')::integer AND step ->> 'do' = 'breach')))", HANDOFF.DUE_AT,
                val(now, HANDOFF.DUE_AT), HANDOFF.CLOCKS);
    }

    @Override
    public List<Count> counts(Optional<String> team, Instant now) {
        var breached = count().filterWhere(breached(now));
        return counted(inside -> inside.select(HANDOFF.TEAM, HANDOFF.REP, HANDOFF.STATE, count(), breached)
                .from(HANDOFF).where(OPEN).and(team.map(HANDOFF.TEAM::eq).orElse(noCondition()))
                .groupBy(HANDOFF.TEAM, HANDOFF.REP, HANDOFF.STATE)
                .fetch(found -> new Count(found.value1(), Optional.ofNullable(found.value2()),
                        StoredTree.word(HandoffState.WORDS, found.value3()), found.value4(), found.value5())));
    }

    private <T> T counted(Function<DSLContext, T> count) {
        return Transaction.of(sql, inside -> {
            inside.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on;"
                    + " SET LOCAL statement_timeout = " + most.toMillis());
            return count.apply(inside);
        });
    }

    private static Condition waits(Optional<Why> why) {
        return why.map(JooqHandoffs::status).map(OFFER_WISH.STATUS::eq)
                .orElse(OFFER_WISH.STATUS.in(status(Why.UNMATCHED), status(Why.RETURNED)));
    }

    private static String status(Why why) {
        return switch (why) {
            case UNMATCHED -> WishRows.UNMATCHED;
            case RETURNED -> WishRows.RETURNED;
        };
    }

    @Override
    public List<Wish> waiting(Optional<Why> why, Optional<Wanting> after, int most) {
        Condition behind = after.<Condition>map(place -> row(OFFER_WISH.LEAD_ID, OFFER_WISH.KIND)
                .gt(row(val(place.lead().value()), val(place.kind().code())))).orElse(noCondition());
        return Trouble.told(() -> sql.select(OFFER_WISH.fields()).from(OFFER_WISH).join(LEAD)
                .on(LEAD.LEAD_ID.eq(OFFER_WISH.LEAD_ID)).where(waits(why)).and(MergeRows.LIVE).and(behind)
                .orderBy(OFFER_WISH.LEAD_ID, OFFER_WISH.KIND).limit(inline(most)).fetch(WishRows::wish));
    }

    @Override
    public int waiting(Why why) {
        return counted(inside -> inside.select(count()).from(OFFER_WISH).join(LEAD)
                .on(LEAD.LEAD_ID.eq(OFFER_WISH.LEAD_ID)).where(waits(Optional.of(why))).and(MergeRows.LIVE)
                .fetchSingle(found -> found.value1()));
    }

    @Override
    public List<Refusals> refusals(Optional<String> team, Span recorded) {
        return counted(inside -> new RefusalRows(inside).within(team, recorded));
    }
}
