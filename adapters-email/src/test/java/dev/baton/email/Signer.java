package dev.baton.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Signs as SendGrid does, with a key pair made for the test. */
final class Signer {
    static final String NOW = "1790000000";
    private final KeyPair pair;

    Signer() {
        this("secp256r1");
    }

    Signer(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as it is pasted into a feed. */
    String key() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    byte[] der(String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String signature(String timestamp, byte[] body) {
        return Base64.getEncoder().encodeToString(der(timestamp, body));
    }

    /** The headers of a delivery of these bytes. */
    Function<String, Optional<String>> headers(byte[] body) {
        return headers(signature(NOW, body), NOW);
    }

    static Function<String, Optional<String>> headers(String signature, String timestamp) {
        Map<String, String> all = Map.of(SendGridSignature.SIGNATURE, signature, SendGridSignature.TIMESTAMP,
                timestamp);
        return name -> Optional.ofNullable(all.get(name));
    }
}
