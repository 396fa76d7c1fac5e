package dev.baton.persistence;

import static dev.baton.persistence.RowStatement.instant;
import static dev.baton.persistence.RowStatement.optionalText;
import static dev.baton.persistence.RowStatement.uuid;
import static dev.baton.persistence.schema.Tables.ENGAGEMENT;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.First;
import dev.baton.application.intake.LedgerPage.Stored;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.When;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** What people did. */
record EngagementRows(DSLContext sql) {
    /** What an engagement is read from, in the order in which {@link #engagement} reads it. */
    static final List<SelectField<?>> COLUMNS = List.of(SUBJECT.LEAD_ID, ENGAGEMENT.OCCURRED_AT,
            ENGAGEMENT.RECORDED_AT, ENGAGEMENT.VERDICT, ENGAGEMENT.QUIET, ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID,
            ENGAGEMENT.TYPE, ENGAGEMENT.CHANNEL, ENGAGEMENT.ASSET_ID, ENGAGEMENT.ASSET_URL, ENGAGEMENT.ASSET_TITLE,
            ENGAGEMENT.FUNNEL, ENGAGEMENT.CAMPAIGN, ENGAGEMENT.MESSAGE, ENGAGEMENT.ATTRIBUTES);
    /** What stands where older releases told by which keys an engagement came. */
    private static final JSONB NOBODY = JSONB.valueOf("{}");
    private static final RowStatement<SubjectEngagement> INSERT = RowStatement.answering(EngagementRows::inserting);
    private static final RowStatement<EngagementId> FIRSTS = RowStatement.answering(EngagementRows::lookingForFirsts);
    private static final RowStatement<LeadId> OF = RowStatement.answering(rows -> select(COLUMNS).from(ENGAGEMENT)
            .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)));
    private static final RowStatement<LeadId> CAME_THROUGH = RowStatement.answering(rows -> select(SUBJECT.LEAD_ID,
            ENGAGEMENT.TYPE, max(ENGAGEMENT.OCCURRED_AT)).from(ENGAGEMENT)
            .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT.SUBJECT_ID))
            .where(rows.isOneOf(SUBJECT.LEAD_ID, LeadId::value)).and(ENGAGEMENT.TYPE.in(proofs()))
            .groupBy(SUBJECT.LEAD_ID, ENGAGEMENT.TYPE));

    private static List<? extends Field<String>> proofs() {
        return Arrays.stream(Channel.values()).flatMap(channel -> channel.provedBy().stream()).sorted()
                .map(DSL::inline).toList();
    }

    /** Sorted by id, so that two transactions with the same engagements wait for each other in a row. */
    List<Stored> store(List<SubjectEngagement> engagements) {
        Set<EngagementId> fresh = insert(engagements.stream()
                .sorted(Comparator.comparing((SubjectEngagement each) -> each.engagement().id())).toList());
        List<Optional<Stored>> stored = new ArrayList<>();
        Set<EngagementId> repeated = new HashSet<>();
        for (SubjectEngagement each : engagements) {
            EngagementId id = each.engagement().id();
            boolean isNew = fresh.remove(id);
            stored.add(isNew ? Optional.of(new Stored.New()) : Optional.empty());
            if (!isNew) {
                repeated.add(id);
            }
        }
        Map<EngagementId, First> firsts = repeated.isEmpty() ? Map.of() : firsts(repeated);
        List<Stored> answers = new ArrayList<>();
        for (int i = 0; i < engagements.size(); i++) {
            SubjectEngagement each = engagements.get(i);
            answers.add(stored.get(i).orElseGet(() -> there(each, firsts)));
        }
        return answers;
    }

    private static Stored there(SubjectEngagement repeat, Map<EngagementId, First> firsts) {
        return Optional.ofNullable(firsts.get(repeat.engagement().id()))
                .map(first -> new Stored.There(first.lead(), first.digest() != repeat.digest()))
                .orElseThrow(() -> new LedgerBusy("an engagement was erased meanwhile"));
    }

    private Set<EngagementId> insert(List<SubjectEngagement> sorted) {
        Set<EngagementId> inserted = new HashSet<>();
        INSERT.fetch(sql, sorted).forEach(row -> inserted.add(id(row)));
        return inserted;
    }

    private static EngagementId id(Record row) {
        return new EngagementId(row.get(ENGAGEMENT.FEED), row.get(ENGAGEMENT.EXTERNAL_ID));
    }

    /** Whether the subjects are there is not asked again: the transaction has read them, and none is ever deleted. */
    private static ResultQuery<?> inserting(Rows<SubjectEngagement> rows) {
        Field<UUID> subject = rows.uuid(each -> each.subject().value());
        Field<Instant> occurredAt = rows.instant(each -> each.engagement().when().occurredAt());
        Field<Instant> recordedAt = rows.instant(each -> each.engagement().when().recordedAt());
        Field<Long> digest = rows.number(SubjectEngagement::digest);
        Field<Short> verdict = rows.number(each -> VerdictRows.number(each.engagement().verdict()))
                .cast(Short.class);
        Field<Boolean> quiet = rows.flag(each -> each.engagement().when().effects() == Effects.NONE);
        Field<String> feed = rows.text(each -> each.engagement().id().feed());
        Field<String> id = rows.text(each -> each.engagement().id().id());
        Field<String> type = rows.text(each -> each.engagement().type());
        Field<String> channel = rows.optionalText(each -> each.engagement().channel());
        Field<String> assetId = asset(rows, Asset::id);
        Field<String> assetUrl = asset(rows, Asset::url);
        Field<String> assetTitle = asset(rows, Asset::title);
        Field<String> funnel = asset(rows, asset -> asset.funnel().map(Funnel::code));
        Field<String> campaign = rows.optionalText(each -> each.engagement().campaign());
        Field<String> message = rows.optionalText(each -> each.engagement().message());
        Field<JSONB> attributes = rows.optionalJson(each -> Optional.of(each.engagement().attributes())
                .filter(values -> !values.isEmpty()).map(StoredTree::written));
        return insertInto(ENGAGEMENT, ENGAGEMENT.SUBJECT_ID, ENGAGEMENT.OCCURRED_AT, ENGAGEMENT.RECORDED_AT,
                ENGAGEMENT.DIGEST, ENGAGEMENT.VERDICT, ENGAGEMENT.QUIET, ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID,
                ENGAGEMENT.TYPE, ENGAGEMENT.CHANNEL, ENGAGEMENT.ASSET_ID, ENGAGEMENT.ASSET_URL,
                ENGAGEMENT.ASSET_TITLE, ENGAGEMENT.FUNNEL, ENGAGEMENT.CAMPAIGN, ENGAGEMENT.MESSAGE,
                ENGAGEMENT.ATTRIBUTES, ENGAGEMENT.PERSON)
                .select(select(subject, occurredAt, recordedAt, digest, verdict, quiet, feed, id, type, channel,
                        assetId, assetUrl, assetTitle, funnel, campaign, message, attributes, inline(NOBODY))
                        .from(rows.table()))
                .onConflict(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID).doNothing()
                .returning(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID);
    }

    private static Field<String> asset(Rows<SubjectEngagement> rows, Function<Asset, Optional<String>> part) {
        return rows.optionalText(each -> part.apply(each.engagement().asset()));
    }

    Map<EngagementId, First> firsts(Collection<EngagementId> ids) {
        Map<EngagementId, First> firsts = new HashMap<>();
        FIRSTS.fetch(sql, ids).forEach(row -> firsts.put(id(row),
                new First(new LeadId(row.get(SUBJECT.LEAD_ID)), new LeadId(row.get(SUBJECT.OWN_LEAD_ID)),
                        row.get(ENGAGEMENT.DIGEST))));
        return firsts;
    }

    private static ResultQuery<?> lookingForFirsts(Rows<EngagementId> rows) {
        Field<String> feed = rows.text(EngagementId::feed);
        Field<String> id = rows.text(EngagementId::id);
        return select(ENGAGEMENT.FEED, ENGAGEMENT.EXTERNAL_ID, SUBJECT.LEAD_ID, SUBJECT.OWN_LEAD_ID,
                ENGAGEMENT.DIGEST).from(rows.table())
                .join(ENGAGEMENT).on(ENGAGEMENT.FEED.eq(feed)).and(ENGAGEMENT.EXTERNAL_ID.eq(id))
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(ENGAGEMENT.SUBJECT_ID));
    }

    Map<LeadId, List<Engagement>> of(Collection<LeadId> leads) {
        Map<LeadId, List<Engagement>> engagements = new HashMap<>();
        OF.each(sql, leads, row -> engagements
                .computeIfAbsent(new LeadId(uuid(row, 1)), _ -> new ArrayList<>())
                .add(engagement(row)));
        return engagements;
    }

    Map<LeadId, Map<Channel, Instant>> cameThrough(Collection<LeadId> leads) {
        Map<LeadId, Map<Channel, Instant>> latest = new HashMap<>();
        CAME_THROUGH.each(sql, leads, row -> {
            LeadId lead = new LeadId(uuid(row, 1));
            String type = row.getString(2);
            Instant at = instant(row, 3);
            Arrays.stream(Channel.values()).filter(channel -> channel.provedBy().contains(type))
                    .forEach(channel -> latest
                            .computeIfAbsent(lead, _ -> new EnumMap<>(Channel.class))
                            .merge(channel, at, (one, other) -> one.isAfter(other) ? one : other));
        });
        return latest;
    }

    /** The columns are {@link #COLUMNS}; a lead may have thousands of these rows. */
    static Engagement engagement(ResultSet row) throws SQLException {
        When when = new When(instant(row, 2), instant(row, 3), row.getBoolean(5) ? Effects.NONE : Effects.ALL);
        Asset asset = new Asset(optionalText(row, 10), optionalText(row, 11), optionalText(row, 12),
                optionalText(row, 13).map(Funnel.WORDS::get));
        Map<String, AttributeValue> attributes = optionalText(row, 16).map(JSONB::valueOf).map(WrittenForm::read)
                .map(StoredTree::values).orElse(Map.of());
        return new Engagement(new EngagementId(row.getString(6), row.getString(7)), when, row.getString(8),
                optionalText(row, 9),
                asset, optionalText(row, 14), optionalText(row, 15), attributes, VerdictRows.numbered(row.getShort(4)));
    }

}
