package dev.baton.persistence;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the server of a directory for as long as its owner wants it: one that died, whoever ended it, is started again
 * at its port, so that the connections of everybody can be made anew.
 */
final class ServerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Between two attempts where the first did not succeed; each time the pause is twice as long. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Whoever ends the watch waits for an attempt; a server that still recovers is waited for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerDirectory directory;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Postmaster postmaster;
    private Duration pause = LOOK;

    private ServerWatch(ServerDirectory directory, Postmaster postmaster) {
        this.directory = directory;
        this.postmaster = postmaster;
    }

    /** Begins to look after a server that runs. */
    static ServerWatch over(ServerDirectory directory, Postmaster postmaster) {
        ServerWatch watch = new ServerWatch(directory, postmaster);
        Thread.ofPlatform().name("postgres-watch").daemon().start(watch::run);
        return watch;
    }

    /** The server as it is now. */
    Postmaster postmaster() {
        return postmaster;
    }

    /** Lets the server be; an attempt that is under way holds the start lock until it is over. */
    void end() {
        ended.countDown();
    }

    private void run() {
        while (!isEndedAfter(pause)) {
            pause = postmaster.lives() || isStartedAgain() ? LOOK : longer();
        }
    }

    private Duration longer() {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean isEndedAfter(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isStartedAgain() {
        LOG.warn("the embedded PostgreSQL, process {}, has ended and is started again", postmaster.pid());
        Deadline deadline = Deadline.in(PATIENCE);
        try (DirectoryLock _ = DirectoryLock.await(directory.startLock(), deadline)) {
            if (ended.getCount() > 0) {
                postmaster = ServerLaunch.at(postmaster.port(), directory, deadline).ready();
                LOG.info("the embedded PostgreSQL runs again, process {}", postmaster.pid());
            }
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("the embedded PostgreSQL does not run yet: {}", failure.getMessage());
            return false;
        }
    }
}
