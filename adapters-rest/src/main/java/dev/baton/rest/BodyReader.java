package dev.baton.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
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
    private final Duration longest;
    private final LongSupplier nanos;

    /**
     * A reader.
     *
     * @param longest how long a body may take
     * @param nanos   the time in nanoseconds from any start
     */
    BodyReader(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
    }

    /** What became of reading. */
    sealed interface Received {
        /** All of it. */
        record Whole(byte[] bytes) implements Received {}

        /** Not all of it. */
        record Failed(Fault fault) implements Received {}
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

    private Received read(InputStream in, long announced, int most, long end) throws IOException {
        byte[] bytes = new byte[announced < 0 ? FIRST : (int) Math.min(announced, FIRST)];
        int length = 0;
        while (length != announced) {
            if (length == bytes.length) {
                if (length > most) {
                    passOver(in, MOST_PASSED_OVER, end);
                    return new Received.Failed(Fault.TOO_LARGE);
                }
                bytes = Arrays.copyOf(bytes, grown(length, announced, most));
            }
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (nanos.getAsLong() - end > 0) {
                return new Received.Failed(Fault.TOO_SLOW);
            }
        }
        return received(bytes, length, announced, most);
    }

    /** Twice as much, but no more than was announced, and one more than is allowed where nothing was. */
    private static int grown(int length, long announced, int most) {
        return (int) Math.min(Math.max(2L * length, FIRST), announced < 0 ? most + 1L : announced);
    }

    private static Received received(byte[] bytes, int length, long announced, int most) {
        if (length > most) {
            return new Received.Failed(Fault.TOO_LARGE);
        }
        if (length < announced) {
            return new Received.Failed(Fault.CUT_SHORT);
        }
        return new Received.Whole(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
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
        if (announced <= MOST_PASSED_OVER && request.getHeader("Expect") == null) {
            passOver(request.getInputStream(), announced, end);
        }
    }

    private void passOver(InputStream in, long most, long end) throws IOException {
        byte[] bytes = new byte[FIRST];
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
