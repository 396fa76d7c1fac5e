package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.LEAD;
import static dev.baton.persistence.schema.Tables.SUBJECT;
import static dev.baton.persistence.schema.Tables.SUPPRESSED_KEY;
import static dev.baton.persistence.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerBusy;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;

/**
 * Makes tombstones of leads. Every table that holds personal data has its statement here, in plain SQL since each is said
 * once; the test of erasure looks through all the tables there are.
 */
record ErasureRows(DSLContext sql) {
    private static final Field<String> KIND = field(name("kind"), SQLDataType.CLOB);
    private static final Field<String> VALUE = field(name("value"), SQLDataType.CLOB);
    private static final String SUBJECTS = "(SELECT subject_id FROM subject WHERE lead_id = ?)";
    private static final String LEADS = "(SELECT own_lead_id FROM subject WHERE lead_id = ?)";
    private static final String KEYS = "(SELECT kind, value FROM identity_key WHERE subject_id IN " + SUBJECTS + ") k";
    private static final String SUPPRESS = """
            INSERT INTO suppressed_key (digest, suppressed_at)
            SELECT sha256(salt || convert_to(kind || ' ' || value, 'UTF8')), CAST(? AS timestamptz) FROM workspace, %s
            ON CONFLICT DO NOTHING""".formatted(KEYS);
    private static final String BLANK_UNREAD = """
            UPDATE unread_item u SET body = '', reason = 'erased' FROM unread_recipient r, %s
            WHERE r.kind = k.kind AND r.value = k.value AND u.feed = r.feed AND u.external_id = r.external_id"""
            .formatted(KEYS);
    private static final String FORGET_RECIPIENTS = """
            DELETE FROM unread_recipient r USING %s WHERE r.kind = k.kind AND r.value = k.value""".formatted(KEYS);
    private static final String FORGET_SUGGESTIONS = "DELETE FROM merge_suggestion WHERE kept IN %1$s OR other IN %1$s"
            .formatted(LEADS);
    /** The verdict that holds outlives what was found out and why. */
    private static final String KEEP_VERDICTS = """
            UPDATE engagement e SET verdict = v.verdict FROM (
                SELECT DISTINCT ON (feed, external_id) feed, external_id, verdict FROM engagement_verdict
                WHERE subject_id IN %s ORDER BY feed, external_id, recorded_at DESC, verdict_id DESC) v
            WHERE e.feed = v.feed AND e.external_id = v.external_id""".formatted(SUBJECTS);
    private static final String FORGET_VERDICTS = "DELETE FROM engagement_verdict WHERE subject_id IN " + SUBJECTS;
    /** That something happened is counted still; what it was about, and under what name it was told, is not kept. */
    private static final String STRIP_ENGAGEMENTS = """
            UPDATE engagement SET external_id = 'erased-' || gen_random_uuid(), digest = 0, asset_id = NULL,
                asset_url = NULL, asset_title = NULL, campaign = NULL, message = NULL, attributes = NULL, person = '{}'
            WHERE subject_id IN %s""".formatted(SUBJECTS);
    private static final String FORGET_FACTS = "DELETE FROM lead_fact WHERE subject_id IN " + SUBJECTS;
    /** Who decided what about the lead stays, not what was said of it. */
    private static final String FORGET_REASONS = """
            UPDATE stage_transition SET cause = cause - 'reason'
            WHERE lead_id IN %s AND jsonb_exists(cause, 'reason')""".formatted(LEADS);
    /**
     * They are sealed and cannot be searched, so all of them go. That the requests were carried out stays, and of their names,
     * which callers chose, as much as makes them known again.
     */
    private static final String FORGET_ANSWERS = """
            UPDATE kept_answer SET key = %s, request = '', answer = '' FROM workspace WHERE length(answer) > 0"""
            .formatted(JooqAnswers.DISGUISED);
    private static final String FORGET_KEYS = "DELETE FROM identity_key WHERE subject_id IN " + SUBJECTS;
    /** What the others of the account come to is reckoned anew; what it came to with the lead is forgotten with its name. */
    private static final String NOTE_ACCOUNT = """
            INSERT INTO account_note (account, quiet, noted_at)
            SELECT DISTINCT account, false, CAST(? AS timestamptz) FROM lead
            WHERE lead_id IN %s AND account IS NOT NULL""".formatted(LEADS);
    /** Events hold ids alone; what a receiver answered may name whom it knows by them. */
    private static final String BLANK_DELIVERIES = """
            UPDATE delivery_attempt a SET answer = '' FROM event e
            WHERE e.event_id = a.event_id AND e.lead_id IN %s AND length(a.answer) > 0""".formatted(LEADS);
    private static final String FORGET_TELLING = "DELETE FROM untold_lead WHERE lead_id IN " + LEADS;
    private static final String FORGET_WISHES = "DELETE FROM offer_wish WHERE lead_id IN " + LEADS;
    /** A packet that was frozen while the lead was one with another tells of it, too. */
    private static final String HANDOFFS = """
            (SELECT handoff_id FROM packet_of WHERE own_lead_id IN %1$s
             UNION SELECT handoff_id FROM handoff WHERE own_lead_id IN %1$s)""".formatted(LEADS);
    /** Nor by its account, made of a domain and a name, may the person be found. */
    private static final String FORGET_PACKETS = "UPDATE handoff SET packet = NULL, account = NULL WHERE handoff_id IN "
            + HANDOFFS;
    /** Who did what about a handoff stays, not what was written of the person. */
    private static final String FORGET_NOTES = "UPDATE handoff_step SET note = NULL WHERE note IS NOT NULL AND handoff_id IN "
            + HANDOFFS;
    /** The source stays for the numbers, unless it names the person. */
    private static final String TOMBSTONE = """
            UPDATE lead SET erased_at = CAST(? AS timestamptz), card = NULL, judged_by = NULL, judged_version = NULL, due = NULL,
                account = NULL, account_name = NULL,
                source = CASE WHEN EXISTS (SELECT FROM %s WHERE strpos(lower(source), lower(value)) > 0)
                              THEN NULL ELSE source END
            WHERE lead_id IN %s"""
            .formatted(KEYS, LEADS);

