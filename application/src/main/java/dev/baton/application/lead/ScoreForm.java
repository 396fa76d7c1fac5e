package dev.baton.application.lead;

import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Explanation.DimensionLine;
import dev.baton.domain.scoring.Explanation.Evidence;
import dev.baton.domain.scoring.Explanation.GroupLine;
import dev.baton.domain.scoring.Explanation.JourneyLine;
import dev.baton.domain.scoring.Explanation.RuleLine;
import dev.baton.domain.scoring.Score;
import java.math.BigDecimal;

/** Scores and explanations as they are written. */
public final class ScoreForm {
    private ScoreForm() {
    }

    /** {@code {at, total, grade, journey, dimensions: {fit: {shown, exact, band}}}}; a null dimension is written null. */
    public static Tree.Branch score(Score score) {
        BranchWriter dimensions = Tree.branch();
        for (Score.Part part : score.dimensions()) {
            dimensions = dimensions.withOrNull(part.dimension(), part.exact().map(exact -> Tree.branch()
                    .with("shown", part.shown()).with("exact", exact.exact())
                    .withOrNull("band", part.band().map(Tree::of))
                    .done()));
        }
        return Tree.branch().with("at", score.at().toString()).with("total", score.total())
                .withOrNull("grade", score.grade().map(Tree::of))
                .withOrNull("journey", score.journey().map(position -> Tree.of(position.code())))
                .with("dimensions", dimensions.done()).done();
    }

    /** A score with the lead, the version and the stage that go with it. */
    public static Tree.Branch found(LeadId lead, Found.Is<Score> is) {
        BranchWriter writer = head(lead, is);
        for (var entry : score(is.value()).entries().entrySet()) {
            writer = writer.with(entry.getKey(), entry.getValue());
        }
        return writer.done();
    }

    private static BranchWriter head(LeadId lead, Found.Is<?> is) {
        return Tree.branch().with("lead", lead.toString()).with("judged-by", judge(is.by())).with("stage",
                is.stage().name());
    }

    /** A version of a definition: {@code {definition, version}}. */
    public static Tree.Branch judge(JudgedBy by) {
        return Tree.branch().with("definition", by.definition()).with("version", by.version()).done();
    }

    /** An explanation: dimensions with their groups and rules, each rule with its evidence, and how it adds up. */
    public static Tree.Branch explanation(LeadId lead, Found.Is<Explanation> is) {
        Explanation explanation = is.value();
        return head(lead, is).with("at", explanation.at().toString()).with("total", explanation.total())
                .with("weighted", BigDecimal.valueOf(explanation.weighted(), 8).stripTrailingZeros())
                .withOrNull("journey", explanation.journey().map(ScoreForm::journey))
                .with("dimensions", explanation.dimensions(), ScoreForm::dimension).done();
    }

    private static Tree journey(JourneyLine line) {
        return Tree.branch().with("position", line.position().code())
                .with("evidence", line.evidence(), ScoreForm::evidence).done();
    }

    private static Tree dimension(DimensionLine line) {
        return Tree.branch().with("dimension", line.id()).with("title", labels(line.title()))
                .with("weight", line.weight())
                .with("sum", line.sum().exact())
                .withOrNull("exact", line.exact().map(exact -> new Tree.Numeral(exact.exact())))
                .with("clamped", line.exact().map(exact -> exact.minus(line.sum()).exact()).orElse(BigDecimal.ZERO))
                .withOrNull("shown", line.shown().map(Tree::of)).withOrNull("band", line.band().map(Tree::of))
                .with("groups", line.groups(), ScoreForm::group).with("rules", line.rules(), ScoreForm::rule).done();
    }

    private static Tree group(GroupLine line) {
        return Tree.branch().with("group", line.id()).with("title", labels(line.title()))
                .with("sum", line.sum().exact())
                .with("clamped", line.points().minus(line.sum()).exact()).with("points", line.points().exact()).done();
    }

    private static Tree rule(RuleLine line) {
        return Tree.branch().with("rule", line.id()).with("title", labels(line.title()))
                .withOrNull("group", line.group().map(Tree::of)).with("before-range", line.before().exact())
                .with("points", line.points().exact()).with("because", line.because(), Tree::of)
                .with("evidence", line.evidence(), ScoreForm::evidence).done();
    }

    private static Tree evidence(Evidence evidence) {
        return Tree.branch().with("feed", evidence.id().feed()).with("id", evidence.id().id())
                .with("type", evidence.type())
                .with("occurred-at", evidence.occurredAt().toString()).with("age-days", evidence.ageDays())
                .with("points", evidence.points().exact()).done();
    }

    /** A name for people, by language. */
    public static Tree labels(Labels labels) {
        BranchWriter writer = Tree.branch();
        for (var entry : labels.byLanguage().entrySet()) {
            writer = writer.with(entry.getKey(), entry.getValue());
        }
        return writer.done();
    }
}
