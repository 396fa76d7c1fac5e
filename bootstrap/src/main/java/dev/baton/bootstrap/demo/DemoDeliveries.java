package dev.baton.bootstrap.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * Plays the part of SendGrid: signs deliveries as its Event Webhook does (ECDSA on P-256 over the timestamp and the raw
 * bytes) and posts them to the real endpoint.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features">SendGrid's documentation</a>
 */
final class DemoDeliveries {
    /** The feed that the demonstration registers. */
    static final String FEED = "sendgrid-demo";
    private static final String HEADER = "X-Twilio-Email-Event-Webhook-";
    private final KeyPair keys;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;

    DemoDeliveries(String url) {
        this.endpoint = URI.create(url + "/hooks/sendgrid/" + FEED);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** The public key as SendGrid shows it: base64 of a DER SubjectPublicKeyInfo. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** Somebody opens, clicks, and a machine opens; each event ends in CRLF, as theirs do. */
    static String events(String email, Instant now) {
        long second = now.getEpochSecond();
        String message = "\"sg_message_id\":\"demo-%s.filter0\",\"email\":\"%s\"".formatted(email.hashCode(), email);
        return "[{%1$s,\"event\":\"delivered\",\"timestamp\":%2$d},\r\n{%1$s,\"event\":\"open\",\"timestamp\":%3$d},\r\n"
                .formatted(message, second - 300, second - 200)
                + "{%1$s,\"event\":\"open\",\"sg_machine_open\":true,\"timestamp\":%2$d},\r\n".formatted(message,
                        second - 290)
                + "{%1$s,\"event\":\"click\",\"url\":\"https://www.baton-demo.example/pricing\",\"timestamp\":%2$d}]\r\n"
                        .formatted(message, second - 100);
    }

    /** Posts a delivery with a signature over it; the status of the answer. */
    int deliver(String body, Instant now) {
        return post(body, now, signature(now.getEpochSecond() + body));
    }

    /** Posts a delivery with a signature over something else; the status of the answer. */
    int forge(String body, Instant now) {
        return post(body, now, signature(now.getEpochSecond() + body + " "));
    }

    private int post(String body, Instant now, String signature) {
        HttpRequest request = HttpRequest.newBuilder(endpoint).header("Content-Type", "application/json")
                .header(HEADER + "Timestamp", Long.toString(now.getEpochSecond()))
                .header(HEADER + "Signature", signature)
                .POST(BodyPublishers.ofString(body)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("the server does not answer its own demonstration", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String signature(String signed) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(signed.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(ecdsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA256withECDSA", e);
        }
    }
}
