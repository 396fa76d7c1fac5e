package dev.baton.application.intake;

import dev.baton.application.intake.Report.Dated;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.ConsentIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.lead.Statement.Predicted;
import dev.baton.domain.lead.Statement.Touched;
import dev.baton.domain.lead.When;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what senders tell from its written form, listing every mistake with its place. */
public final class ReportReader {
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_TOUCHES = 50;

    private final Reading reading;
    private final Fields fields;
    private final Pointer place;
    private final Defaults defaults;

    /**
     * What holds where the body says nothing.
     *
     * @param now     when the report was received: the time of facts that tell none, and the measure of the future
     * @param feed    the feed of engagements that name none
     * @param effects whether stages follow
     * @param request what names the request, where its sender gave it a name: engagements without an id are named by it
     */
    public record Defaults(Instant now, String feed, Effects effects, Optional<String> request) {
        /** Of a request without a name. */
        public Defaults(Instant now, String feed, Effects effects) {
            this(now, feed, effects, Optional.empty());
        }

        public Defaults {
            now = now.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private ReportReader(Reading reading, Tree tree, Pointer place, Defaults defaults) {
        this.reading = reading;
        this.fields = reading.fields(tree, place);
        this.place = place;
        this.defaults = defaults;
    }

    /** An engagement: {@code {feed, id, keys, type, occurred-at, channel, asset, campaign, message, attributes, verdict}}. */
    public static Parsed<Report> engagement(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).engagement());
    }

