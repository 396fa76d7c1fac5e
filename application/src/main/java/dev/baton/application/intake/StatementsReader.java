package dev.baton.application.intake;

import dev.baton.application.intake.Report.Dated;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Reachability;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.ConsentIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.lead.Statement.Predicted;
import dev.baton.domain.lead.Statement.ReachabilityIs;
import dev.baton.domain.lead.Statement.Touched;
import dev.baton.domain.lead.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads what is said of a person. */
final class StatementsReader {
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_TOUCHES = 50;
    private final ReportFields told;
    private final Fields fields;

    StatementsReader(ReportFields told) {
        this.told = told;
        this.fields = told.fields();
    }

    Optional<Report> lead(Optional<LeadId> lead) {
        List<IdentityKey> person = lead.isEmpty() || fields.has("keys") ? told.keys() : List.of();
        When when = told.when();
        List<Statement> statements = new ArrayList<>();
        fields.entries("attributes", MOST_ATTRIBUTES).forEach((name, item) -> told.attribute(name, item)
                .ifPresent(value -> statements.add(new AttributeIs(name, value))));
        statements.addAll(AnswerReader.read(fields, "answers", Optional.empty()));
        statements.addAll(ofChannels("consents", Consent.WORDS, ConsentIs::new));
        statements.addAll(ofChannels("reachability", Reachability.WORDS, ReachabilityIs::new));
        List<Dated> dated = dated(statements, when);
        fields.list("touches", MOST_TOUCHES).forEach(item -> dated.add(touch(item, when)));
        customer(when).ifPresent(dated::add);
        fields.finish();
        return Optional.of(new Report.OfLead(lead, person, when, dated));
    }

    Optional<Report> answers(LeadId lead, Optional<String> by) {
        fields.needs("answers");
        When when = told.when();
        List<Dated> statements = dated(AnswerReader.read(fields, "answers", by), when);
        fields.finish();
        return Optional.of(new Report.OfLead(Optional.of(lead), List.of(), when, statements));
    }

    Optional<Report> prediction() {
        List<IdentityKey> person = told.keys();
        When when = told.when();
        Optional<Prediction> said = PredictionReader.read(fields);
        fields.finish();
        return said.map(prediction -> about(person, when, new Predicted(prediction)));
    }

    Optional<Report> outcome() {
        List<IdentityKey> person = told.keys();
        Optional<Outcome> outcome = fields.required("outcome", fields.word("outcome", Outcome.WORDS));
        When when = told.when();
        Optional<AttributeValue.Money> amount = amount();
        Optional<String> reason = fields.text("reason");
        fields.finish();
        return outcome.map(how -> about(person, when, new OutcomeIs(how, amount, reason)));
    }

    private static Report about(List<IdentityKey> person, When when, Statement says) {
        return new Report.OfLead(Optional.empty(), person, when, List.of(new Dated(says, when)));
    }

    private static List<Dated> dated(List<? extends Statement> statements, When when) {
        List<Dated> dated = new ArrayList<>();
        statements.forEach(says -> dated.add(new Dated(says, when)));
        return dated;
    }

    private <T> List<Statement> ofChannels(String name, Map<String, T> words, BiFunction<Channel, T, Statement> says) {
        List<Statement> statements = new ArrayList<>();
        fields.fields(name).ifPresent(inner -> {
            Channel.WORDS.forEach((word, channel) -> inner.word(word, words)
                    .ifPresent(value -> statements.add(says.apply(channel, value))));
            inner.finish();
        });
        return statements;
    }

    private Dated touch(Fields.Placed item, When otherwise) {
        Fields inner = told.reading().fields(item.tree(), item.place());
        Touched touched = new Touched(inner.text("source", 100), inner.text("campaign", 200),
                inner.text("page", 2_000));
        Instant occurredAt = told.past(inner, "occurred-at").orElse(otherwise.occurredAt());
        inner.finish();
        return new Dated(touched, new When(occurredAt, otherwise.recordedAt(), otherwise.effects()));
    }

    /** {@code true}, {@code false}, or {@code {since, until}}: a customer from one instant on, up to another. */
    private Optional<Dated> customer(When when) {
        if (!(fields.tree("customer").orElse(new Tree.Blank()) instanceof Tree.Branch written)) {
            return fields.flag("customer").map(customer -> new Dated(new CustomerIs(customer), when));
        }
        Fields inner = told.reading().fields(written, fields.at("customer"));
        Instant since = told.past(inner, "since").orElse(when.occurredAt());
        Optional<Instant> until = inner.instant("until");
        until.filter(end -> !end.isAfter(since))
                .ifPresent(end -> inner.object("until", Flaw.OUT_OF_RANGE, end, "> " + since, "…"));
        inner.finish();
        return Optional.of(new Dated(new CustomerIs(true, until), new When(since, when.recordedAt(), when.effects())));
    }

    private Optional<AttributeValue.Money> amount() {
        Optional<AttributeValue> amount = fields.tree("amount")
                .flatMap(tree -> AttributeValue.read(told.reading(), tree, fields.at("amount")));
        if (amount.isPresent() && !(amount.get() instanceof AttributeValue.Money)) {
            fields.object("amount", Flaw.WRONG_TYPE, "{amount, currency}", amount.get().type().code());
        }
        Optional<AttributeValue.Money> money = amount.filter(AttributeValue.Money.class::isInstance)
                .map(AttributeValue.Money.class::cast);
        money.filter(told -> told.amount().signum() < 0)
                .ifPresent(told -> fields.object("amount", Flaw.BELOW_ZERO, told.amount().toPlainString()));
        return money;
    }
}
