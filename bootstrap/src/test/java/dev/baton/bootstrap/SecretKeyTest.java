package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyTest {
    @TempDir
    private Path directory;
    private final AtomicInteger next = new AtomicInteger();

    private byte[] randomness() {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) next.incrementAndGet();
        return bytes;
    }

    private byte[] key() {
        return SecretKey.of(directory.resolve("data").resolve("secret.key"), this::randomness);
    }

    @Test
    void it_is_made_once_and_its_owner_alone_reads_it() throws IOException {
        byte[] key = key();

        assertThat(key()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("data").resolve("secret.key")))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void of_many_starts_at_once_all_have_the_same() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> keys = IntStream.range(0, 8).mapToObj(_ -> threads.submit(this::key)).toList();
            byte[] first = keys.getFirst().get();
            for (Future<byte[]> each : keys) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void what_is_no_key_is_not_taken_for_one_and_not_written_over() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Path file = directory.resolve("data").resolve("secret.key");
        Files.writeString(file, "c2hvcnQ=");

        assertThatThrownBy(this::key).hasRootCauseMessage(
                file + " holds no key: put back the one that was there, base64 of 32 bytes");
        assertThat(file).hasContent("c2hvcnQ=");
    }
}
