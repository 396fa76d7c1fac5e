package dev.baton.bootstrap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, where an operator named a collector. Nothing of the SDK is loaded where none is named. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
    /** A collector that is away holds up nothing but the traces; what it does not take in time is dropped. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    /** Closed, if it is one that can be, when all that uses it was closed: so the last traces are told, too. */
    @Bean
    OpenTelemetry telemetry(Settings settings) {
        return settings.traces().isPresent() ? Collected.at(settings.traces().get()) : OpenTelemetry.noop();
    }

    /** Apart, so that its libraries are loaded with it. */
    private static final class Collected {
        private Collected() {
        }

        static OpenTelemetry at(URI collector) {
            OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(collector.toString().replaceAll("/+$", "") + "/v1/traces").setTimeout(PATIENCE)
                    .setRetryPolicy(null).build();
            SdkTracerProvider provider = SdkTracerProvider.builder()
                    .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "baton",
                            AttributeKey.stringKey("service.version"), Baton.version())))
                    .addSpanProcessor(BatchSpanProcessor.builder(exporter).setScheduleDelay(TOGETHER)
                            .setExporterTimeout(PATIENCE).build())
                    .build();
            return OpenTelemetrySdk.builder().setTracerProvider(provider)
                    .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance())).build();
        }
    }
}
