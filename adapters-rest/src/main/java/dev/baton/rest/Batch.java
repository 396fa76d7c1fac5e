package dev.baton.rest;

import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.intake.Standing;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The items of a batch, read: those that are right are submitted, and each gets its result at its place. */
record Batch(ReportKind kind, List<Item> items) {

    /** An item and its place in the body. */
    record Item(Pointer place, Parsed<Report> report) {}

    static Batch of(Envelope envelope, ReportKind kind) {
        List<Item> items = new ArrayList<>(envelope.items().size());
        for (Envelope.Item item : envelope.items()) {
            items.add(new Item(item.place(), read(item, kind, envelope.defaults())));
        }
        return new Batch(kind, items);
    }

    private static Parsed<Report> read(Envelope.Item item, ReportKind kind, Defaults defaults) {
        return switch (item.content()) {
            case Parsed.Valid<Tree>(Tree tree) -> kind.read(tree, item.place(), defaults);
            case Parsed.Invalid<Tree>(List<Objection> objections) -> new Parsed.Invalid<>(
                    objections.stream().map(objection -> objection.under(item.place())).toList());
        };
    }

    /** The reports that are right, in their order. */
    List<Report> reports() {
        List<Report> reports = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.report() instanceof Parsed.Valid<Report>(Report report)) {
                reports.add(report);
            }
        }
        return reports;
    }

    /** {@code {results, recorded, repeated, refused}}, from the receipts of the reports that were submitted. */
    Tree written(List<Receipt> receipts, Function<Objection, Tree> error) {
        Iterator<Receipt> next = receipts.iterator();
        Counts counts = new Counts(kind, error);
        List<Tree> results = new ArrayList<>(items.size());
        for (Item item : items) {
            results.add(switch (item.report()) {
                case Parsed.Valid<Report> _ -> counts.result(next.next(), item.place());
                case Parsed.Invalid<Report>(List<Objection> objections) ->
                    counts.refused(422, objections);
            });
        }
        return Tree.branch().with("results", new Tree.Listing(results)).with("recorded", counts.recorded)
                .with("repeated", counts.repeated).with("refused", counts.refused).done();
    }

    /** How many became what. */
    private static final class Counts {
        private final ReportKind kind;
        private final Function<Objection, Tree> error;
        private int recorded;
        private int repeated;
        private int refused;

        private Counts(ReportKind kind, Function<Objection, Tree> error) {
            this.kind = kind;
            this.error = error;
        }

        private Tree result(Receipt receipt, Pointer place) {
            return switch (receipt) {
                case Receipt.Recorded(boolean created, Standing standing) -> {
                    recorded++;
                    yield standing(kind.status(created), "recorded", Optional.empty(), standing);
                }
                case Receipt.Repeated(boolean differs, Standing standing) -> {
                    repeated++;
                    yield standing(200, "repeated", Optional.of(differs), standing);
                }
                case Receipt.Refused(List<Objection> objections) -> refused(422,
                        objections.stream().map(objection -> objection.under(place)).toList());
                case Receipt.Suppressed _ -> refused(422,
                        List.of(Objection.of(place.to("keys"), Flaw.SUPPRESSED)));
                case Receipt.NoSuchLead _ -> refused(404, List.of());
                case Receipt.NoSuchEngagement _ -> refused(404,
                        List.of(Objection.of(place.to("id"), Flaw.NO_SUCH_ENGAGEMENT)));
            };
        }

        private static Tree standing(int status, String result, Optional<Boolean> differs, Standing standing) {
            var writer = Tree.branch().with("status", status).with("result", result);
            if (differs.isPresent()) {
                writer = writer.with("differs", differs.get());
            }
            return writer.with("lead", standing.lead().toString())
                    .withOrNull("stage", standing.judged().map(judged -> Tree.of(judged.stage().name())))
                    .withOrNull("total", standing.judged().map(judged -> Tree.of(judged.score().total()))).done();
        }

        private Tree refused(int status, List<Objection> objections) {
            refused++;
            return Tree.branch().with("status", status).with("result", "refused")
                    .with("errors", objections, error).done();
        }
    }
}
