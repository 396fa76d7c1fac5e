package dev.baton.persistence;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The keys that earlier releases kept with each engagement, where an erasure would have had to look for them among the
 * engagements of everybody. They are taken away from one end of the table to the other, once after each start: the last
 * instance that is replaced by one of this release leaves none behind.
 */
final class OldKeys {
    /** The engagements of one step are read by their key; few of them have anything to be taken away. */
    private static final String STEP = """
            WITH step AS (SELECT feed, external_id, person <> '{}' AS told FROM engagement
                          WHERE (feed, external_id) > (?, ?) ORDER BY feed, external_id LIMIT ?),
                 blanked AS (UPDATE engagement e SET person = '{}' FROM step s
                             WHERE s.told AND e.feed = s.feed AND e.external_id = s.external_id)
            SELECT feed, external_id, count(*) OVER () FROM step ORDER BY feed DESC, external_id DESC LIMIT 1""";
    private final DSLContext sql;
    private final AtomicReference<Optional<Place>> next = new AtomicReference<>(Optional.of(new Place("", "")));

    /** Behind which engagement to go on. */
    private record Place(String feed, String id) {}

    OldKeys(DSLContext sql) {
        this.sql = sql;
    }

    /** Looks at so many further engagements. @return how many there were */
    int forget(int most) {
        return next.get().map(place -> forget(place, most)).orElse(0);
    }

    private int forget(Place place, int most) {
        Optional<Record> last = Trouble.told(() -> sql.resultQuery(STEP, place.feed(), place.id(), most)
                .fetchOptional());
        int seen = last.map(row -> row.get(2, Integer.class)).orElse(0);
        next.set(last.filter(_ -> seen == most).map(row -> new Place(row.get(0, String.class),
                row.get(1, String.class))));
        return seen;
    }
}
