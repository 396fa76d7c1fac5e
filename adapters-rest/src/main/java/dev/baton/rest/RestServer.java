package dev.baton.rest;

import dev.baton.application.message.Messages;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. Once stopped it is not started again. */
public final class RestServer implements AutoCloseable {
    /** A quarter of the room for bodies is for those who come without a key: deliveries, whose signature is looked at later. */
    private static final int STRANGERS_SHARE = 4;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    /**
     * How long a connection may be silent between two requests. Clients and proxies keep one for 30 to 60 seconds, and they should
     * be the first to close it: what they send at the very moment when we do has no answer, and nobody sends a POST again by itself.
     */
    private static final Duration KEPT = Duration.ofSeconds(75);

    private final RestSettings settings;
    private final Door door;
    private final HttpErrors errors;
    private final Map<Route, Handling> routes;
    private final Javalin javalin;

    private RestServer(RestSettings settings, Door door, HttpErrors errors, Map<Route, Handling> routes) {
        this.settings = settings;
        this.door = door;
        this.errors = errors;
        this.routes = routes;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts a server; it accepts requests when this returns.
     *
     * @param ready    whether the database can be reached and has the right form
     * @param metrics  where requests are counted; whoever made it closes it
     * @param raw      routes that other adapters answer
     * @param ids      ids for requests that bring none
     */
    public static RestServer start(RestSettings settings, Conversations with, BooleanSupplier ready, Metrics metrics,
            List<RawRoute> raw, InstantSource clock, Supplier<UUID> ids) {
        return start(settings, with, ready, metrics, raw, clock, ids, OpenTelemetry.noop());
    }

    /** Starts a server as the other method does, and tells of requests to whoever watches. */
    public static RestServer start(RestSettings settings, Conversations with, BooleanSupplier ready, Metrics metrics,
            List<RawRoute> raw, InstantSource clock, Supplier<UUID> ids, OpenTelemetry telemetry) {
        Messages messages = new Messages();
        Problems problems = new Problems((objection, language) -> messages.of(objection, language.code()),
                with.dates());
        int forStrangers = settings.bodyBytes() / STRANGERS_SHARE;
        Door door = new Door(with.signIn(),
                new BodyReader(settings.bodyWithin(), settings.bodyBytes() - forStrangers, System::nanoTime),
                new BodyReader(settings.bodyWithin(), forStrangers, System::nanoTime),
                new ReplyWriter(problems), metrics, new Traces(telemetry), ids,
                new Allowances(settings.rate(), System::nanoTime));
        RestServer server = new RestServer(settings, door, new HttpErrors(problems, metrics, ids),
                new Api(with, ready, metrics, clock, problems).routes(raw));
        server.javalin.start(settings.host(), settings.port());
        return server;
    }

    /** The port on which it listens. */
    public int port() {
        return javalin.port();
    }

    /** Accepts no more, waits for the requests that run, for as long as the settings say, and closes. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.generateEtags = false;
        config.http.compressionStrategy = compression();
        config.router.ignoreTrailingSlashes = false;
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(this::prepare);
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(errors));
        config.jetty.modifyHttpConfiguration(this::prepare);
        config.jetty.addConnector(this::connector);
        routes.forEach((route, handling) -> add(config, route, handling));
        allowed().forEach((path, methods) -> config.routes
                .addEndpoint(new Endpoint(HandlerType.OPTIONS, path, context -> options(context, methods))));
        config.routes.exception(HttpResponseException.class, this::notRouted);
        config.routes.exception(Exception.class, (failure, context) -> door.failed(context, failure));
    }

    private void add(JavalinConfig config, Route route, Handling handling) {
        config.routes.addEndpoint(new Endpoint(HandlerType.findOrCreate(route.method().name()), route.path(),
                context -> door.serve(context, route, handling)));
        if (route.method() == Method.GET) {
            config.routes.addEndpoint(
                    new Endpoint(HandlerType.HEAD, route.path(), context -> door.serve(context, route, handling)));
        }
    }

    /** What is large and text is worth a smaller form, when the client asks for it. */
    private static CompressionStrategy compression() {
        CompressionStrategy gzip = new CompressionStrategy(null, new io.javalin.compression.Gzip(4));
        gzip.setDefaultMinSizeForCompression(ReplyWriter.COMPRESSED_FROM);
        return gzip;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
        return threads;
    }

    private void prepare(Server server) {
        server.setHandler(new GracefulHandler());
        server.setErrorHandler(errors);
        server.setStopTimeout(settings.stopWithin().toMillis());
        server.setStopAtShutdown(false);
    }

    private void prepare(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setIdleTimeout(settings.idleAfter().toMillis());
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(KEPT.toMillis());
        connector.setAcceptQueueSize(1_024);
        return connector;
    }

    private Map<String, String> allowed() {
        Map<String, String> allowed = new LinkedHashMap<>();
        for (Route route : routes.keySet()) {
            allowed.computeIfAbsent(route.path(), this::methodsAt);
        }
        return allowed;
    }

    /** The methods at a path, as the header {@code Allow} has them; empty where there are none. */
    private String methodsAt(String path) {
        Set<String> methods = new LinkedHashSet<>();
        for (Route route : routes.keySet()) {
            if (route.path().equals(path) || route.fits(path)) {
                methods.add(route.method().name());
                if (route.method() == Method.GET) {
                    methods.add("HEAD");
                }
            }
        }
        List<String> all = new ArrayList<>(methods);
        if (!all.isEmpty()) {
            all.add("OPTIONS");
        }
        return all.stream().collect(Collectors.joining(", "));
    }

    private static void options(Context context, String methods) {
        context.status(204).header("Allow", methods);
    }

    private void notRouted(HttpResponseException failure, Context context) {
        String methods = methodsAt(context.path());
        if (failure.getStatus() != 404) {
            door.refuse(context, Problem.of(Fault.NOT_HTTP));
        } else if (methods.isEmpty()) {
            door.refuse(context, Problem.of(Fault.NO_SUCH_PATH));
        } else {
            door.refuse(context, Problem.of(Fault.METHOD, methods).with("Allow", methods));
        }
    }
}
