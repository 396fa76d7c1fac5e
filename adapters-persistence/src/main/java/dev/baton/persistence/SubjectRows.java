package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.IDENTITY_KEY;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.MERGE_SUGGESTION;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Leads, their subjects, and the keys by which they are found. */
record SubjectRows(DSLContext sql) {

    /** A key and whose it is to be. */
    private record Claim(IdentityKey key, SubjectId subject) {}

    Map<IdentityKey, Holder> holders(Collection<IdentityKey> keys) {
        Rows<IdentityKey> rows = Rows.of(keys);
        Field<String> kind = rows.text(key -> key.kind().code());
        Field<String> value = rows.text(IdentityKey::canonical);
        Map<IdentityKey, Holder> holders = new HashMap<>();
        sql.select(IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE, SUBJECT.SUBJECT_ID, LEAD.LEAD_ID, LEAD.ANONYMOUS)
                .from(rows.table())
                .join(IDENTITY_KEY).on(IDENTITY_KEY.KIND.eq(kind)).and(IDENTITY_KEY.VALUE.eq(value))
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(IDENTITY_KEY.SUBJECT_ID))
                .join(LEAD).on(LEAD.LEAD_ID.eq(SUBJECT.LEAD_ID))
                .forEach(row -> holders.put(key(row), holder(row)));
        return holders;
    }

    static IdentityKey key(Record row) {
        return IdentityKey.of(kind(row.get(IDENTITY_KEY.KIND)), row.get(IDENTITY_KEY.VALUE));
    }

    private static IdentityKey.Kind kind(String code) {
        for (IdentityKey.Kind kind : IdentityKey.Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalStateException("a stored kind of key nobody knows: " + code);
    }

    private static Holder holder(Record row) {
        return new Holder(new SubjectId(row.get(SUBJECT.SUBJECT_ID)), new LeadId(row.get(LEAD.LEAD_ID)),
                row.get(LEAD.ANONYMOUS));
    }

    Map<LeadId, Holder> holdersOf(Collection<LeadId> leads) {
        Map<LeadId, Holder> holders = new HashMap<>();
        sql.select(SUBJECT.SUBJECT_ID, LEAD.LEAD_ID, LEAD.ANONYMOUS)
                .distinctOn(LEAD.LEAD_ID)
                .from(LEAD).join(SUBJECT).on(SUBJECT.LEAD_ID.eq(LEAD.LEAD_ID))
                .where(isOneOf(LEAD.LEAD_ID, leads))
                .orderBy(LEAD.LEAD_ID, SUBJECT.RECORDED_AT, SUBJECT.SUBJECT_ID)
                .forEach(row -> holders.put(new LeadId(row.get(LEAD.LEAD_ID)), holder(row)));
        return holders;
    }

    void open(List<NewSubject> subjects) {
        Rows<NewSubject> rows = Rows.of(subjects);
        Field<UUID> lead = rows.uuid(each -> each.lead().value());
        Field<UUID> subject = rows.uuid(each -> each.subject().value());
        Field<Boolean> anonymous = rows.flag(NewSubject::anonymous);
        Field<Instant> recordedAt = rows.instant(NewSubject::recordedAt);
        sql.insertInto(LEAD, LEAD.LEAD_ID, LEAD.ANONYMOUS, LEAD.CREATED_AT, LEAD.STAGE)
                .select(select(lead, anonymous, recordedAt, inline(Stage.LEAD.name())).from(rows.table())).execute();
        sql.insertInto(SUBJECT, SUBJECT.SUBJECT_ID, SUBJECT.LEAD_ID, SUBJECT.RECORDED_AT)
                .select(select(subject, lead, recordedAt).from(rows.table())).execute();
        List<Claim> claims = new ArrayList<>();
        subjects.forEach(each -> each.keys().forEach(key -> claims.add(new Claim(key, each.subject()))));
        claim(claims);
    }

    void claim(Map<IdentityKey, SubjectId> keys) {
        List<Claim> claims = new ArrayList<>();
        keys.forEach((key, subject) -> claims.add(new Claim(key, subject)));
        claim(claims);
    }

    /** In the one order of keys, so that two who claim the same keys wait for each other in a row. */
    private void claim(List<Claim> claims) {
        Rows<Claim> rows = Rows.of(claims.stream()
                .sorted(Comparator.comparing(Claim::key, IdentityKey.STRONGEST_FIRST)).toList());
        Field<String> kind = rows.text(claim -> claim.key().kind().code());
        Field<String> value = rows.text(claim -> claim.key().canonical());
        Field<UUID> subject = rows.uuid(claim -> claim.subject().value());
        int claimed = sql.insertInto(IDENTITY_KEY, IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE, IDENTITY_KEY.SUBJECT_ID)
                .select(select(kind, value, subject).from(rows.table())).onConflictDoNothing().execute();
        if (claimed < claims.size()) {
            throw new LedgerBusy("A key was taken meanwhile.");
        }
    }

    /**
     * All the leads are locked first, in their order, and looked at as they are then: a lead that another transaction has
     * made join is not there any more, and one that has become known is somebody and joins nobody.
     */
    void join(Map<LeadId, LeadId> anonymousToKnown) {
        Set<LeadId> all = new HashSet<>(anonymousToKnown.keySet());
        all.addAll(anonymousToKnown.values());
        Map<LeadId, Boolean> locked = new HashMap<>();
        sql.select(LEAD.LEAD_ID, LEAD.ANONYMOUS).from(LEAD).where(isOneOf(LEAD.LEAD_ID, all))
                .orderBy(LEAD.LEAD_ID).forUpdate()
                .forEach(row -> locked.put(new LeadId(row.value1()), row.value2()));
        if (locked.size() < all.size()) {
            throw new LedgerBusy("A lead has joined another meanwhile.");
        }
        if (anonymousToKnown.keySet().stream().map(locked::get).anyMatch(Boolean.FALSE::equals)) {
            throw new LedgerBusy("A lead has become known meanwhile.");
        }
        Rows<Map.Entry<LeadId, LeadId>> rows = Rows.of(anonymousToKnown.entrySet());
        Field<UUID> anonymous = rows.uuid(entry -> entry.getKey().value());
        Field<UUID> known = rows.uuid(entry -> entry.getValue().value());
        sql.update(SUBJECT).set(SUBJECT.LEAD_ID, known).from(rows.table()).where(SUBJECT.LEAD_ID.eq(anonymous))
                .execute();
        sql.deleteFrom(LEAD).where(isOneOf(LEAD.LEAD_ID, anonymousToKnown.keySet())).execute();
    }

    void makeKnown(Collection<LeadId> leads) {
        int changed = sql.update(LEAD).set(LEAD.ANONYMOUS, false)
                .where(LEAD.LEAD_ID.in(select(LEAD.LEAD_ID).from(LEAD)
                        .where(isOneOf(LEAD.LEAD_ID, leads)).and(LEAD.ANONYMOUS)
                        .orderBy(LEAD.LEAD_ID).forNoKeyUpdate()))
                .execute();
        if (changed < Set.copyOf(leads).size()) {
            throw new LedgerBusy("A lead has become known, or has joined another, meanwhile.");
        }
    }

    void suggestMerges(Collection<MergeSuggestion> suggestions) {
        Rows<MergeSuggestion> rows = Rows.of(suggestions.stream().sorted(Comparator
                .comparing((MergeSuggestion each) -> each.kept().value())
                .thenComparing(each -> each.other().value())).toList());
        Field<UUID> kept = rows.uuid(each -> each.kept().value());
        Field<UUID> other = rows.uuid(each -> each.other().value());
        Field<String> kind = rows.text(each -> each.by().kind().code());
        Field<String> value = rows.text(each -> each.by().canonical());
        Field<Instant> recordedAt = rows.instant(MergeSuggestion::recordedAt);
        sql.insertInto(MERGE_SUGGESTION, MERGE_SUGGESTION.KEPT, MERGE_SUGGESTION.OTHER, MERGE_SUGGESTION.KEY_KIND,
                MERGE_SUGGESTION.KEY_VALUE, MERGE_SUGGESTION.RECORDED_AT)
                .select(select(kept, other, kind, value, recordedAt).from(rows.table()))
                .onConflictDoNothing().execute();
    }

    static Condition isOneOf(Field<UUID> column, Collection<LeadId> leads) {
        return condition("{0} = ANY ({1})", column,
                ArrayBinding.uuids(leads.stream().map(LeadId::value).toArray(UUID[]::new)));
    }

    /** The id of a subject if it is there, else null, which no table takes: a foreign key's check without its lock. */
    static Field<UUID> present(Field<UUID> subject) {
        return field(select(SUBJECT.SUBJECT_ID).from(SUBJECT).where(SUBJECT.SUBJECT_ID.eq(subject)));
    }
}
