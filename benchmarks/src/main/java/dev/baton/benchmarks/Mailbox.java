package dev.baton.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server on this machine that takes every letter. As little SMTP as that needs, so that it costs the machine little. */
final class Mailbox implements AutoCloseable {
    private final Queue<Taken> letters = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocket door;

    /** A letter, and when all of it was there. */
    record Taken(Instant at, String letter) {
        /** What stands before the address in its Message-ID. */
        String id() {
            int from = letter.indexOf("Message-ID: <") + "Message-ID: <".length();
            return letter.substring(from, letter.indexOf('@', from));
        }
    }

    Mailbox() {
        try {
            door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket open = door;
        threads.execute(() -> letIn(open));
    }

    private void letIn(ServerSocket open) {
        try {
            while (!open.isClosed()) {
                Socket socket = open.accept();
                threads.execute(() -> talk(socket));
            }
        } catch (IOException _) {
            Progress.say("the mailbox is closed");
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    letters.add(take(in));
                }
                say(socket, line.startsWith("QUIT") ? "221 bye" : "250 yes");
            }
        } catch (IOException e) {
            Progress.say("a letter was cut off: " + e.getMessage());
        }
    }

    private static Taken take(BufferedReader in) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append("\r\n");
        }
        return new Taken(Instant.now(), letter.toString());
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many letters have come. */
    int count() {
        return letters.size();
    }

    /** What has come, which is forgotten then. */
    List<Taken> take() {
        List<Taken> taken = new ArrayList<>();
        while (letters.poll() instanceof Taken letter) {
            taken.add(letter);
        }
        return taken;
    }

    /** Hands a letter over directly, as written. */
    void deliver(String letter) {
        try (Socket socket = new Socket(door.getInetAddress(), port());
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setTcpNoDelay(true);
            for (String line : List.of("EHLO here", "MAIL FROM:<a@localhost>", "RCPT TO:<b@localhost>", "DATA",
                    letter + ".")) {
                String _ = in.readLine();
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            String _ = in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
