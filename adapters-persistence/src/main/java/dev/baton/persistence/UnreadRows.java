package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.UNREAD_ITEM;
import static dev.baton.persistence.schema.Tables.UNREAD_RECIPIENT;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.lead.IdentityKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** What nobody could read, and whom it is about where at least that could be read. */
record UnreadRows(DSLContext sql) {
    private static final RowStatement<UnreadItem> KEEP = RowStatement.answering(UnreadRows::keeping);
    private static final RowStatement<UnreadItem> NAME = RowStatement.writing(UnreadRows::naming);
    private static final EngagementId FIRST = new EngagementId("", "");
    /** A key so short stands in many texts. */
    private static final int SHORT = 6;
    /** An item may hold anything, also what no text of the database could: it is compared byte by byte. */
    private static final String BLANK = """
            WITH step AS (
                SELECT feed, external_id FROM unread_item u WHERE (feed, external_id) > (?, ?) AND NOT EXISTS (
                    SELECT FROM unread_recipient r WHERE r.feed = u.feed AND r.external_id = u.external_id)
                ORDER BY feed, external_id LIMIT ?),
            blanked AS (
                UPDATE unread_item u SET body = '', reason = 'erased' FROM step s
                WHERE u.feed = s.feed AND u.external_id = s.external_id AND EXISTS (
                    SELECT FROM unnest(CAST(? AS text[])) k (text),
                        LATERAL (SELECT lower(encode(convert_to(text, 'UTF8'), 'escape')) AS sought) l
                    WHERE strpos(lower(encode(u.body, 'escape')), sought) > 0
                       OR strpos(lower(encode(convert_to(u.reason, 'UTF8'), 'escape')), sought) > 0))
            SELECT feed, external_id, count(*) OVER () FROM step ORDER BY feed DESC, external_id DESC LIMIT 1""";

    /** Of an item that is there already nothing is said anew: it may have been emptied meanwhile. */
    void keep(List<UnreadItem> items) {
        Set<EngagementId> kept = new HashSet<>();
        KEEP.fetch(sql, items.stream().sorted(Comparator.comparing(UnreadItem::id)).toList()).forEach(
                row -> kept.add(new EngagementId(row.get(UNREAD_ITEM.FEED), row.get(UNREAD_ITEM.EXTERNAL_ID))));
        List<UnreadItem> named = items.stream().filter(item -> item.recipient().isPresent())
                .filter(item -> kept.remove(item.id())).toList();
        if (!named.isEmpty()) {
            int _ = NAME.execute(sql, named);
        }
    }

    private static ResultQuery<?> keeping(Rows<UnreadItem> rows) {
        Field<String> feed = rows.text(item -> item.id().feed());
        Field<String> id = rows.text(item -> item.id().id());
        Field<String> reason = rows.text(UnreadItem::reason);
        Field<byte[]> body = rows
                .optionalBytes(item -> Optional.of(item.body().getBytes(StandardCharsets.UTF_8)));
        Field<Instant> receivedAt = rows.instant(UnreadItem::recordedAt);
        return insertInto(UNREAD_ITEM, UNREAD_ITEM.FEED, UNREAD_ITEM.EXTERNAL_ID, UNREAD_ITEM.REASON, UNREAD_ITEM.BODY,
                UNREAD_ITEM.RECEIVED_AT)
                .select(select(feed, id, reason, body, receivedAt).from(rows.table()))
                .onConflictDoNothing().returning(UNREAD_ITEM.FEED, UNREAD_ITEM.EXTERNAL_ID);
    }

    private static Query naming(Rows<UnreadItem> rows) {
        Field<String> feed = rows.text(item -> item.id().feed());
        Field<String> id = rows.text(item -> item.id().id());
        Field<String> kind = rows.text(item -> item.recipient().orElseThrow().kind().code());
        Field<String> value = rows.text(item -> item.recipient().orElseThrow().canonical());
        return insertInto(UNREAD_RECIPIENT, UNREAD_RECIPIENT.FEED, UNREAD_RECIPIENT.EXTERNAL_ID,
                UNREAD_RECIPIENT.KIND, UNREAD_RECIPIENT.VALUE)
                .select(select(feed, id, kind, value).from(rows.table()));
    }

    Optional<EngagementId> blank(List<IdentityKey> keys, Optional<EngagementId> after, int most) {
        EngagementId place = after.orElse(FIRST);
        String[] sought = keys.stream().map(UnreadRows::sought).toArray(String[]::new);
        return sql.resultQuery(BLANK, place.feed(), place.id(), most, sought).fetchOptional()
                .filter(row -> row.get(2, Integer.class) == most).map(UnreadRows::place);
    }

    private static EngagementId place(Record row) {
        return new EngagementId(row.get(0, String.class), row.get(1, String.class));
    }

    /** Of an external key the id is looked for; a short one only in quotes. */
    private static String sought(IdentityKey key) {
        String text = key instanceof IdentityKey.External(var _, String id) ? id : key.canonical();
        return text.length() < SHORT ? '"' + text + '"' : text;
    }
}
