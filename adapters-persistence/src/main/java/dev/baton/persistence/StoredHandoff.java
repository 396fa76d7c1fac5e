package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;

import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.handoff.Clock;
import dev.baton.domain.handoff.Clock.Act;
import dev.baton.domain.handoff.Clock.Step;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Handoff.Answered;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.policy.Rung;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;

/** A handoff as its columns. */
final class StoredHandoff {
    private static final Map<String, Rung.Act> RUNGS = Arrays.stream(Rung.Act.values())
            .collect(Collectors.toMap(Rung.Act::code, act -> act));

    /** All but the packet, which is large and asked for by itself. */
    static final List<Field<?>> COLUMNS = Arrays.stream(HANDOFF.fields())
            .filter(column -> !column.equals(HANDOFF.PACKET)).toList();

    private StoredHandoff() {
    }

    static Handoff read(Record row) {
        Optional<UUID> rep = Optional.ofNullable(row.get(HANDOFF.REP));
        Optional<Answered> answered = Optional.ofNullable(row.get(HANDOFF.ANSWERED_AT))
                .map(at -> new Answered(new Actor(Optional.ofNullable(row.get(HANDOFF.ANSWERED_BY)),
                        row.get(HANDOFF.ANSWERED_NAME)), at, Optional.ofNullable(row.get(HANDOFF.REASON))));
        return new Handoff(row.get(HANDOFF.HANDOFF_ID), new LeadId(row.get(HANDOFF.LEAD_ID)),
                new Cycle(StoredTree.word(CycleKind.WORDS, row.get(HANDOFF.KIND)), row.get(HANDOFF.NUMBER)),
                StoredTransition.stage(row.get(HANDOFF.STAGE)),
                StoredTree.word(HandoffState.WORDS, row.get(HANDOFF.STATE)),
                new ByRule(row.get(HANDOFF.POLICY), row.get(HANDOFF.POLICY_VERSION), row.get(HANDOFF.RULE)),
                row.get(HANDOFF.TEAM), choice(rep, tree(row.get(HANDOFF.CHOICE))),
                Optional.ofNullable(row.get(HANDOFF.ACCOUNT)), row.get(HANDOFF.OFFERED_AT), answered,
                Optional.ofNullable(row.get(HANDOFF.ENDED_AT)), Optional.ofNullable(row.get(HANDOFF.CALL_AT)),
                Optional.ofNullable(row.get(HANDOFF.CONTACTED_AT)),
                StoredTree.list(WrittenForm.read(row.get(HANDOFF.CLOCKS))).stream().map(StoredTree::of)
                        .map(StoredHandoff::clock).toList());
    }

    private static StoredTree tree(JSONB json) {
        return StoredTree.of(WrittenForm.read(json));
    }

    private static Choice choice(Optional<UUID> rep, StoredTree stored) {
        return new Choice(rep, StoredTree.word(Because.WORDS, stored.text("because")),
                StoredTree.list(stored.at("passed-over")).stream().map(StoredTree::of)
                        .map(each -> new PassedOver(UUID.fromString(each.text("rep")),
                                StoredTree.word(Because.WORDS, each.text("as")),
                                StoredTree.word(Why.WORDS, each.text("why"))))
                        .toList());
    }

    static Tree written(Choice choice) {
        return Tree.branch().with("because", choice.because().code())
                .with("passed-over", choice.passedOver(), each -> Tree.branch().with("rep", each.rep().toString())
                        .with("as", each.as().code()).with("why", each.why().code()).done())
                .done();
    }

    /** By which version the lead of a packet was found ready. */
    static Optional<JudgedBy> judge(Tree.Branch packet) {
        return packet.at("score").map(StoredTree::of).map(score -> StoredTree.of(score.at("judged-by")))
                .map(by -> new JudgedBy(by.text("definition"), Math.toIntExact(by.number("version"))));
    }

    private static Clock clock(StoredTree stored) {
        return new Clock(StoredTree.word(Clock.Kind.WORDS, stored.text("clock")),
                Instant.parse(stored.text("started-at")), Instant.parse(stored.text("due-at")),
                StoredTree.list(stored.at("steps")).stream().map(StoredTree::of).map(StoredHandoff::step).toList(),
                Math.toIntExact(stored.number("done")), stored.optionalText("stopped-at").map(Instant::parse));
    }

    private static Step step(StoredTree stored) {
        Act act = switch (stored.text("do")) {
            case "remind" -> new Act.Remind(Math.toIntExact(stored.number("percent")));
            case "breach" -> new Act.Breach();
            case String rung -> new Act.Climb(StoredTree.word(RUNGS, rung));
        };
        return new Step(Instant.parse(stored.text("at")), act);
    }

    static Tree written(List<Clock> clocks) {
        return new Tree.Listing(clocks.stream().map(StoredHandoff::written).toList());
    }

    private static Tree written(Clock clock) {
        return Tree.branch().with("clock", clock.kind().code()).with("started-at", clock.startedAt().toString())
                .with("due-at", clock.dueAt().toString()).with("steps", clock.steps(), StoredHandoff::written)
                .with("done", clock.done()).with("stopped-at", clock.stoppedAt().map(Instant::toString)).done();
    }

    private static Tree written(Step step) {
        var at = Tree.branch().with("at", step.at().toString());
        return switch (step.act()) {
            case Act.Remind(int percent) -> at.with("do", "remind").with("percent", percent).done();
            case Act.Breach() -> at.with("do", "breach").done();
            case Act.Climb(Rung.Act rung) -> at.with("do", rung.code()).done();
        };
    }
}
