package dev.baton.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** The bytes of a body as they come, and the room in memory that they take of what there is for all bodies. */
final class BodyBytes {
    private final Semaphore room;
    private byte[] bytes = {};
    private int length;

    BodyBytes(Semaphore room) {
        this.room = room;
    }

    int length() {
        return length;
    }

    boolean isFull() {
        return length == bytes.length;
    }

    /** Takes room for so many bytes in all. @return whether there was room */
    boolean grow(int size) {
        boolean taken = room.tryAcquire(size - bytes.length);
        if (taken) {
            bytes = Arrays.copyOf(bytes, size);
        }
        return taken;
    }

    /** Reads what has come. @return whether there was anything before the end */
    boolean read(InputStream in) throws IOException {
        int read = in.read(bytes, length, bytes.length - length);
        length += Math.max(0, read);
        return read >= 0;
    }

    /** All that was read; it takes exactly the room of its length from now on. */
    byte[] whole() {
        room.release(bytes.length - length);
        return isFull() ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Gives the room back and forgets what was read. */
    void drop() {
        room.release(bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
