package dev.baton.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept connection on which requests are sent and answers read, one after the other. As little HTTP/1.1 as that needs
 * (answers with a Content-Length or in chunks), so that the load costs the machine little and the server is what is measured.
 */
final class HttpCaller implements AutoCloseable {
    private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int headEnd;

    /** Connects for posts of JSON to a path. */
    HttpCaller(URI server, String path, String key) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = socket.getInputStream();
        out = socket.getOutputStream();
        head = "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    /** Sends a body and reads the answer. @return its status */
    int post(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        out.write(request);
        filled = 0;
        headEnd = -1;
        while (headEnd < 0) {
            fill();
            headEnd = endOfHead();
        }
        int length = contentLength();
        while (length < 0 ? !endsInLastChunk() : filled < headEnd + length) {
            fill();
        }
        return Integer.parseInt(new String(buffer, 9, 3, StandardCharsets.US_ASCII));
    }

    /** The body of the last answer; one in chunks with their sizes in it. */
    String answer() {
        return new String(buffer, headEnd, filled - headEnd, StandardCharsets.UTF_8);
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

    /** The length that the head tells, or −1 for a body in chunks. */
    private int contentLength() {
        for (int i = 0; i + LENGTH.length < headEnd; i++) {
            if (isLengthAt(i)) {
                int length = 0;
                for (int j = i + LENGTH.length; buffer[j] != '\r'; j++) {
                    length = length * 10 + buffer[j] - '0';
                }
                return length;
            }
        }
        return -1;
    }

    /** One answer is read at a time, so that what ends like the last chunk is the last chunk. */
    private boolean endsInLastChunk() {
        int from = filled - LAST_CHUNK.length;
        return from >= headEnd && Arrays.equals(buffer, from, filled, LAST_CHUNK, 0, LAST_CHUNK.length);
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
