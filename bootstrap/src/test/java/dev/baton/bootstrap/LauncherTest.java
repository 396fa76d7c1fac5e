package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./baton} finds a JDK that is new enough wherever it lies, on a machine made of empty folders. */
class LauncherTest {
    /** What the launcher needs of a system. There is no java among it. */
    private static final List<String> TOOLS = List.of("dirname", "find", "head", "readlink", "sed");

    @TempDir
    private Path machine;

    private record Ended(int code, String said) {}

    /** A copy of the launcher that looks for JDKs on the machine made here. */
    @BeforeEach
    void a_checkout_that_is_built() throws IOException {
        String launcher = Files.readString(Path.of("..", "baton"));
        String there = launcher.replaceAll("(?m)(?<=[ ])(/usr/lib/jvm|/usr/java|/opt|/Library)/",
                machine + "$1/");
        assertThat(there).contains(machine + "/usr/lib/jvm/*", machine + "/opt/*jdk*");
        Files.writeString(machine.resolve("baton"), there);
        Path jar = machine.resolve("bootstrap/target/baton.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        Path bin = Files.createDirectory(machine.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), Stream.of("/usr/bin/", "/bin/")
                    .map(folder -> Path.of(folder, tool)).filter(Files::exists).findFirst().orElseThrow());
        }
    }

    private Path jdk(String place, int release) throws IOException {
        Path home = machine.resolve(place);
        Files.createDirectories(home.resolve("bin"));
        program(home.resolve("bin/java"), "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + release
                + ".0.1\"' >&2; else echo \"run by " + release + "\"; fi");
        program(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", machine.resolve("baton").toString(), "--version")
                .redirectErrorStream(true).redirectOutput(machine.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.resolve("home").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(machine.resolve("said")));
    }

    @Test
    void a_home_that_is_too_old_is_passed_over() throws IOException, InterruptedException {
        Path old = jdk("old", 17);
        Path _ = jdk("usr/lib/jvm/temurin-25", 25);

        assertThat(launch(Map.of("JAVA_HOME", old.toString()))).isEqualTo(new Ended(0, "run by 25\n"));
    }

    @Test
    void a_java_on_the_path_counts_by_where_it_lies() throws IOException, InterruptedException {
        Path path = jdk("somewhere", 26);
        Files.createSymbolicLink(machine.resolve("bin/java"), path.resolve("bin/java"));

        assertThat(launch(Map.of())).isEqualTo(new Ended(0, "run by 26\n"));
    }

    @Test
    void a_runtime_that_cannot_compile_does_not_count() throws IOException, InterruptedException {
        Path runtime = jdk("usr/lib/jvm/jre-25", 25);
        Files.delete(runtime.resolve("bin/javac"));
        Path _ = jdk("home/.sdkman/candidates/java/26", 26);

        assertThat(launch(Map.of("JAVA_HOME", runtime.toString()))).isEqualTo(new Ended(0, "run by 26\n"));
    }

    @Test
    void without_any_it_says_what_to_install() throws IOException, InterruptedException {
        Path _ = jdk("usr/lib/jvm/java-21", 21);

        Ended ended = launch(Map.of());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("needs a JDK 25 or newer, and found none", "set JAVA_HOME");
    }
}