    /** Statements about a person: {@code {keys, attributes, answers, consents, touches, customer, occurred-at}}. */
    public static Parsed<Report> lead(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).lead(Optional.empty()));
    }

    /** Statements about a lead that is named by its id; keys are added to those it has. */
    public static Parsed<Report> leadUpdate(LeadId lead, Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).lead(Optional.of(lead)));
    }

    /**
     * Answers to qualification questions of a lead that is named by its id: {@code {answers, occurred-at}}.
     *
     * @param by who gave those that do not say it
     */
    public static Parsed<Report> answers(LeadId lead, Optional<String> by, Tree tree, Pointer place,
            Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).answers(lead, by));
    }

    /** What became of a deal: {@code {keys, outcome, occurred-at, amount, reason}}. */
    public static Parsed<Report> outcome(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).outcome());
    }

    /** What a model predicted: {@code {keys, probability, model, version, factors, occurred-at}}. */
    public static Parsed<Report> prediction(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).prediction());
    }

    /** What was found out about an engagement: {@code {feed, id, verdict, reason}}. */
    public static Parsed<Report> verdict(Tree tree, Pointer place, Defaults defaults) {
        return Reading.of(reading -> new ReportReader(reading, tree, place, defaults).verdict());
    }

    private Optional<Report> verdict() {
        String feed = feed();
        Optional<String> id = fields.required("id", fields.text("id", 200));
        Optional<Verdict> verdict = fields.required("verdict", fields.word("verdict", Verdict.WORDS));
        Optional<String> reason = fields.text("reason");
        fields.finish();
        return id.flatMap(name -> verdict
                .map(found -> new Report.OfVerdict(new EngagementId(feed, name), found, reason)));
    }

    private Optional<Report> engagement() {
        String feed = feed();
        Optional<String> id = fields.text("id", 200);
        List<IdentityKey> person = keys();
        Optional<String> type = fields.required("type", Names.word(fields, "type", "page-viewed"));
        When when = when();
        Optional<String> channel = Names.word(fields, "channel", "email, web");
        Asset asset = fields.fields("asset").map(this::asset).orElse(Asset.NONE);
        Optional<String> campaign = fields.text("campaign", 200);
        Optional<String> message = fields.text("message", 300);
        Map<String, AttributeValue> attributes = engagementAttributes();
        Verdict verdict = fields.word("verdict", Verdict.WORDS).orElse(Verdict.HUMAN);
        fields.finish();
        return type.flatMap(kind -> person.isEmpty()
                ? Optional.empty()
                : Optional.of(named(feed, id, person,
                        new Engagement(new EngagementId(feed, ""), when, kind, channel, asset, campaign, message,
                                attributes, verdict))));
    }

    private Report named(String feed, Optional<String> id, List<IdentityKey> person, Engagement told) {
        long digest = Fingerprint.of(told, fields.tree("occurred-at").isPresent());
        EngagementId name = new EngagementId(feed, id.orElseGet(() -> defaults.request()
                .map(request -> Fingerprint.idWithin(request, place, person, digest))
                .orElseGet(() -> Fingerprint.stableId(person, told))));
        return new Report.OfEngagement(person,
                new Engagement(name, told.when(), told.type(), told.channel(), told.asset(),
                        told.campaign(), told.message(), told.attributes(), told.verdict()),
                digest);
    }

    private String feed() {
        return Names.id(fields, "feed", "web, crm-main").orElse(defaults.feed());
    }

    private List<IdentityKey> keys() {
        fields.needs("keys");
        return fields.tree("keys").map(tree -> IdentityKey.read(reading, tree, fields.at("keys"))).orElse(List.of());
    }

    private Effects effects() {
        return fields.word("effects", Effects.WORDS).orElse(defaults.effects());
    }

    private When when() {
        Instant occurredAt = occurredAt(fields).orElse(defaults.now());
        return new When(occurredAt, defaults.now(), effects());
    }

    private Optional<Instant> occurredAt(Fields from) {
        return past(from, "occurred-at");
    }

    /** An instant that is not in the future, but for what clocks differ. */
    private Optional<Instant> past(Fields from, String name) {
        Optional<Instant> told = from.instant(name);
        Instant latest = defaults.now().plus(When.TOLERANCE);
        told.filter(at -> at.isAfter(latest))
                .ifPresent(at -> from.object(name, Flaw.IN_THE_FUTURE, at, latest));
        return told;
    }

    private Asset asset(Fields inner) {
        Asset asset = new Asset(inner.text("id", 300), inner.text("url", 2_000), inner.text("title", 500),
                inner.word("funnel", Funnel.WORDS));
        inner.finish();
        return asset;
    }

    private Map<String, AttributeValue> engagementAttributes() {
        Map<String, AttributeValue> values = new TreeMap<>();
        fields.entries("attributes", 50).forEach((name, item) -> {
            if (attributeName(name, item.place()) && !isNothing(item.tree())) {
                AttributeValue.read(reading, item.tree(), item.place()).ifPresent(value -> values.put(name, value));
            }
        });
        return values;
    }

    private boolean attributeName(String name, Pointer place) {
        boolean fits = Names.isAttribute(name);
        if (!fits) {
            reading.object(place, Flaw.MALFORMED, name, "company.employees");
        }
        return fits;
    }

    /** A written null and an empty text say that the value is unknown. */
    private static boolean isNothing(Tree tree) {
        return tree instanceof Tree.Blank || tree instanceof Tree.Text(String text) && text.isBlank();
    }

    private Optional<Report> lead(Optional<LeadId> lead) {
        List<IdentityKey> person = lead.isEmpty() || fields.has("keys") ? keys() : List.of();
        When when = when();
        List<Dated> statements = new ArrayList<>();
        fields.entries("attributes", MOST_ATTRIBUTES).forEach((name, item) -> attribute(name, item)
                .ifPresent(says -> statements.add(new Dated(says, when))));
        AnswerReader.read(fields, "answers", Optional.empty()).forEach(says -> statements.add(new Dated(says, when)));
        fields.fields("consents").ifPresent(inner -> {
            Channel.WORDS.forEach((word, channel) -> inner.word(word, Consent.WORDS)
                    .ifPresent(consent -> statements.add(new Dated(new ConsentIs(channel, consent), when))));
            inner.finish();
        });
        fields.list("touches", MOST_TOUCHES).forEach(item -> statements.add(touch(item, when)));
        customer(when).ifPresent(statements::add);
        fields.finish();
        return Optional.of(new Report.OfLead(lead, person, when, statements));
    }

    /** {@code true}, {@code false}, or {@code {since, until}}: a customer from one instant on, up to another. */
    private Optional<Dated> customer(When when) {
        if (!(fields.tree("customer").orElse(new Tree.Blank()) instanceof Tree.Branch written)) {
            return fields.flag("customer").map(customer -> new Dated(new CustomerIs(customer), when));
        }
        Fields inner = reading.fields(written, fields.at("customer"));
        Instant since = past(inner, "since").orElse(when.occurredAt());
        Optional<Instant> until = inner.instant("until");
        until.filter(end -> !end.isAfter(since))
                .ifPresent(end -> inner.object("until", Flaw.OUT_OF_RANGE, end, "> " + since, "…"));
        inner.finish();
        return Optional.of(new Dated(new CustomerIs(true, until), new When(since, when.recordedAt(), when.effects())));
    }

    private Optional<Report> answers(LeadId lead, Optional<String> by) {
        fields.needs("answers");
        When when = when();
        List<Dated> statements = AnswerReader.read(fields, "answers", by).stream()
                .map(says -> new Dated(says, when)).toList();
        fields.finish();
        return Optional.of(new Report.OfLead(Optional.of(lead), List.of(), when, statements));
    }

    private Optional<Statement> attribute(String name, Fields.Placed item) {
        if (!attributeName(name, item.place())) {
            return Optional.empty();
        }
        if (isNothing(item.tree())) {
            return Optional.of(new AttributeIs(name, Optional.empty()));
        }
        return AttributeValue.read(reading, item.tree(), item.place())
                .map(value -> new AttributeIs(name, Optional.of(value)));
    }

    private Dated touch(Fields.Placed item, When otherwise) {
        Fields inner = reading.fields(item.tree(), item.place());
        Touched touched = new Touched(inner.text("source", 100), inner.text("campaign", 200),
                inner.text("page", 2_000));
        Instant occurredAt = occurredAt(inner).orElse(otherwise.occurredAt());
        inner.finish();
        return new Dated(touched, new When(occurredAt, otherwise.recordedAt(), otherwise.effects()));
    }

    private Optional<Report> prediction() {
        List<IdentityKey> person = keys();
        When when = when();
        Optional<Prediction> said = PredictionReader.read(fields);
        fields.finish();
        return said.map(prediction -> new Report.OfLead(Optional.empty(), person, when,
                List.of(new Dated(new Predicted(prediction), when))));
    }

    private Optional<Report> outcome() {
        List<IdentityKey> person = keys();
        Optional<Outcome> outcome = fields.required("outcome", fields.word("outcome", Outcome.WORDS));
        When when = when();
        Optional<AttributeValue> amount = fields.tree("amount")
                .flatMap(tree -> AttributeValue.read(reading, tree, fields.at("amount")));
        if (amount.isPresent() && !(amount.get() instanceof AttributeValue.Money)) {
            fields.object("amount", Flaw.WRONG_TYPE, "{amount, currency}", amount.get().type().code());
        }
        Optional<String> reason = fields.text("reason");
        fields.finish();
        Optional<AttributeValue.Money> money = amount.filter(AttributeValue.Money.class::isInstance)
                .map(AttributeValue.Money.class::cast);
        return outcome.map(how -> new Report.OfLead(Optional.empty(), person, when,
                List.of(new Dated(new OutcomeIs(how, money, reason), when))));
    }
}
