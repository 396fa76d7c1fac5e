package dev.baton.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * One kept connection on which requests are sent and answers read, one after the other. As little HTTP/1.1 as that needs,
 * so that the load costs the machine little and the server is what is measured.
 */
final class HttpCaller implements AutoCloseable {
    private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private final String question;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int headEnd;

    /** Connects for posts of JSON to a path, and for questions. */
    HttpCaller(URI server, String path, String key) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = socket.getInputStream();
        out = socket.getOutputStream();
        question = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\n";
        head = "POST " + path + question + "Content-Type: application/json\r\nContent-Length: ";
    }

    /** Asks for what is at a path and reads the answer. @return its status */
    int get(String path) throws IOException {
        return answered(("GET " + path + question + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a body and reads the answer. @return its status */
    int post(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        return answered(request);
    }

    private int answered(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        headEnd = -1;
        while (headEnd < 0) {
            fill();
            headEnd = endOfHead();
        }
        OptionalInt length = contentLength();
        if (length.isPresent()) {
            await(headEnd + length.getAsInt());
        } else {
            joinChunks();
        }
        return Integer.parseInt(new String(buffer, 9, 3, StandardCharsets.US_ASCII));
    }

    /** The body of the last answer. */
    String answer() {
        return new String(buffer, headEnd, filled - headEnd, StandardCharsets.UTF_8);
    }

    private void await(int bytes) throws IOException {
        while (filled < bytes) {
            fill();
        }
    }

    /** The body came in chunks, each behind its length; they are moved together where they lie. */
    private void joinChunks() throws IOException {
        int from = headEnd;
        int to = headEnd;
        for (int size = -1; size != 0;) {
            int line = endOfLine(from);
            size = Integer.parseInt(new String(buffer, from, line - 2 - from, StandardCharsets.US_ASCII), 16);
            await(line + size + 2);
            System.arraycopy(buffer, line, buffer, to, size);
            to += size;
            from = line + size + 2;
        }
        filled = to;
    }

    private int endOfLine(int from) throws IOException {
        int at = from;
        await(at + 1);
        while (buffer[at] != '\n') {
            at++;
            await(at + 1);
        }
        return at + 1;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new IOException("the server closed the connection");
        }
        filled += read;
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private OptionalInt contentLength() {
        for (int i = 0; i + LENGTH.length < headEnd; i++) {
            if (isLengthAt(i)) {
                int length = 0;
                for (int j = i + LENGTH.length; buffer[j] != '\r'; j++) {
                    length = length * 10 + buffer[j] - '0';
                }
                return OptionalInt.of(length);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isLengthAt(int place) {
        for (int i = 0; i < LENGTH.length; i++) {
            byte there = buffer[place + i];
            if (LENGTH[i] != (there >= 'A' && there <= 'Z' ? there + 32 : there)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
