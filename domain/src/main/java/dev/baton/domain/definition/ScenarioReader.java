package dev.baton.domain.definition;

import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Reading;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Prediction;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Reads one scenario: what is known of a lead, what it did how long ago, and what is expected of it. */
final class ScenarioReader {
    /** A day like any other, at noon, so that nothing near midnight decides by chance. */
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final Duration LONGEST_AGO = Duration.ofDays(400);
    private static final int MOST_ENGAGEMENTS = 50;
    private static final int MOST_TIMES = 50;
    private static final int MOST_PLAYED = 200;
    private static final int MOST_VALUES = 100;
    private static final String FEED = "scenario";

    private final Reading reading;
    private final Fields fields;
    private final References references;
    private final Instant at;
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();

    ScenarioReader(Fields fields, References references, ZoneId zone) {
        this.reading = fields.reading();
        this.fields = fields;
        this.references = references;
        this.at = fields.instant("at").orElseGet(() -> DAY.atTime(LocalTime.NOON).atZone(zone).toInstant());
    }

    Optional<Scenario> read() {
        Optional<String> id = fields.required("id", Names.id(fields, "id", "asks-for-a-demo"));
        Labels title = LabelsReader.read(fields, "title");
        fields.list("engagements", MOST_ENGAGEMENTS)
                .forEach(item -> engagement(reading.fields(item.tree(), item.place())));
        if (engagements.size() > MOST_PLAYED) {
            fields.object("engagements", Flaw.TOO_MANY, engagements.size(), MOST_PLAYED);
        }
        fields.fields("lead").ifPresent(this::lead);
        List<Expectation> expected = fields.required("expect", fields.fields("expect"))
                .map(inner -> new ExpectationReader(inner, references).read()).orElse(List.of());
        fields.finish();
        return id.map(named -> new Scenario(named, title, fields.place(), at, facts, engagements, expected));
    }

    private Instant ago(Fields inner, String name, Instant otherwise) {
        Optional<Duration> length = Durations.read(inner, name);
        length.filter(ago -> ago.compareTo(LONGEST_AGO) > 0).ifPresent(ago -> inner.object(name, Flaw.OUT_OF_RANGE,
                inner.text(name).orElse(""), "PT1S", "P" + LONGEST_AGO.toDays() + "D"));
        return length.map(at::minus).orElse(otherwise);
    }

    private static When when(Instant instant) {
        return new When(instant, instant, Effects.ALL);
    }

    private void engagement(Fields inner) {
        Optional<String> type = inner.required("type", Names.word(inner, "type", "page-viewed"));
        When when = when(ago(inner, "ago", at));
        Optional<String> feed = Names.id(inner, "feed", "web, crm-main");
        Optional<String> channel = Names.word(inner, "channel", "email, web");
        Optional<String> campaign = inner.text("campaign", 200);
        Optional<String> message = inner.text("message", 300);
        Asset asset = inner.fields("asset").map(ScenarioReader::asset).orElse(Asset.NONE);
        Map<String, AttributeValue> attributes = values(inner, "attributes");
        Verdict verdict = inner.word("verdict", Verdict.WORDS).orElse(Verdict.HUMAN);
        int times = inner.whole("times", 1, MOST_TIMES).orElse(1);
        inner.finish();
        type.ifPresent(kind -> {
            for (int i = 0; i < times; i++) {
                EngagementId id = new EngagementId(feed.orElse(FEED), "%04d".formatted(engagements.size()));
                engagements.add(new Engagement(id, when, kind, channel, asset, campaign, message, attributes, verdict));
            }
        });
    }

    private static Asset asset(Fields inner) {
        Asset asset = new Asset(inner.text("id", 300), inner.text("url", 2_000), inner.text("title", 500),
                inner.word("funnel", Funnel.WORDS));
        inner.finish();
        return asset;
    }

    /** What is known of the lead has been so since it was first heard of, if nothing else is said. */
    private void lead(Fields inner) {
        Instant first = engagements.stream().map(each -> each.when().occurredAt()).min(Instant::compareTo).orElse(at);
        When since = when(ago(inner, "known-for", first));
        inner.text("source", 100).ifPresent(source -> say(since,
                new Statement.Touched(Optional.of(source), Optional.empty(), Optional.empty())));
        values(inner, "attributes")
                .forEach((name, value) -> say(since, new Statement.AttributeIs(name, Optional.of(value))));
        values(inner, "answers")
                .forEach((name, value) -> say(since, new Statement.Answered(name, Answer.of(value))));
        inner.fields("consents").ifPresent(consents -> {
            Channel.WORDS.forEach((word, channel) -> consents.word(word, Consent.WORDS)
                    .ifPresent(consent -> say(since, new Statement.ConsentIs(channel, consent))));
            consents.finish();
        });
        inner.flag("customer").ifPresent(customer -> say(since, new Statement.CustomerIs(customer)));
        RuleReader.probability(inner, "likelihood").ifPresent(likelihood -> say(since, predicted(likelihood)));
        inner.finish();
    }

    private static Statement predicted(Probability likelihood) {
        return new Statement.Predicted(new Prediction(likelihood, FEED, Optional.empty(), List.of()));
    }

    private void say(When since, Statement says) {
        facts.add(new LeadFact(new UUID(0, facts.size() + 1L), since, says));
    }

    private Map<String, AttributeValue> values(Fields outer, String name) {
        Map<String, AttributeValue> values = new TreeMap<>();
        outer.entries(name, MOST_VALUES).forEach((entry, item) -> {
            if (!Names.isAttribute(entry)) {
                reading.object(item.place(), Flaw.MALFORMED, entry, "company.employees");
            }
            AttributeValue.read(reading, item.tree(), item.place()).ifPresent(value -> values.put(entry, value));
        });
        return values;
    }
}
