package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory for an embedded server, and words to ask the server with. */
@Timeout(90)
abstract class EmbeddedPostgresFixture {

    /** Unpacking takes a second; the tests share the programs by hard links. */
    @TempDir
    static Path unpacked;

    @TempDir
    Path temporary;

    Path directory = Path.of("");

    @BeforeAll
    static void unpack() {
        ServerPrograms.unpackInto(ServerDirectory.open(unpacked));
    }

    @BeforeEach
    void placeTheDirectory() throws Exception {
        directory = temporary.resolve("database");
        ServerDirectory place = ServerDirectory.open(directory);
        String programs = ServerDirectory.open(unpacked).programs().toString();
        ProcessBuilder link = new ProcessBuilder("cp", "-al", programs, place.programs().toString());
        assertThat(link.inheritIO().start().waitFor()).isZero();
    }

    @AfterEach
    void stopWhatIsLeft() {
        Postmaster.of(directory.resolve("data")).filter(Postmaster::lives).ifPresent(Postmaster::stop);
    }

    DatabaseAddress startRememberAndClose(String word) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(directory)) {
            remember(postgres.address(), word);
            return postgres.address();
        }
    }

    void leavePidFile(long pid) throws IOException {
        Path data = directory.resolve("data");
        Path file = data.resolve("postmaster.pid");
        Files.writeString(file, pid + "\n" + data + "\n1\n5432\n\n127.0.0.1\n");
        ServerAccount.of(ServerDirectory.open(directory)).own(file);
    }

    static void remember(DatabaseAddress address, String word) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE memory AS SELECT '" + word + "' AS word");
        }
    }

    static String ask(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** The sixth field of the process's line, counted after the name in parentheses, which may hold spaces. */
    static String session(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ")[3];
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
