package dev.baton.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says to each command whatever a test wants; what it says to nothing ends the connection. */
final class MailServer implements AutoCloseable {
    private final Receiver receiver;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private MailServer(ServerSocketFactory sockets, UnaryOperator<String> script, SSLContext tls) throws IOException {
        receiver = Receiver.of(sockets, socket -> talk(socket, script, tls));
    }

    /** One that takes everything but for what the script says to commands such as RCPT; to others it says nothing. */
    static MailServer that(UnaryOperator<String> script, SelfSigned tls) throws IOException {
        return new MailServer(ServerSocketFactory.getDefault(), script, tls.server());
    }

    static MailServer behindTls(SelfSigned tls) throws IOException {
        return new MailServer(tls.server().getServerSocketFactory(), MailServer::fine, tls.server());
    }

    /** What a server says that likes everything. */
    static String fine(String command) {
        return switch (command) {
            case "HELLO" -> "220 mail.example ready";
            case "EHLO" -> "250-mail.example\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME";
            case "DATA" -> "354 go on";
            case "." -> "250 2.0.0 taken";
            case "QUIT" -> "221 bye";
            default -> "250 2.1.0 fine";
        };
    }

    private void talk(Socket plain, UnaryOperator<String> script, SSLContext tls) throws IOException {
        Socket socket = plain;
        BufferedReader lines = reader(socket);
        say(socket, script.apply("HELLO"));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String said = script.apply(command);
            say(socket, said);
            if (command.equals("STARTTLS")) {
                SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
                secured.setUseClientMode(false);
                socket = secured;
                lines = reader(socket);
            } else if (said.startsWith("354")) {
                while (!".".equals(line)) {
                    line = lines.readLine();
                }
                say(socket, script.apply("."));
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(Socket socket, String said) throws IOException {
        if (said.isEmpty()) {
            socket.close();
        }
        socket.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return receiver.port();
    }

    int connections() {
        return receiver.connections();
    }

    /** Every command, of all connections. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }
}
