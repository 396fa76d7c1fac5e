package dev.baton.bootstrap.doctor;

import static dev.baton.bootstrap.doctor.Finding.doubtful;
import static dev.baton.bootstrap.doctor.Finding.fine;
import static dev.baton.bootstrap.doctor.Finding.wrong;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The machine, the directory and the port. */
final class Machine {
    private static final int LEAST_JAVA = 25;
    private static final long MEGABYTE = 1L << 20;
    private static final int TIMEOUT = 2_000;

    private Machine() {
    }

    static List<Finding> look(Path data, String host, int port) {
        return List.of(java(Runtime.version().feature()), memory(Runtime.getRuntime().maxMemory()), room(data),
                rights(data), secrets(data), port(host, port));
    }

    static Finding java(int release) {
        return release >= LEAST_JAVA
                ? fine("java", "Java " + release)
                : wrong("java", "Java " + release + " is too old: install a JDK " + LEAST_JAVA + " or newer.");
    }

    static Finding memory(long bytes) {
        String seen = bytes / MEGABYTE + " MB for the JVM at most";
        return bytes >= 128 * MEGABYTE
                ? fine("memory", seen)
                : doubtful("memory", seen + ": give it more, e.g. BATON_JAVA_OPTS=-Xmx256m.");
    }

    private static Finding room(Path data) {
        try {
            return room(Files.getFileStore(existing(data)).getUsableSpace(), data);
        } catch (IOException e) {
            return doubtful("disk", "Nobody tells how much room there is for " + data + ": " + e.getMessage());
        }
    }

    static Finding room(long bytes, Path data) {
        String seen = bytes / MEGABYTE + " MB free for " + data;
        if (bytes < 200 * MEGABYTE) {
            return wrong("disk", seen + ": too little to begin with; make room.");
        }
        return bytes < 2_000 * MEGABYTE ? doubtful("disk", seen + ": make room soon.") : fine("disk", seen);
    }

    private static Path existing(Path path) {
        Path there = path.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() instanceof Path parent) {
            there = parent;
        }
        return there;
    }

    static Finding rights(Path data) {
        Path there = existing(data);
        return Files.isDirectory(there) && Files.isWritable(there)
                ? fine("directory", Files.exists(data) ? data + " can be written to" : data + " can be made")
                : wrong("directory", there + " cannot be written to by " + System.getProperty("user.name")
                        + ": give it to this account, or another directory with --data.");
    }

    /** What others must not read. */
    static Finding secrets(Path data) {
        List<Path> open = List.of(data.resolve("admin.key"), data.resolve("postgres/password"),
                data.resolve("postgres/administrator")).stream().filter(Machine::isOpen).toList();
        return open.isEmpty()
                ? fine("secrets", "nobody else can read them")
                : wrong("secrets",
                        "Others can read " + open.getFirst() + ": chmod 600 it, and revoke the key if it is one.");
    }

    private static boolean isOpen(Path file) {
        try {
            return Files.exists(file) && Files.getPosixFilePermissions(file).stream()
                    .anyMatch(Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ)::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    static Finding port(String host, int port) {
        String place = host + ":" + port;
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return fine("port", place + " is free");
        } catch (IOException taken) {
            return whoAnswers(host, port).filter(answer -> answer.contains("\"status\":\"ok\""))
                    .map(_ -> fine("port", "a Baton answers at " + place))
                    .orElseGet(() -> wrong("port", "Nobody can listen at " + place + " (" + taken.getMessage()
                            + "): choose another --port or --host, or end the program that does."));
        }
    }

    /** What is said there to whoever asks for a Baton. */
    private static Optional<String> whoAnswers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: baton\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return Optional.of(new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
