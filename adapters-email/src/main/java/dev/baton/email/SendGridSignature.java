package dev.baton.email;

import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * SendGrid's signature: ECDSA on P-256 with SHA-256 over the timestamp header followed by the body, byte by byte as it came,
 * the line end behind each event included. The signature is base64 of its DER form, the key base64 of a DER
 * SubjectPublicKeyInfo.
 *
 * <p>The age of the timestamp is not looked at: SendGrid retries for up to 24 hours, does not say that it signs a retry
 * anew, and a window would turn a day's outage into a day's lost events. A delivery that someone plays back changes nothing,
 * since each engagement is recorded once.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features">
 *      Event Webhook security features</a>
 */
final class SendGridSignature {
    static final String SIGNATURE = "x-twilio-email-event-webhook-signature";
    static final String TIMESTAMP = "x-twilio-email-event-webhook-timestamp";

    private SendGridSignature() {
    }

    /** Whether this is a public key on the right curve. */
    static boolean isKey(String written) {
        return key(written).isPresent();
    }

    /** Whether the signature is of these bytes by the owner of this key. What is garbled does not fit. */
    static boolean fits(String key, String signature, String timestamp, byte[] body) {
        return key(key).map(publicKey -> fits(publicKey, signature, timestamp, body)).orElse(false);
    }

    private static boolean fits(ECPublicKey key, String signature, String timestamp, byte[] body) {
        try {
            byte[] der = Base64.getDecoder().decode(signature.strip());
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(timestamp.getBytes(StandardCharsets.UTF_8));
            verifier.update(body);
            return verifier.verify(der);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<ECPublicKey> key(String written) {
        try {
            byte[] der = Base64.getDecoder().decode(written.strip());
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)) instanceof ECPublicKey key
                    && key.getParams().getCurve().equals(p256().getCurve()) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
