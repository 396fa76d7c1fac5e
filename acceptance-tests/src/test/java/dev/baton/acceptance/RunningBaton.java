package dev.baton.acceptance;

import dev.baton.application.handoff.HandoffClocks;
import dev.baton.application.handoff.Offering;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.Settings;
import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.domain.worktime.PersianDate;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.rest.issuer.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The whole application in this process, with its own PostgreSQL in target/, and a clock that the features move. Started
 * once; each scenario has a later time and people of its own, so that they do not meet.
 */
final class RunningBaton implements AutoCloseable {
    private static final Instant FIRST_MORNING = Instant.parse("2027-01-02T08:00:00Z");
    private static final int AT_ONCE = 200;
    /** Lets a version judge without signatures. */
    static final byte[] UNSIGNED = "{\"unsigned\": true, \"reason\": \"a story\", \"effects\": \"none\"}"
            .getBytes(StandardCharsets.UTF_8);
    private final AtomicReference<Instant> now = new AtomicReference<>(FIRST_MORNING);
    private final AtomicInteger scenarios = new AtomicInteger();
    private final BatonServer server;
    private final Api api;

    /** A Baton of its own, in a directory of its own. */
    RunningBaton(String name) {
        this(Settings.in(freshDirectory(name), 0));
    }

    /** A Baton of its own that asks for SendGrid's keys elsewhere. */
    RunningBaton(String name, URI sendgrid) {
        this(new Settings("127.0.0.1", 0, freshDirectory(name), Optional.empty(), Settings.USUAL_POOL, sendgrid));
    }

    /** A Baton of its own that asks for SendGrid's keys elsewhere and tells a collector of traces. */
    RunningBaton(String name, URI sendgrid, URI collector) {
        this(new Settings("127.0.0.1", 0, freshDirectory(name), Optional.empty(), Settings.USUAL_POOL, sendgrid)
                .tracedAt(collector));
    }

    /** A Baton of its own that trusts an issuer of tokens. */
    RunningBaton(String name, Issuer issuer) {
        this(Settings.in(freshDirectory(name), 0).with(issuer));
    }

    /** A Baton of its own that tells people and systems outside. */
    RunningBaton(String name, AlertSettings outside) {
        this(Settings.in(freshDirectory(name), 0).telling(outside));
    }

    /** One whose data may be there already, as of an instant. */
    RunningBaton(Path data, Instant start) {
        this(Settings.in(data, 0), start, Optional.empty());
    }

    private RunningBaton(Settings settings) {
        this(settings, FIRST_MORNING, Optional.empty());
    }

    private RunningBaton(Settings settings, Instant start, Optional<String> key) {
        now.set(start);
        server = BatonServer.start(settings, now::get);
        api = new Api(server.url(), key.or(server::firstKey)
                .orElseGet(() -> BatonProcess.read(settings.adminKey()).strip()));
    }

    /** Another instance over the same database, with a clock of its own. */
    RunningBaton another(String name) {
        return new RunningBaton(new Settings("127.0.0.1", 0, freshDirectory(name), Optional.of(database()),
                Settings.USUAL_POOL), now(), Optional.of(api.key()));
    }

    /** The one of the features, made when first asked for; it stops with the process. */
    private static final class Only {
        private static final IdentityProvider LOGIN = new IdentityProvider();
        private static final RunningBaton INSTANCE = new RunningBaton("features", LOGIN.issuer());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                INSTANCE.close();
                LOGIN.stop();
            }, "stop"));
        }

        private Only() {
        }
    }

    static RunningBaton instance() {
        return Only.INSTANCE;
    }

    /** Where people sign in who speak to the one of the features. */
    static IdentityProvider login() {
        return Only.LOGIN;
    }

    /** A directory in target/ for data, in which there is nothing but what takes long to unpack. */
    static Path freshDirectory(String name) {
        Path data = emptyDirectory(name);
        SharedPrograms.putInto(data.resolve("postgres"));
        return data;
    }

    /** An empty directory in target/, whose path is short enough for PostgreSQL's sockets. */
    static Path emptyDirectory(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "baton"));
            return Files.createTempDirectory(target, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next scenario: its number; the clock shows the next morning. */
    int nextScenario() {
        now.updateAndGet(then -> then.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)).plus(Duration.ofHours(8)));
        return scenarios.incrementAndGet();
    }

    Api api() {
        return api;
    }

    /** The database behind it, for counting rows. */
    DatabaseAddress database() {
        return server.conversation(DatabaseAddress.class);
    }

    /** The day of a date of the Persian calendar, such as 1405-01-13. */
    LocalDate persianDay(String written) {
        String[] parts = written.split("-");
        return server.conversation(PersianCalendar.class).day(new PersianDate(Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))).orElseThrow();
    }

    /** Makes a definition judge from now on. */
    void activate(Object definition) {
        Look kept = api.post("/v1/definitions", definition).done();
        api.write("POST", "/v1/definitions/" + kept.at("definition").text() + "/" + kept.at("version").whole()
                + "/activate", "application/json", UNSIGNED).done();
    }

    Instant now() {
        return now.get();
    }

    void setNow(Instant instant) {
        now.set(instant);
    }

    /** Does now what it does within seconds by itself, and perhaps beside it: offers leads and follows the clocks of offers. */
    void hasten() {
        var _ = server.conversation(Offering.class).offer(AT_ONCE);
        var _ = server.conversation(HandoffClocks.class).follow(AT_ONCE);
        var _ = server.conversation(HandoffClocks.class).reroute(AT_ONCE);
    }

    @Override
    public void close() {
        server.close();
    }
}
