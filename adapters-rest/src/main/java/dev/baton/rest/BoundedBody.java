package dev.baton.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The bytes of a compressed body, bounded before they are inflated, in number and in time. */
final class BoundedBody extends FilterInputStream {
    private final LongSupplier nanos;
    private final long end;
    private long left;

    /** At most so many bytes, until an instant of this clock. */
    BoundedBody(InputStream in, int most, long end, LongSupplier nanos) {
        super(in);
        this.left = most;
        this.end = end;
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (nanos.getAsLong() - end > 0) {
            throw new IOException(new TimeoutException("the body came too slowly"));
        }
        int read = super.read(bytes, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new TooLarge();
        }
        return read;
    }

    /** There is more than there may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
