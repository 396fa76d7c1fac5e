package dev.baton.bootstrap;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.persistence.DatabaseUnavailable;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A server that runs in this process until somebody stops the process. */
final class Running {
    private Running() {
    }

    /** Starts a server that finishes what it accepted when the process is told to end (SIGTERM, Ctrl-C). */
    static BatonServer start(Settings settings, InstantSource clock) {
        try {
            BatonServer server = BatonServer.start(settings, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            return server;
        } catch (DatabaseUnavailable e) {
            throw CommandFailed.usage(String.valueOf(e.getMessage()));
        }
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
