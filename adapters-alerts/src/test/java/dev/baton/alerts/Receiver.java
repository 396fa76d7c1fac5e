package dev.baton.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on this machine that counts who connects, and then does with them whatever it likes. */
final class Receiver implements AutoCloseable {
    /** What it does with one connection. */
    interface Manner {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Receiver(ServerSocket server, Manner manner) {
        this.server = server;
        Thread unused = Thread.ofVirtual().start(() -> accept(manner));
    }

    /** Listens on all addresses of this machine, those of IPv6 too. */
    static Receiver that(Manner manner) throws IOException {
        return of(ServerSocketFactory.getDefault(), manner);
    }

    static Receiver of(ServerSocketFactory sockets, Manner manner) throws IOException {
        return new Receiver(sockets.createServerSocket(0), manner);
    }

    /** Reads the head of a request, and answers it with this, to the letter. */
    static Manner answering(String answer) {
        return socket -> {
            head(socket);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            socket.close();
        };
    }

    static void head(Socket socket) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
    }

    private void accept(Manner manner) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread unused = Thread.ofVirtual().start(() -> attend(manner, socket));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private static void attend(Manner manner, Socket socket) {
        try {
            manner.with(socket);
        } catch (IOException | InterruptedException _) {
            // Whoever connected has gone.
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
