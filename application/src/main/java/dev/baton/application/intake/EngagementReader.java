package dev.baton.application.intake;

import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what somebody did, and what was found out about it later. */
final class EngagementReader {
    private static final int MOST_ATTRIBUTES = 50;
    private final ReportFields told;
    private final Fields fields;

    EngagementReader(ReportFields told) {
        this.told = told;
        this.fields = told.fields();
    }

    Optional<Report> verdict() {
        String feed = told.feed();
        Optional<String> id = fields.required("id", fields.text("id", 200));
        Optional<Verdict> verdict = fields.required("verdict", fields.word("verdict", Verdict.WORDS));
        Optional<String> reason = fields.text("reason");
        fields.finish();
        return id.flatMap(name -> verdict
                .map(found -> new Report.OfVerdict(new EngagementId(feed, name), found, reason)));
    }

    Optional<Report> engagement() {
        String feed = told.feed();
        Optional<String> id = fields.text("id", 200);
        List<IdentityKey> person = told.keys();
        Optional<String> type = fields.required("type", Names.word(fields, "type", "page-viewed"));
        When when = told.when();
        Optional<String> channel = Names.word(fields, "channel", "email, web");
        Asset asset = fields.fields("asset").map(EngagementReader::asset).orElse(Asset.NONE);
        Optional<String> campaign = fields.text("campaign", 200);
        Optional<String> message = fields.text("message", 300);
        Map<String, AttributeValue> attributes = attributes();
        Verdict verdict = fields.word("verdict", Verdict.WORDS).orElse(Verdict.HUMAN);
        fields.finish();
        return type.flatMap(kind -> person.isEmpty()
                ? Optional.empty()
                : Optional.of(named(feed, id, person,
                        new Engagement(new EngagementId(feed, ""), when, kind, channel, asset, campaign, message,
                                attributes, verdict))));
    }

    private Report named(String feed, Optional<String> id, List<IdentityKey> person, Engagement said) {
        long digest = Fingerprint.of(said, fields.tree("occurred-at").isPresent());
        EngagementId name = new EngagementId(feed, id.orElseGet(() -> told.defaults().request()
                .map(request -> Fingerprint.idWithin(request, told.place(), person, digest))
                .orElseGet(() -> Fingerprint.stableId(person, said))));
        return new Report.OfEngagement(person,
                new Engagement(name, said.when(), said.type(), said.channel(), said.asset(),
                        said.campaign(), said.message(), said.attributes(), said.verdict()),
                digest);
    }

    private static Asset asset(Fields inner) {
        Asset asset = new Asset(inner.text("id", 300), inner.text("url", 2_000), inner.text("title", 500),
                inner.word("funnel", Funnel.WORDS));
        inner.finish();
        return asset;
    }

    private Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> values = new TreeMap<>();
        fields.entries("attributes", MOST_ATTRIBUTES).forEach((name, item) -> told.attribute(name, item)
                .ifPresent(value -> value.ifPresent(known -> values.put(name, known))));
        return values;
    }
}
