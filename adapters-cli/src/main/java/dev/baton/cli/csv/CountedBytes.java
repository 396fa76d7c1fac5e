package dev.baton.cli.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that pass; the count may be read by another thread. */
final class CountedBytes extends FilterInputStream {
    private final AtomicLong count = new AtomicLong();

    CountedBytes(InputStream in) {
        super(in);
    }

    long count() {
        return count.get();
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return counted(value, value < 0 ? 0 : 1);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int n = super.read(target, from, length);
        return counted(n, n);
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count.addAndGet(skipped);
        return skipped;
    }

    private int counted(int result, int n) {
        count.addAndGet(Math.max(n, 0));
        return result;
    }
}
