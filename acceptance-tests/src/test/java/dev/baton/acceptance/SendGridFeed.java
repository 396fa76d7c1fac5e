package dev.baton.acceptance;

import dev.baton.acceptance.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An e-mail platform that signs its deliveries as Twilio SendGrid does: ECDSA over P-256 with SHA-256, of the time and the
 * bytes of the body as they are, the last line end included.
 */
final class SendGridFeed {
    private final Api api;
    private final String name;
    private final KeyPair key = newKey();

    /** A feed that is registered with its key. */
    SendGridFeed(Api api, String name) {
        this(api, name, key -> Map.of("key", key));
    }

    /**
     * A feed that is registered by other means.
     *
     * @param means makes what is told besides the platform, from the public key as SendGrid writes it
     */
    SendGridFeed(Api api, String name, Function<String, Map<String, Object>> means) {
        this.api = api;
        this.name = name;
        Map<String, Object> feed = new HashMap<>(
                means.apply(Base64.getEncoder().encodeToString(key.getPublic().getEncoded())));
        feed.put("platform", "sendgrid");
        api.put("/v1/feeds/" + name, feed).done();
    }

    /** A key that nobody else has. */
    static KeyPair newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delivers a body, signed with this feed's key. */
    Answer deliver(String body, long seconds) {
        return deliver(body, body, key, seconds);
    }

    /** Delivers a body with the signature of a body, by a key: the same and the feed's own if all is well. */
    Answer deliver(String body, String signed, KeyPair by, long seconds) {
        return api.write("POST", "/hooks/sendgrid/" + name, "application/json", body.getBytes(StandardCharsets.UTF_8),
                "X-Twilio-Email-Event-Webhook-Timestamp", String.valueOf(seconds),
                "X-Twilio-Email-Event-Webhook-Signature", signature(seconds + signed, by));
    }

    KeyPair key() {
        return key;
    }

    private static String signature(String text, KeyPair by) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
