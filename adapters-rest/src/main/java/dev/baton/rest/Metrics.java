package dev.baton.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * What the instance counts. Labels are route templates, methods and statuses: a bounded number of series, and nothing about
 * a person.
 */
public final class Metrics implements AutoCloseable {
    private static final Duration[] BOUNDS = {Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
            Duration.ofMillis(500), Duration.ofSeconds(2)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Label, Timer> timers = new ConcurrentHashMap<>();

    private record Label(String method, String path, int status) {}

    /** Counts requests and the basics of the JVM. */
    public Metrics() {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Shows a number that somebody else knows, under a name such as {@code baton.database.connections.busy}. */
    public Metrics gauge(String name, String description, DoubleSupplier number) {
        Gauge.builder(name, number::getAsDouble).description(description).strongReference(true).register(registry);
        return this;
    }

    /** Counts a request and its time. */
    void served(String method, String path, int status, long nanos) {
        timers.computeIfAbsent(new Label(method, path, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Label label) {
        return Timer.builder("http.server.requests").description("Requests answered, and how long that took")
                .tags("method", label.method, "route", label.path, "status", Integer.toString(label.status))
                .serviceLevelObjectives(BOUNDS).register(registry);
    }

    /** All numbers as Prometheus reads them. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
