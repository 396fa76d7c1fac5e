package dev.baton.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few megabytes, in memory. Only root can make one: for anybody else the test says so and is skipped. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;
    private final Path place;
    private final Path filler;

    private SmallDisk(Path place) {
        this.place = place;
        this.filler = place.resolve("filler");
    }

    /** Mounts one at a place. */
    static SmallDisk at(Path place, int megabytes) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return isDone(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0755", "tmpfs",
                place.toString()))
                        ? new SmallDisk(place)
                        : abort("skipped: only root can mount a small file system, and not in every container");
    }

    private static boolean isDone(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Leaves no room at all. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            return;
        }
    }

    /** Takes away what filled it. */
    void makeRoom() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!isDone(List.of("umount", "--lazy", place.toString()))) {
            throw new AssertionError("still mounted: " + place);
        }
    }
}
