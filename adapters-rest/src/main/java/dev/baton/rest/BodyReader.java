package dev.baton.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a body within its bounds. Memory grows with what has come and not with what was announced, so that announcing
 * much costs the sender as much as us.
 */
final class BodyReader {
    private static final int FIRST = 16 * 1024;
    /** So much of a body that is too large is passed over, so that its sender reads our answer before he is cut off. */
    private static final long MOST_PASSED_OVER = 16L * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final int PASSED_AT_ONCE = 4 * 1024;
    private final Duration longest;
    private final LongSupplier nanos;
    private final Semaphore room;

    /**
     * A reader.
     *
     * @param longest how long a body may take
     * @param room    how many bytes of bodies may be in memory at once
     * @param nanos   the time in nanoseconds from any start
     */
    BodyReader(Duration longest, int room, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
        this.room = new Semaphore(room);
    }

    /** What became of reading. */
    sealed interface Received {
        /** All of it, which takes room until it is {@link #forget forgotten}. */
        record Whole(byte[] bytes) implements Received {}

        /** Not all of it. */
        record Failed(Fault fault) implements Received {}
    }

    /** Inflates the compressed body of a request, at most so many bytes before and after; a bomb goes off in nobody's memory. */
    Received inflate(HttpServletRequest request, int most) {
        long end = nanos.getAsLong() + longest.toNanos();
        try {
            Received received = inflated(request, most, end);
            if (received instanceof Received.Failed) {
                passOver(request, Math.max(0, request.getContentLengthLong()), MOST_PASSED_OVER, end);
            }
            return received;
        } catch (IOException | HttpException.RuntimeException failure) {
            return new Received.Failed(isTooSlow(failure) ? Fault.TOO_SLOW : Fault.CUT_SHORT);
        }
    }

    private Received inflated(HttpServletRequest request, int most, long end) throws IOException {
        if (request.getContentLengthLong() > most) {
            return new Received.Failed(Fault.TOO_LARGE);
        }
        try (InputStream in = new GzipBody(new BoundedBody(request.getInputStream(), most, end, nanos))) {
            return read(in, -1, most, end);
        } catch (BoundedBody.TooLarge _) {
            return new Received.Failed(Fault.TOO_LARGE);
        } catch (ZipException _) {
            return new Received.Failed(Fault.NOT_GZIP);
        }
    }

    /** Reads the body of a request, at most so many bytes. */
    Received read(HttpServletRequest request, int most) {
        long announced = request.getContentLengthLong();
        long end = nanos.getAsLong() + longest.toNanos();
        try {
            if (announced > most) {
                passOver(request, announced, end);
                return new Received.Failed(Fault.TOO_LARGE);
            }
            return read(request.getInputStream(), announced, most, end);
        } catch (IOException | HttpException.RuntimeException failure) {
            return new Received.Failed(isTooSlow(failure) ? Fault.TOO_SLOW : Fault.CUT_SHORT);
        }
    }

    /** Gives the room of a body back, once nobody needs it any more. */
    void forget(byte[] body) {
        room.release(body.length);
    }

    private Received read(InputStream in, long announced, int most, long end) throws IOException {
        BodyBytes bytes = new BodyBytes(room);
        boolean whole = false;
        try {
            Optional<Fault> fault = fill(bytes, in, announced, most, end);
            whole = fault.isEmpty();
            return whole ? new Received.Whole(bytes.whole()) : new Received.Failed(fault.get());
        } finally {
            if (!whole) {
                bytes.drop();
            }
        }
    }

    private Optional<Fault> fill(BodyBytes bytes, InputStream in, long announced, int most, long end)
            throws IOException {
        while (bytes.length() != announced) {
            if (bytes.isFull()) {
                Optional<Fault> fault = bytes.length() > most
                        ? Optional.of(Fault.TOO_LARGE)
                        : bytes.grow(grown(bytes.length(), announced, most))
                                ? Optional.empty()
                                : Optional.of(Fault.CROWDED);
                if (fault.isPresent()) {
                    bytes.drop();
                    passOver(in, announced < 0 ? MOST_PASSED_OVER : announced, end);
                    return fault;
                }
            }
            if (!bytes.read(in)) {
                break;
            }
            if (nanos.getAsLong() - end > 0) {
                return Optional.of(Fault.TOO_SLOW);
            }
        }
        if (bytes.length() > most) {
            return Optional.of(Fault.TOO_LARGE);
        }
        return bytes.length() < announced ? Optional.of(Fault.CUT_SHORT) : Optional.empty();
    }

    /** Twice as much, but no more than was announced, and one more than is allowed where nothing was. */
    private static int grown(int length, long announced, int most) {
        return (int) Math.min(Math.max(2L * length, FIRST), announced < 0 ? most + 1L : announced);
    }

    /**
     * Passes over a body that nobody wants, at most so much of it. A connection that is closed with bytes unread is reset, and
     * its sender may then never see our answer.
     */
    void leave(HttpServletRequest request, int most) {
        long announced = request.getContentLengthLong();
        boolean any = announced > 0 || request.getHeader("Transfer-Encoding") != null;
        if (any && announced <= most && request.getHeader("Expect") == null) {
            try {
                passOver(request.getInputStream(), most, nanos.getAsLong() + longest.toNanos());
            } catch (IOException | HttpException.RuntimeException failure) {
                LOG.debug("a body that nobody wanted did not come whole", failure);
            }
        }
    }

    /** Who asks first whether he may send ({@code Expect: 100-continue}) is told no, and sends nothing to pass over. */
    private void passOver(HttpServletRequest request, long announced, long end) throws IOException {
        passOver(request, announced, announced, end);
    }

    private void passOver(HttpServletRequest request, long announced, long most, long end) throws IOException {
        if (announced <= MOST_PASSED_OVER && request.getHeader("Expect") == null) {
            passOver(request.getInputStream(), most, end);
        }
    }

    private void passOver(InputStream in, long most, long end) throws IOException {
        byte[] bytes = new byte[PASSED_AT_ONCE];
        long passed = 0;
        while (passed < most && nanos.getAsLong() - end < 0) {
            int read = in.read(bytes);
            if (read < 0) {
                return;
            }
            passed += read;
        }
    }

    private static boolean isTooSlow(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
