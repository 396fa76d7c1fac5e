package dev.baton.rest;

import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.lead.LeadForm;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Effects;
import io.opentelemetry.api.trace.Span;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Takes facts in: one, or many. */
final class ReportResource {
    private static final String FEED = "api";
    private final LeadIntake intake;
    private final InstantSource clock;
    private final Problems problems;

    ReportResource(LeadIntake intake, InstantSource clock, Problems problems) {
        this.intake = intake;
        this.clock = clock;
        this.problems = problems;
    }

    /** What holds where a body says nothing. */
    Defaults defaults(Exchange exchange) {
        return new Defaults(clock.instant(), FEED, Effects.ALL,
                exchange.name().map(name -> name.caller() + " " + name.key()));
    }

    /** Records one engagement. */
    Reply engagement(Exchange exchange) {
        return one(ReportKind.ENGAGEMENT.read(exchange.body(), Pointer.ROOT, defaults(exchange)),
                ReportResource::receipt);
    }

    /** Records what became of one deal. */
    Reply outcome(Exchange exchange) {
        return one(ReportKind.OUTCOME.read(exchange.body(), Pointer.ROOT, defaults(exchange)), ReportResource::receipt);
    }

    /** Records what a model predicted of one lead. */
    Reply prediction(Exchange exchange) {
        return one(ReportKind.PREDICTION.read(exchange.body(), Pointer.ROOT, defaults(exchange)),
                ReportResource::receipt);
    }

    /** Records what was found out about one engagement. */
    Reply verdict(Exchange exchange) {
        return one(ReportKind.VERDICT.read(exchange.body(), Pointer.ROOT, defaults(exchange)), ReportResource::receipt);
    }

    private static Reply receipt(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Recorded recorded -> Reply.said(201, LeadForm.receipt(recorded));
            case Receipt.Repeated repeated -> Reply.ok(LeadForm.receipt(repeated));
            case Receipt.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Receipt.Suppressed _ -> suppressed();
            case Receipt.NoSuchLead _ -> Reply.refused(Fault.NO_SUCH_LEAD);
            case Receipt.NoSuchEngagement _ -> Reply.refused(Fault.NO_SUCH_ENGAGEMENT);
        };
    }

    /** The person was erased, and nothing is to be recorded again. */
    static Reply suppressed() {
        return new Reply.Refused(Problem.content(List.of(Objection.of(Pointer.ROOT.to("keys"), Flaw.SUPPRESSED))));
    }

    /** Records one report, and says by a function what its receipt comes to. */
    Reply one(Parsed<Report> read, Function<Receipt, Reply> then) {
        return switch (read) {
            case Parsed.Valid<Report>(Report report) -> submitted(List.of(report), done -> then.apply(done.getFirst()));
            case Parsed.Invalid<Report>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    private Reply submitted(List<Report> reports, Function<List<Receipt>, Reply> then) {
        Span.current().addEvent("submitted");
        Answer answer = intake.submit(reports, List.of());
        Span.current().addEvent("transaction ended");
        return switch (answer) {
            case Answer.Done(List<Receipt> receipts, var _) -> then.apply(receipts);
            case Answer.Busy(var retryAfter) -> new Reply.Refused(Problem.busy(retryAfter));
            case Answer.Unavailable(var retryAfter) -> new Reply.Refused(Problem.unavailable(retryAfter));
            case Answer.Full(var retryAfter) -> new Reply.Refused(Problem.full(retryAfter));
        };
    }

    /** Records up to a thousand reports. Those that are wrong are refused, the others are recorded. */
    Reply many(Exchange exchange, ReportKind kind) {
        return switch (Envelope.read(exchange.batch(), kind, defaults(exchange))) {
            case Parsed.Valid<Envelope>(Envelope envelope) -> {
                Batch batch = Batch.of(envelope, kind);
                yield submitted(batch.reports(),
                        receipts -> Reply.said(207, batch.written(receipts, objection -> problems
                                .error(objection, exchange.language()))));
            }
            case Parsed.Invalid<Envelope>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }
}
