package dev.baton.rest;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What a body by gzip comes to. It has one part: the JDK's own reader follows any number of them, each within the one before,
 * and a body of many empty ones overflows its stack.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipBody extends InflaterInputStream {
    private static final int AT_ONCE = 8 * 1024;
    private static final int CHECKSUM_OF_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private final CRC32 checksum = new CRC32();
    private boolean ended;

    /** Reads the header. */
    GzipBody(InputStream body) throws IOException {
        super(body, new Inflater(true), AT_ONCE);
        boolean begun = false;
        try {
            header(body);
            begun = true;
        } finally {
            if (!begun) {
                inf.end();
            }
        }
    }

    private static void header(InputStream from) throws IOException {
        if (next(from) != 0x1F || next(from) != 0x8B || next(from) != 8) {
            throw new ZipException("no gzip");
        }
        int flags = next(from);
        skip(from, 6);
        if ((flags & EXTRA) != 0) {
            skip(from, next(from) | next(from) << 8);
        }
        skipText(from, (flags & NAME) != 0);
        skipText(from, (flags & COMMENT) != 0);
        skip(from, (flags & CHECKSUM_OF_HEADER) != 0 ? 2 : 0);
    }

    private static void skip(InputStream from, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            int _ = next(from);
        }
    }

    private static void skipText(InputStream from, boolean isThere) throws IOException {
        boolean within = isThere;
        while (within) {
            within = next(from) != 0;
        }
    }

    private static int next(InputStream from) throws IOException {
        int next = from.read();
        if (next < 0) {
            throw new EOFException("half of a gzip");
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = ended ? -1 : super.read(bytes, offset, length);
        if (read > 0) {
            checksum.update(bytes, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            trailer();
        }
        return read;
    }

    private void trailer() throws IOException {
        int rest = inf.getRemaining();
        InputStream tail = new SequenceInputStream(new ByteArrayInputStream(buf, len - rest, rest), in);
        if (word(tail) != checksum.getValue() || word(tail) != (inf.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("the checksum differs");
        }
        if (tail.read() >= 0) {
            throw new ZipException("more than one part");
        }
    }

    private static long word(InputStream from) throws IOException {
        long word = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            word |= (long) next(from) << shift;
        }
        return word;
    }

    /** The body beneath is the server's to close. */
    @Override
    public void close() {
        inf.end();
    }
}
