package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.screen.Surroundings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than the memory of the process, in a process of its own. */
class MemoryTest {
    private static final int ROWS = 200_000;

    @TempDir
    private Path folder;

    /** What bootstrap does, for this test. */
    public static final class Main {
        public static void main(String[] arguments) {
            System.exit(CommandLineTool.create(Surroundings.ofProcess(Path.of("none.key"), "test"), List.of())
                    .run(arguments));
        }
    }

    @Test
    void a_file_larger_than_the_heap_is_imported() throws Exception {
        Path file = write();
        assertThat(Files.size(file)).isGreaterThan(64 * 1024 * 1024);
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                import: leads
                keys: {email: {column: e-mail}}
                occurred-at: {column: day, zone: UTC}
                attributes: {size: {column: size, type: number}}
                """);
        try (FakeBaton baton = new FakeBaton()) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                    System.getProperty("java.class.path"), Main.class.getName(), "import", "leads", file.toString(),
                    "--mapping", mapping.toString(), "--url", baton.url()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("200,000 rows: 200,000 recorded, 0 repeated, 0 refused");
            assertThat(baton.facts()).isEqualTo(ROWS);
        }
    }

    private Path write() throws IOException {
        Path file = folder.resolve("large.csv");
        String note = "a note, \"\"quoted\"\", that nobody maps ".repeat(10);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("e-mail,size,day,note\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("p" + i + "@example.com," + i + ",2026-03-21,\"" + note + "\"\n");
            }
        }
        return file;
    }
}
