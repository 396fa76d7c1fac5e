package dev.baton.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the server listens: a port of this machine alone, the one of last time when it is free, so that what an operator noted stays true. */
final class LoopbackAddress {

    private static final int ANY = 0;

    private LoopbackAddress() {}

    /** Chooses a free port on the loopback address and remembers it. */
    static int choose(Path remembered) throws IOException {
        int last = Files.exists(remembered) ? parse(Files.readString(remembered)) : ANY;
        int port;
        try {
            port = bindable(last);
        } catch (IOException taken) {
            port = bindable(ANY);
        }
        if (port != last) {
            Files.writeString(remembered, port + "\n");
        }
        return port;
    }

    private static int bindable(int wish) throws IOException {
        try (ServerSocket socket = new ServerSocket(wish, 1, InetAddress.ofLiteral(ServerSettings.ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    private static int parse(String text) {
        String digits = text.strip();
        return digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) < 65536 ? Integer.parseInt(digits) : ANY;
    }
}
