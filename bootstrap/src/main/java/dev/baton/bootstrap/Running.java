package dev.baton.bootstrap;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that runs in this process until somebody stops the process. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /** How long a stop may take; what is not done by then is cut off as by a crash, which loses nothing acknowledged. */
    private static final Duration STOP = Duration.ofSeconds(25);

    private Running() {
    }

    /** Starts a server that finishes what it accepted when the process is told to end (SIGTERM, Ctrl-C). */
    static BatonServer start(Settings settings, InstantSource clock) {
        CompletableFuture<BatonServer> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, settings), "stop"));
        try {
            BatonServer server = BatonServer.start(settings, clock);
            started.complete(server);
            return server;
        } catch (RuntimeException e) {
            throw Mendable.told(e).or(() -> cannotListen(e, settings)).orElseThrow(() -> e);
        } finally {
            started.cancel(false);
        }
    }

    /**
     * Told to end while it starts, it comes up first where a PostgreSQL of its own is coming up with it: that one would
     * outlive the process otherwise.
     */
    private static void stop(CompletableFuture<BatonServer> started, Settings settings) {
        if (settings.database().isPresent() && !started.isDone()) {
            return;
        }
        try {
            closeInTime(started.join());
        } catch (CancellationException _) {
            return;
        }
    }

    /** The process ends when this returns, whatever still runs. */
    private static void closeInTime(BatonServer server) {
        try {
            if (!Thread.ofPlatform().daemon().name("stopping").start(server::close).join(STOP)) {
                LOG.warn("the stop took longer than {} and is cut off", STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<CommandFailed> cannotListen(RuntimeException failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
                return Optional.of(new CommandFailed(ExitCode.USAGE, "Baton cannot listen at " + settings.host() + ":"
                        + settings.port() + ": another program does already, or this machine has no such address."
                        + " Choose others with --port and --host.", failure));
            }
        }
        return Optional.empty();
    }

    /** Waits for the end of the process. */
    static void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
