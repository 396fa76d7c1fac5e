package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.EVENT;
import static dev.baton.persistence.schema.Tables.EVENT_SEQUENCE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.domain.lead.LeadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;

/** Events as they are written, with the next numbers of their leads, and read. */
record EventRows(DSLContext sql) {
    private static final RowStatement<Map.Entry<LeadId, Long>> COUNT = RowStatement.answering(EventRows::counting);
    private static final RowStatement<Event> WRITE = RowStatement.writing(EventRows::writing);

    /** Who announces has locked the leads, so nobody waits for a counter. */
    void write(List<Announcement> announcements) {
        Map<LeadId, Long> next = new HashMap<>();
        announcements.forEach(each -> next.merge(each.lead(), 1L, Long::sum));
        COUNT.fetch(sql, List.copyOf(next.entrySet())).forEach(row -> next.computeIfPresent(
                new LeadId(row.get(EVENT_SEQUENCE.LEAD_ID)), (_, count) -> row.get(EVENT_SEQUENCE.LAST) - count + 1));
        List<Event> events = new ArrayList<>(announcements.size());
        for (Announcement each : announcements) {
            long sequence = next.merge(each.lead(), 1L, Long::sum) - 1;
            events.add(new Event(each.id(), each.type(), each.at(),
                    Optional.of(new Event.OfLead(each.lead(), sequence)), each.about()));
        }
        store(events);
    }

    void store(List<Event> events) {
        int _ = WRITE.execute(sql, events);
    }

    private static ResultQuery<?> counting(Rows<Map.Entry<LeadId, Long>> rows) {
        var lead = rows.uuid(entry -> entry.getKey().value());
        var count = rows.number(Map.Entry::getValue);
        return insertInto(EVENT_SEQUENCE, EVENT_SEQUENCE.LEAD_ID, EVENT_SEQUENCE.LAST)
                .select(select(lead, count).from(rows.table()))
                .onConflict(EVENT_SEQUENCE.LEAD_ID).doUpdate()
                .set(EVENT_SEQUENCE.LAST, EVENT_SEQUENCE.LAST.plus(excluded(EVENT_SEQUENCE.LAST)))
                .returning(EVENT_SEQUENCE.LEAD_ID, EVENT_SEQUENCE.LAST);
    }

    private static Query writing(Rows<Event> rows) {
        var id = rows.uuid(Event::id);
        var lead = rows.optionalUuid(event -> event.of().map(of -> of.lead().value()));
        var sequence = rows.optionalNumber(event -> event.of().map(Event.OfLead::sequence));
        var type = rows.text(event -> event.type().code());
        var at = rows.instant(Event::at);
        var body = rows.text(event -> WrittenForm.text(event.about())).cast(SQLDataType.JSON);
        return insertInto(EVENT, EVENT.EVENT_ID, EVENT.LEAD_ID, EVENT.SEQUENCE, EVENT.TYPE, EVENT.AT, EVENT.BODY)
                .select(select(id, lead, sequence, type, at, body).from(rows.table()));
    }

    static Event event(Record row) {
        Optional<UUID> lead = Optional.ofNullable(row.get(EVENT.LEAD_ID));
        return new Event(row.get(EVENT.EVENT_ID), StoredTree.word(EventType.WORDS, row.get(EVENT.TYPE)),
                row.get(EVENT.AT), lead.map(id -> new Event.OfLead(new LeadId(id), row.get(EVENT.SEQUENCE))),
                WrittenForm.branch(row.get(EVENT.BODY)));
    }
}
