package dev.baton.application.announcement;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets that must be read again, sealed by a key that does not lie beside them: whoever has the database alone cannot
 * sign in our name. What is sealed for one owner does not open for another.
 */
public final class Vault {
    /** How many bytes a key has, and each portion of randomness. */
    public static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final SecretKeySpec key;
    private final Supplier<byte[]> randomness;

    /**
     * A vault that this key opens.
     *
     * @param key        {@value #KEY} bytes
     * @param randomness {@value #KEY} bytes from a cryptographic source each time
     */
    public Vault(byte[] key, Supplier<byte[]> randomness) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("a key of a vault has " + KEY + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.randomness = randomness;
    }

    /** A new secret. */
    byte[] fresh() {
        return randomness.get();
    }

    /** A secret, sealed. */
    public String sealed(byte[] secret, UUID owner) {
        byte[] nonce = Arrays.copyOf(randomness.get(), NONCE);
        try {
            byte[] secretly = crypt(Cipher.ENCRYPT_MODE, nonce, secret, owner);
            byte[] both = Arrays.copyOf(nonce, NONCE + secretly.length);
            System.arraycopy(secretly, 0, both, NONCE, secretly.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /** A secret as it was; empty if another key sealed it, or for another owner. */
    public Optional<byte[]> opened(String sealed, UUID owner) {
        byte[] both = Base64.getDecoder().decode(sealed);
        try {
            return Optional.of(crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE),
                    Arrays.copyOfRange(both, NONCE, both.length), owner));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /** What shows that we said something, for a purpose: nobody else can make it. */
    public byte[] proof(String purpose, byte[] said) {
        return hmac(hmac(key.getEncoded(), purpose.getBytes(StandardCharsets.UTF_8)), said);
    }

    private static byte[] hmac(byte[] by, byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(by, "HmacSHA256"));
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    /** Whether messages to an endpoint can be signed: another key may have sealed its secret. */
    public boolean opens(Endpoint endpoint) {
        return opened(endpoint.secrets().current(), endpoint.id()).isPresent();
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes, UUID owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(bytes);
    }
}
