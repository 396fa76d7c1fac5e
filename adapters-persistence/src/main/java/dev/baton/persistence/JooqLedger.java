package dev.baton.persistence;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The ledger in PostgreSQL. Transactions are read committed, as the pool opens its connections. */
record JooqLedger(DSLContext sql, Connections connections, Tracer tracer, Runnable announced) implements Ledger {

    @Override
    public <T> T write(Function<LedgerPage, T> work) {
        return Span.current().getSpanContext().isValid() ? traced(work) : written(work);
    }

    private <T> T written(Function<LedgerPage, T> work) {
        AtomicBoolean news = new AtomicBoolean();
        T result = Transaction.of(sql, inside -> work.apply(new JooqLedgerPage(inside, news)));
        if (news.get()) {
            announced.run();
        }
        return result;
    }

    /** As part of what is traced on this thread, e.g. a request. */
    private <T> T traced(Function<LedgerPage, T> work) {
        Span span = tracer.spanBuilder("transaction").setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "postgresql").startSpan();
        try {
            return written(work);
        } finally {
            span.end();
        }
    }

    @Override
    public boolean isJoined() {
        return connections.isJoined();
    }
}
