package dev.baton.persistence;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Money;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Reachability;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.Answered;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.ConsentIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.Ending;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.OfferEnded;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.lead.Statement.Predicted;
import dev.baton.domain.lead.Statement.ReachabilityIs;
import dev.baton.domain.lead.Statement.RolledUp;
import dev.baton.domain.lead.Statement.Touched;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement as its columns.
 *
 * @param kind which of the statements it is
 * @param name of what it speaks: the attribute, channel, question, model, outcome, definition
 * @param body what it says of it; empty where it says that it is unknown
 */
record StoredStatement(String kind, String name, Optional<Tree> body) {

    static StoredStatement of(Statement says) {
        return switch (says) {
            case AttributeIs(String name, Optional<AttributeValue> value) ->
                new StoredStatement("attribute", name, value.map(AttributeValue::written));
            case ConsentIs(Channel channel, Consent consent) ->
                of("consent", channel.code(), Tree.of(consent.code()));
            case ReachabilityIs(Channel channel, Reachability reachability) ->
                of("reachability", channel.code(), Tree.of(reachability.code()));
            case Touched(var source, var campaign, var page) -> of("touch", "",
                    Tree.branch().with("source", source).with("campaign", campaign).with("page", page).done());
            case CustomerIs(boolean customer, Optional<Instant> until) -> of("customer", "", until.<Tree>map(
                    end -> Tree.branch().with("customer", customer).with("until", end.toString()).done())
                    .orElse(Tree.of(customer)));
            case Answered(String question, Answer answer) -> of("answer", question, written(answer));
            case Predicted(Prediction said) -> of("prediction", said.model(), written(said));
            case OutcomeIs(Outcome outcome, Optional<Money> amount, Optional<String> reason) -> {
                var body = Tree.branch().with("reason", reason);
                yield of("outcome", outcome.code(),
                        amount.map(money -> body.with("amount", money.written())).orElse(body).done());
            }
            case Decided decided -> of("decision", decided.cycle().kind().code(), StoredDecision.written(decided));
            case RolledUp(Map<String, Integer> values) -> {
                BranchWriter body = Tree.branch();
                for (var entry : new TreeMap<>(values).entrySet()) {
                    body = body.with(entry.getKey(), entry.getValue());
                }
                yield of("rolled-up", "", body.done());
            }
            case Offered(Cycle cycle, UUID handoff) ->
                of("offered", cycle.kind().code(), handing(cycle, handoff).done());
            case OfferEnded(Cycle cycle, UUID handoff, Ending ending) -> of("offer-ended", cycle.kind().code(),
                    handing(cycle, handoff).with("ending", ending.code()).done());
            case JudgedBy(String definition, int version) -> of("judged-by", definition, Tree.of(version));
        };
    }

    private static BranchWriter handing(Cycle cycle, UUID handoff) {
        return Tree.branch().with("number", cycle.number()).with("handoff", handoff.toString());
    }

    private Cycle cycle() {
        return new Cycle(StoredTree.word(CycleKind.WORDS, name),
                Math.toIntExact(StoredTree.of(said()).number("number")));
    }

    private UUID handoff() {
        return UUID.fromString(StoredTree.of(said()).text("handoff"));
    }

    private static StoredStatement of(String kind, String name, Tree body) {
        return new StoredStatement(kind, name, Optional.of(body));
    }

    Statement statement() {
        return switch (kind) {
            case "attribute" -> new AttributeIs(name, body.map(StoredTree::value));
            case "consent" -> new ConsentIs(StoredTree.word(Channel.WORDS, name),
                    StoredTree.word(Consent.WORDS, StoredTree.text(said())));
            case "reachability" -> new ReachabilityIs(StoredTree.word(Channel.WORDS, name),
                    StoredTree.word(Reachability.WORDS, StoredTree.text(said())));
            case "touch" -> {
                StoredTree touch = StoredTree.of(said());
                yield new Touched(touch.optionalText("source"), touch.optionalText("campaign"),
                        touch.optionalText("page"));
            }
            case "customer" -> customer(said());
            case "answer" -> new Answered(name, answer(StoredTree.of(said())));
            case "prediction" -> new Predicted(prediction(StoredTree.of(said())));
            case "outcome" -> {
                StoredTree outcome = StoredTree.of(said());
                yield new OutcomeIs(StoredTree.word(Outcome.WORDS, name),
                        outcome.optional("amount").map(StoredTree::value).map(Money.class::cast),
                        outcome.optionalText("reason"));
            }
            case "decision" -> StoredDecision.read(StoredTree.word(CycleKind.WORDS, name), StoredTree.of(said()));
            case "rolled-up" -> new RolledUp(rolledUp(said()));
            case "offered" -> new Offered(cycle(), handoff());
            case "offer-ended" -> new OfferEnded(cycle(), handoff(),
                    StoredTree.word(Ending.WORDS, StoredTree.of(said()).text("ending")));
            case "judged-by" -> new JudgedBy(name, StoredTree.number(said()).intValueExact());
            default -> throw new IllegalStateException("a stored fact of the kind " + kind);
        };
    }

    /** Whole numbers by name. */
    static Map<String, Integer> rolledUp(Tree stored) {
        Map<String, Integer> values = new HashMap<>();
        ((Tree.Branch) stored).entries()
                .forEach((name, value) -> values.put(name, StoredTree.number(value).intValueExact()));
        return values;
    }

    private static CustomerIs customer(Tree said) {
        return said instanceof Tree.Branch written
                ? new CustomerIs(written.at("customer").filter(Tree.of(true)::equals).isPresent(),
                        new StoredTree(written).optionalText("until").map(Instant::parse))
                : new CustomerIs(said.equals(Tree.of(true)));
    }

    private static Tree written(Answer answer) {
        return Tree.branch().withOrNull("value", answer.value().map(AttributeValue::written))
                .withOrNull("confidence", answer.confidence().map(Tree::of))
                .with("source", answer.source().map(Answer.Source::code)).with("by", answer.by())
                .with("note", answer.note()).done();
    }

    private static Tree written(Prediction said) {
        return Tree.branch().with("millionths", said.probability().millionths()).with("version", said.version())
                .with("factors", said.factors(), Tree::of).done();
    }

    private Prediction prediction(StoredTree said) {
        return new Prediction(new Probability(Math.toIntExact(said.number("millionths"))), name,
                said.optionalText("version"),
                StoredTree.list(said.at("factors")).stream().map(StoredTree::text).toList());
    }

    private static Answer answer(StoredTree answer) {
        return new Answer(known(answer, "value").map(StoredTree::value),
                known(answer, "confidence").map(told -> StoredTree.number(told).intValueExact()),
                answer.optionalText("source").map(source -> StoredTree.word(Answer.Source.WORDS, source)),
                answer.optionalText("by"), answer.optionalText("note"));
    }

    private static Optional<Tree> known(StoredTree stored, String name) {
        return stored.optional(name).filter(tree -> !(tree instanceof Tree.Blank));
    }

    private Tree said() {
        return body.orElseThrow(() -> new IllegalStateException("a stored " + kind + " says nothing"));
    }

    /** What two facts have in common that say the same of the same instant: the beginning of a SHA-256. */
    UUID sameness(Instant occurredAt) {
        Tree whole = Tree.branch().with("kind", kind).with("name", name).withOrNull("body", body)
                .with("at", occurredAt.toEpochMilli()).done();
        return Sha256.of(WrittenForm.text(whole)).id();
    }
}
