package dev.baton.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An engagement whose first half the server has, and whose second half comes later or never. */
final class SlowRequest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE = 50;
    private final Socket socket = new Socket();
    private final String rest;

    private SlowRequest(Api api, String id) throws IOException {
        URI place = URI.create(api.url());
        String body = body(id);
        String head = "POST /v1/engagements HTTP/1.1\r\nHost: " + place.getAuthority() + "\r\nAuthorization: Bearer "
                + api.key() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        socket.connect(new InetSocketAddress(place.getHost(), place.getPort()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        rest = body.substring(body.length() / 2);
        write(head + body.substring(0, body.length() / 2));
    }

    private static String body(String id) {
        return "{\"feed\": \"slow\", \"id\": \"" + id + "\", \"keys\": {\"email\": \"" + id
                + "@example.com\"}, \"type\": \"page-viewed\"}";
    }

    /** Sends the first half of an engagement of the feed slow. */
    static SlowRequest begunAt(Api api, String id) {
        try {
            return new SlowRequest(api, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Sends the second half, letter by letter. @return the answer */
    String finished() {
        try {
            for (char letter : rest.toCharArray()) {
                write(String.valueOf(letter));
                ServerProcess.pause(PAUSE);
            }
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the server says before it closes the connection. */
    String answer() {
        StringBuilder said = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                said.append((char) next);
            }
        } catch (IOException _) {
            return said.toString();
        }
        return said.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
