package dev.baton.alerts;

import dev.baton.alerts.StandardWebhookSender.Patience;
import dev.baton.application.alert.WebhookSender.Request;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** What the tests of sending have in common. */
final class Sending {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final byte[] SECRET = "an invented secret of 32 bytes..".getBytes(StandardCharsets.US_ASCII);
    static final Patience SHORT = new Patience(Duration.ofMillis(500), Duration.ofMillis(500));
    static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30));

    private Sending() {
    }

    static Request to(String url) {
        return to(url, "{\"type\":\"ping\"}");
    }

    static Request to(String url, String body) {
        return new Request(URI.create(url), "event-1", NOW, body.getBytes(StandardCharsets.UTF_8), List.of(SECRET));
    }

    /** Name servers that know these names, and written addresses. */
    static Lookup knowing(Map<String, String> names) {
        return host -> {
            String known = Optional.ofNullable(names.get(host)).or(() -> Literal.parse(host).map(_ -> host))
                    .orElseThrow(() -> new UnknownHostException(host));
            return List.of(known.split(" ")).stream().map(InetAddress::ofLiteral).toList();
        };
    }

    /** A sender that trusts this machine. */
    static StandardWebhookSender here(Patience patience) {
        return here(patience, SSLContexts.createDefault());
    }

    static StandardWebhookSender here(Patience patience, SSLContext trust) {
        AllowList allowed = AllowList.parse("127.0.0.1 receiver.example other.example").orElseThrow();
        return new StandardWebhookSender(new ReceiverGuard(allowed, Set.of(443)), () -> NOW, "Baton/test",
                knowing(Map.of("receiver.example", "127.0.0.1", "other.example", "127.0.0.1")), trust, patience);
    }
}
