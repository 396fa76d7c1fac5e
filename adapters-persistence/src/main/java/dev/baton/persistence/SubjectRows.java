package dev.baton.persistence;

import static dev.baton.persistence.RowStatement.uuid;
import static dev.baton.persistence.schema.Tables.IDENTITY_KEY;
import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage.Holder;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** Leads, their subjects, and the keys by which they are found. */
record SubjectRows(DSLContext sql) {

    /** A key and whose it is to be. */
    private record Claim(IdentityKey key, SubjectId subject) {}

    private static final RowStatement<IdentityKey> HOLDERS = RowStatement.answering(SubjectRows::lookingForHolders);
    private static final RowStatement<LeadId> HOLDERS_OF = RowStatement.answering(rows -> select(SUBJECT.SUBJECT_ID,
            SUBJECT.OWN_LEAD_ID, LEAD.LEAD_ID, LEAD.ANONYMOUS).distinctOn(SUBJECT.OWN_LEAD_ID)
            .from(SUBJECT).join(LEAD).on(LEAD.LEAD_ID.eq(SUBJECT.LEAD_ID))
            .where(rows.isOneOf(SUBJECT.OWN_LEAD_ID, LeadId::value)).and(LEAD.ERASED_AT.isNull())
            .orderBy(SUBJECT.OWN_LEAD_ID, SUBJECT.RECORDED_AT, SUBJECT.SUBJECT_ID));
    private static final RowStatement<NewSubject> OPEN_LEADS = RowStatement.writing(SubjectRows::openingLeads);
    private static final RowStatement<NewSubject> OPEN_SUBJECTS = RowStatement.writing(SubjectRows::openingSubjects);
    private static final RowStatement<Claim> CLAIM = RowStatement.writing(SubjectRows::claiming);

    Map<IdentityKey, Holder> holders(Collection<IdentityKey> keys) {
        Map<IdentityKey, Holder> holders = new HashMap<>();
        HOLDERS.fetch(sql, keys).forEach(row -> holders.put(key(row), holder(row)));
        return holders;
    }

    private static ResultQuery<?> lookingForHolders(Rows<IdentityKey> rows) {
        Field<String> kind = rows.text(key -> key.kind().code());
        Field<String> value = rows.text(IdentityKey::canonical);
        return select(IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE, SUBJECT.SUBJECT_ID, SUBJECT.OWN_LEAD_ID, LEAD.LEAD_ID,
                LEAD.ANONYMOUS)
                .from(rows.table())
                .join(IDENTITY_KEY).on(IDENTITY_KEY.KIND.eq(kind)).and(IDENTITY_KEY.VALUE.eq(value))
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(IDENTITY_KEY.SUBJECT_ID))
                .join(LEAD).on(LEAD.LEAD_ID.eq(SUBJECT.LEAD_ID));
    }

    Map<LeadId, List<IdentityKey>> keysOf(Collection<LeadId> leads) {
        return sql.select(SUBJECT.LEAD_ID, IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE).from(IDENTITY_KEY)
                .join(SUBJECT).on(SUBJECT.SUBJECT_ID.eq(IDENTITY_KEY.SUBJECT_ID))
                .where(SUBJECT.LEAD_ID.in(leads.stream().map(LeadId::value).toList()))
                .fetchGroups(row -> new LeadId(row.value1()), SubjectRows::key);
    }

    static IdentityKey key(Record row) {
        return IdentityKey.of(kind(row.get(IDENTITY_KEY.KIND)), row.get(IDENTITY_KEY.VALUE));
    }

    static IdentityKey.Kind kind(String code) {
        for (IdentityKey.Kind kind : IdentityKey.Kind.values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalStateException("a stored kind of key nobody knows: " + code);
    }

    private static Holder holder(Record row) {
        return new Holder(new SubjectId(row.get(SUBJECT.SUBJECT_ID)), new LeadId(row.get(LEAD.LEAD_ID)),
                row.get(LEAD.ANONYMOUS), new LeadId(row.get(SUBJECT.OWN_LEAD_ID)));
    }

    Map<LeadId, Holder> holdersOf(Collection<LeadId> leads) {
        Map<LeadId, Holder> holders = new HashMap<>();
        HOLDERS_OF.each(sql, leads, row -> {
            Holder holder = new Holder(new SubjectId(uuid(row, 1)), new LeadId(uuid(row, 3)), row.getBoolean(4),
                    new LeadId(uuid(row, 2)));
            holders.put(holder.own(), holder);
        });
        return holders;
    }

    void open(List<NewSubject> subjects) {
        int leads = OPEN_LEADS.execute(sql, subjects);
        int opened = OPEN_SUBJECTS.execute(sql, subjects);
        assert leads == subjects.size() && opened == subjects.size();
        List<Claim> claims = new ArrayList<>();
        subjects.forEach(each -> each.keys().forEach(key -> claims.add(new Claim(key, each.subject()))));
        claim(claims);
    }

    private static Query openingLeads(Rows<NewSubject> rows) {
        Field<UUID> lead = rows.uuid(each -> each.lead().value());
        Field<Boolean> anonymous = rows.flag(NewSubject::anonymous);
        Field<Instant> recordedAt = rows.instant(NewSubject::recordedAt);
        return insertInto(LEAD, LEAD.LEAD_ID, LEAD.ANONYMOUS, LEAD.CREATED_AT, LEAD.STAGE)
                .select(select(lead, anonymous, recordedAt, inline(Stage.LEAD.name())).from(rows.table()));
    }

    private static Query openingSubjects(Rows<NewSubject> rows) {
        Field<UUID> subject = rows.uuid(each -> each.subject().value());
        Field<UUID> lead = rows.uuid(each -> each.lead().value());
        Field<Instant> recordedAt = rows.instant(NewSubject::recordedAt);
        return insertInto(SUBJECT, SUBJECT.SUBJECT_ID, SUBJECT.LEAD_ID, SUBJECT.OWN_LEAD_ID, SUBJECT.RECORDED_AT)
                .select(select(subject, lead, lead, recordedAt).from(rows.table()));
    }

    void claim(Map<IdentityKey, SubjectId> keys) {
        List<Claim> claims = new ArrayList<>();
        keys.forEach((key, subject) -> claims.add(new Claim(key, subject)));
        claim(claims);
    }

    /** In the one order of keys, so that two who claim the same keys wait for each other in a row. */
    private void claim(List<Claim> claims) {
        int claimed = CLAIM.execute(sql, claims.stream()
                .sorted(Comparator.comparing(Claim::key, IdentityKey.STRONGEST_FIRST)).toList());
        if (claimed < claims.size()) {
            throw new LedgerBusy("A key was taken meanwhile.");
        }
    }

    private static Query claiming(Rows<Claim> rows) {
        Field<String> kind = rows.text(claim -> claim.key().kind().code());
        Field<String> value = rows.text(claim -> claim.key().canonical());
        Field<UUID> subject = rows.uuid(claim -> claim.subject().value());
        return insertInto(IDENTITY_KEY, IDENTITY_KEY.KIND, IDENTITY_KEY.VALUE, IDENTITY_KEY.SUBJECT_ID)
                .select(select(kind, value, subject).from(rows.table())).onConflictDoNothing();
    }
}
