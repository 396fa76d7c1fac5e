package dev.baton.persistence;

import dev.baton.domain.definition.Points;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parts of a change of stage that are stored as trees: its cause, and the score at that instant. */
final class StoredTransition {

    private StoredTransition() {
    }

    static Stage stage(String name) {
        return Stage.of(name).orElseThrow(() -> new IllegalStateException("a stored stage nobody knows: " + name));
    }

    static CycleKind kind(String code) {
        return StoredTree.word(CycleKind.WORDS, code);
    }

    static Tree written(Cause cause) {
        return switch (cause) {
            case Cause.Entered(JudgedBy by, Stage rule) -> rule("entered", by, rule);
            case Cause.Left(JudgedBy by, Stage rule) -> rule("left", by, rule);
            case Cause.Excluded(JudgedBy by, String exclusion) ->
                judged("excluded", by).with("exclusion", exclusion).done();
            case Cause.Readmitted(JudgedBy by) -> judged("readmitted", by).done();
            case Cause.BecameCustomer(JudgedBy by) -> judged("became-customer", by).done();
            case Cause.NoLongerCustomer(JudgedBy by) -> judged("no-longer-customer", by).done();
            case Cause.Decided(Outcome outcome) ->
                Tree.branch().with("cause", "decided").with("outcome", outcome.code()).done();
            case Cause.ByPerson(String by, Optional<String> reason, Cause.Act act) -> Tree.branch()
                    .with("cause", "person").with("by", by).with("reason", reason).with("act", act.code()).done();
            case Cause.Corrected(JudgedBy by) -> judged("corrected", by).done();
        };
    }

    private static Tree rule(String word, JudgedBy by, Stage rule) {
        return judged(word, by).with("rule", rule.name()).done();
    }

    private static BranchWriter judged(String word, JudgedBy by) {
        return Tree.branch().with("cause", word).with("definition", by.definition()).with("version", by.version());
    }

    static Cause cause(Tree.Branch written) {
        StoredTree cause = new StoredTree(written);
        return switch (cause.text("cause")) {
            case "entered" -> new Cause.Entered(cause.judge(), stage(cause.text("rule")));
            case "left" -> new Cause.Left(cause.judge(), stage(cause.text("rule")));
            case "decided" -> new Cause.Decided(StoredTree.word(Outcome.WORDS, cause.text("outcome")));
            case "excluded" -> new Cause.Excluded(cause.judge(), cause.text("exclusion"));
            case "readmitted" -> new Cause.Readmitted(cause.judge());
            case "became-customer" -> new Cause.BecameCustomer(cause.judge());
            case "no-longer-customer" -> new Cause.NoLongerCustomer(cause.judge());
            case "person" -> new Cause.ByPerson(cause.text("by"), cause.optionalText("reason"),
                    act(cause));
            case "corrected" -> new Cause.Corrected(cause.judge());
            default -> throw new IllegalStateException("a stored cause nobody knows: " + cause.text("cause"));
        };
    }

    /** What was stored before liftings were told apart says only whether it was against the machine. */
    private static Cause.Act act(StoredTree cause) {
        return cause.optionalText("act").map(code -> StoredTree.word(Cause.Act.WORDS, code))
                .orElseGet(() -> cause.at("override").equals(Tree.of(true)) ? Cause.Act.OVERRIDDEN : Cause.Act.MOVED);
    }

    static Tree written(Score score) {
        return Tree.branch().with("at", score.at().toString()).with("total", score.total())
                .with("grade", score.grade())
                .with("journey", score.journey().map(Funnel::code))
                .with("dimensions", score.dimensions(), StoredTransition::written).done();
    }

    private static Tree written(Score.Part part) {
        return Tree.branch().with("dimension", part.dimension())
                .withOrNull("millionths", part.exact().map(points -> Tree.of(points.millionths())))
                .with("band", part.band()).done();
    }

    static Score score(Tree.Branch written) {
        StoredTree score = new StoredTree(written);
        List<Score.Part> parts = StoredTree.list(score.at("dimensions")).stream().map(StoredTransition::part).toList();
        return new Score(Instant.parse(score.text("at")), parts, Math.toIntExact(score.number("total")),
                score.optionalText("grade"), score.optionalText("journey").map(StoredTransition::position));
    }

    private static Funnel position(String word) {
        return Optional.ofNullable(Funnel.WORDS.get(word))
                .orElseThrow(() -> new IllegalStateException("a stored position nobody knows: " + word));
    }

    private static Score.Part part(Tree written) {
        StoredTree part = StoredTree.of(written);
        Optional<Points> exact = part.optional("millionths").filter(tree -> !(tree instanceof Tree.Blank))
                .map(tree -> new Points(StoredTree.number(tree).longValueExact()));
        return new Score.Part(part.text("dimension"), exact, part.optionalText("band"));
    }
}
