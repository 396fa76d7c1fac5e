package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.WEBHOOK_ENDPOINT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Former;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventFilter;
import dev.baton.persistence.schema.tables.records.WebhookEndpointRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;

/** The endpoints in PostgreSQL. */
record JooqEndpoints(DSLContext sql, Runnable announced) implements Endpoints {

    @Override
    public List<Endpoint> list() {
        return Trouble.told(() -> list(sql));
    }

    static List<Endpoint> list(DSLContext sql) {
        return sql.selectFrom(WEBHOOK_ENDPOINT).orderBy(WEBHOOK_ENDPOINT.CREATED_AT, WEBHOOK_ENDPOINT.ENDPOINT_ID)
                .fetch(JooqEndpoints::endpoint);
    }

    @Override
    public Optional<Endpoint> find(UUID id) {
        return Trouble.told(() -> sql.selectFrom(WEBHOOK_ENDPOINT).where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id))
                .fetchOptional(JooqEndpoints::endpoint));
    }

    private static Endpoint endpoint(WebhookEndpointRecord row) {
        return new Endpoint(row.getEndpointId(), row.getTitle(), URI.create(row.getUrl()),
                new EventFilter(List.of(row.getEvents().split(" "))),
                new Secrets(row.getSecret(), Optional.ofNullable(row.getFormerSecret())
                        .map(secret -> new Former(secret, row.getFormerUntil()))),
                Optional.ofNullable(row.getDisabledWhy())
                        .map(why -> new Disabled(StoredTree.word(Why.WORDS, why), row.getDisabledAt())),
                Optional.ofNullable(row.getFailingSince()), row.getCreatedAt());
    }

    private static WebhookEndpointRecord row(Endpoint endpoint) {
        WebhookEndpointRecord row = new WebhookEndpointRecord();
        row.set(WEBHOOK_ENDPOINT.ENDPOINT_ID, endpoint.id());
        row.set(WEBHOOK_ENDPOINT.TITLE, endpoint.title());
        row.set(WEBHOOK_ENDPOINT.URL, endpoint.url().toString());
        row.set(WEBHOOK_ENDPOINT.EVENTS, String.join(" ", endpoint.filter().patterns()));
        row.set(WEBHOOK_ENDPOINT.SECRET, endpoint.secrets().current());
        row.set(WEBHOOK_ENDPOINT.FORMER_SECRET, endpoint.secrets().former().map(Former::secret).orElse(null));
        row.set(WEBHOOK_ENDPOINT.FORMER_UNTIL, endpoint.secrets().former().map(Former::until).orElse(null));
        row.set(WEBHOOK_ENDPOINT.DISABLED_WHY, endpoint.disabled().map(reason -> reason.why().code()).orElse(null));
        row.set(WEBHOOK_ENDPOINT.DISABLED_AT, endpoint.disabled().map(Disabled::at).orElse(null));
        row.set(WEBHOOK_ENDPOINT.FAILING_SINCE, endpoint.failingSince().orElse(null));
        row.set(WEBHOOK_ENDPOINT.CREATED_AT, endpoint.createdAt());
        return row;
    }

    /** Who adds one locks them all, so that two at once do not add one too many. */
    @Override
    public boolean add(Endpoint endpoint, int most) {
        return Transaction.of(sql, inside -> {
            int _ = inside.execute("LOCK TABLE webhook_endpoint IN SHARE ROW EXCLUSIVE MODE");
            return inside.fetchCount(WEBHOOK_ENDPOINT) < most
                    && inside.insertInto(WEBHOOK_ENDPOINT).set(row(endpoint)).execute() == 1;
        });
    }

    @Override
    public Optional<Endpoint> change(UUID id, UnaryOperator<Endpoint> change) {
        return Transaction.of(sql, inside -> locked(inside, id).map(change).map(after -> {
            int _ = inside.update(WEBHOOK_ENDPOINT).set(row(after)).where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id))
                    .execute();
            return after;
        }));
    }

    private static Optional<Endpoint> locked(DSLContext inside, UUID id) {
        return inside.selectFrom(WEBHOOK_ENDPOINT).where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id)).forUpdate()
                .fetchOptional(JooqEndpoints::endpoint);
    }

    @Override
    public Optional<Endpoint> enable(UUID id, Instant now) {
        Optional<Endpoint> enabled = Transaction.of(sql, inside -> {
            boolean was = inside.update(WEBHOOK_ENDPOINT).setNull(WEBHOOK_ENDPOINT.DISABLED_WHY)
                    .setNull(WEBHOOK_ENDPOINT.DISABLED_AT).setNull(WEBHOOK_ENDPOINT.FAILING_SINCE)
                    .where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id)).and(WEBHOOK_ENDPOINT.DISABLED_AT.isNotNull())
                    .execute() == 1;
            if (was) {
                int _ = inside.update(DELIVERY).set(DELIVERY.DUE, now).set(DELIVERY.TRIES, 0)
                        .where(DELIVERY.ENDPOINT_ID.eq(id)).and(DELIVERY.DUE.isNotNull()).execute();
            }
            return new JooqEndpoints(inside, announced).find(id);
        });
        announced.run();
        return enabled;
    }

    @Override
    public boolean remove(UUID id, Predicate<Endpoint> expected) {
        return Transaction.of(sql, inside -> locked(inside, id).filter(expected).isPresent()
                && inside.deleteFrom(WEBHOOK_ENDPOINT).where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id)).execute() == 1);
    }

    /** Nothing is written, and nobody waits, where nothing failed. */
    @Override
    public void works(UUID id, Instant at) {
        int _ = Trouble.told(() -> sql.update(WEBHOOK_ENDPOINT).setNull(WEBHOOK_ENDPOINT.FAILING_SINCE)
                .where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id)).and(WEBHOOK_ENDPOINT.FAILING_SINCE.le(at)).execute());
    }

    @Override
    public Optional<Instant> fails(UUID id, Instant at) {
        return Trouble.told(() -> sql.update(WEBHOOK_ENDPOINT)
                .set(WEBHOOK_ENDPOINT.FAILING_SINCE, coalesce(WEBHOOK_ENDPOINT.FAILING_SINCE, val(at)))
                .where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id)).returning(WEBHOOK_ENDPOINT.FAILING_SINCE)
                .fetchOptional(WEBHOOK_ENDPOINT.FAILING_SINCE));
    }

    @Override
    public boolean disable(UUID id, Disabled disabled, Event told) {
        boolean was = Transaction.of(sql, inside -> {
            boolean inUse = inside.update(WEBHOOK_ENDPOINT).set(WEBHOOK_ENDPOINT.DISABLED_WHY, disabled.why().code())
                    .set(WEBHOOK_ENDPOINT.DISABLED_AT, disabled.at()).where(WEBHOOK_ENDPOINT.ENDPOINT_ID.eq(id))
                    .and(WEBHOOK_ENDPOINT.DISABLED_AT.isNull()).execute() == 1;
            if (inUse) {
                new EventRows(inside).store(List.of(told));
            }
            return inUse;
        });
        announced.run();
        return was;
    }
}
