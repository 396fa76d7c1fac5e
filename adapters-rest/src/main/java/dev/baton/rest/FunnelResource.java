package dev.baton.rest;

import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.funnel.FunnelNumbers.Row;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How many leads come, qualify and are won. */
final class FunnelResource {
    private static final int DECIMALS = 4;
    private final FunnelNumbers numbers;

    FunnelResource(FunnelNumbers numbers) {
        this.numbers = numbers;
    }

    /** By source. */
    Reply get(Exchange exchange) {
        Query query = exchange.query();
        query.text("by").filter(word -> !word.equals("source"))
                .ifPresent(word -> query.object("by", Flaw.UNKNOWN_WORD, word, "source"));
        return query.refusal().orElseGet(() -> bySource(numbers.bySource()));
    }

    private static Reply bySource(List<Row> rows) {
        Row totals = new Row(Optional.empty(), rows.stream().mapToLong(Row::leads).sum(),
                rows.stream().mapToLong(Row::qualified).sum(), rows.stream().mapToLong(Row::won).sum());
        return Reply.ok(Tree.branch().with("by", "source")
                .with("rows", rows,
                        row -> counts(Tree.branch().withOrNull("source", row.source().map(Tree::of)), row))
                .with("totals", counts(Tree.branch(), totals)).done());
    }

    /** The conversion is the share of the leads that were won, null where there are no leads. */
    private static Tree counts(BranchWriter writer, Row row) {
        Optional<Tree> conversion = row.leads() == 0
                ? Optional.empty()
                : Optional.of(new Tree.Numeral(BigDecimal.valueOf(row.won())
                        .divide(BigDecimal.valueOf(row.leads()), DECIMALS, RoundingMode.HALF_UP)));
        return writer.with("leads", row.leads()).with("qualified", row.qualified()).with("won", row.won())
                .withOrNull("conversion", conversion).done();
    }
}