    private static final RowStatement<IdentityKey> SUPPRESSED = RowStatement
            .answering(ErasureRows::lookingForSuppressed);

    /** Whoever records something about the lead locks its row too: it is seen here, or sees the tombstone. */
    void erase(LeadId lead, boolean suppress, Instant at) {
        UUID id = lead.value();
        OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
        lock(id);
        if (suppress) {
            run(SUPPRESS, when, id);
        }
        run(BLANK_UNREAD, id);
        run(FORGET_RECIPIENTS, id);
        run(FORGET_SUGGESTIONS, id, id);
        run(KEEP_VERDICTS, id);
        run(FORGET_VERDICTS, id);
        run(STRIP_ENGAGEMENTS, id);
        run(FORGET_FACTS, id);
        run(FORGET_REASONS, id);
        run(NOTE_ACCOUNT, when, id);
        run(FORGET_TELLING, id);
        run(FORGET_WISHES, id);
        run(FORGET_PACKETS, id, id);
        run(FORGET_NOTES, id, id);
        run(BLANK_DELIVERIES, id);
        run(TOMBSTONE, when, id, id);
        run(FORGET_ANSWERS);
        run(FORGET_KEYS, id);
    }

    private void run(String statement, Object... values) {
        int _ = sql.query(statement, values).execute();
    }

    /** The lead itself first: whatever becomes part of it, or ceases to be, locks it. Then its parts. */
    private void lock(UUID lead) {
        Condition itself = LEAD.LEAD_ID.eq(lead).and(MergeRows.LIVE);
        if (sql.select(LEAD.LEAD_ID).from(LEAD).where(itself).forUpdate().fetch().isEmpty()) {
            throw new LedgerBusy("A lead has been merged or erased meanwhile.");
        }
        var _ = sql.select(LEAD.LEAD_ID).from(LEAD)
                .where(LEAD.LEAD_ID.in(select(SUBJECT.OWN_LEAD_ID).from(SUBJECT).where(SUBJECT.LEAD_ID.eq(lead))))
                .orderBy(LEAD.LEAD_ID).forUpdate().fetch();
    }

    Set<IdentityKey> suppressed(Collection<IdentityKey> keys) {
        Set<IdentityKey> suppressed = new HashSet<>();
        SUPPRESSED.fetch(sql, keys).forEach(row -> suppressed
                .add(IdentityKey.of(SubjectRows.kind(row.get(KIND)), row.get(VALUE))));
        return suppressed;
    }

    private static ResultQuery<?> lookingForSuppressed(Rows<IdentityKey> rows) {
        Field<String> kind = rows.text(key -> key.kind().code());
        Field<String> value = rows.text(IdentityKey::canonical);
        Field<byte[]> digest = field("sha256({0} || convert_to({1} || ' ' || {2}, 'UTF8'))", SQLDataType.BLOB,
                WORKSPACE.SALT, kind, value);
        return select(kind.as(KIND), value.as(VALUE)).from(rows.table()).crossJoin(WORKSPACE)
                .join(SUPPRESSED_KEY).on(SUPPRESSED_KEY.DIGEST.eq(digest));
    }
}
