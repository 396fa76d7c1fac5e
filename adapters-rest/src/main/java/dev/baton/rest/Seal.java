package dev.baton.rest;

import dev.baton.application.repeat.Answers.Name;
import dev.baton.form.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Makes an answer readable for its caller alone, who shows the secret by which it was sealed when he asks again: Baton itself
 * knows only the hash of that. An answer may tell of people, and the one to {@code POST /v1/keys} tells a new secret.
 *
 * @param secret  that the caller showed
 * @param request a hash of what was asked; the answer to something else is not opened
 */
record Seal(String secret, Name name, String request) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    /** The answer, sealed; nothing of one that tells of no effect. */
    Optional<byte[]> closed(Reply reply) {
        return switch (reply) {
            case Reply.Said(int status, var body, Map<String, String> headers) ->
                Optional.of(closed(status, headers, Json.write(body)));
            case Reply.Nothing(Map<String, String> headers) -> Optional.of(closed(204, headers, new byte[0]));
            case Reply.Written _,Reply.Refused _ -> Optional.empty();
        };
    }

    private byte[] closed(int status, Map<String, String> headers, byte[] body) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] secretly = encrypted(nonce, packed(status, headers, body));
        byte[] sealed = Arrays.copyOf(nonce, NONCE + secretly.length);
        System.arraycopy(secretly, 0, sealed, NONCE, secretly.length);
        return sealed;
    }

    private byte[] encrypted(byte[] nonce, byte[] bytes) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, nonce, bytes);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("an answer is not sealed", e);
        }
    }

    /**
     * The answer as it was given, with one more header that says that it was; empty if it was forgotten, or sealed with
     * another secret: a person's token is another one every few minutes.
     */
    Optional<Reply> opened(byte[] sealed) {
        return sealed.length < NONCE ? Optional.empty() : decrypted(sealed);
    }

    private Optional<Reply> decrypted(byte[] sealed) {
        try {
            return Optional.of(unpacked(crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE),
                    Arrays.copyOfRange(sealed, NONCE, sealed.length))));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) throws AEADBadTagException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(request.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException otherSecret) {
            throw otherSecret;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept answer does not open", e);
        }
    }

    private SecretKey key() throws GeneralSecurityException {
        byte[] about = ("answer " + name.caller() + " " + name.key()).getBytes(StandardCharsets.UTF_8);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract()
                .addIKM(secret.getBytes(StandardCharsets.UTF_8)).thenExpand(about, KEY));
    }

    private static byte[] packed(int status, Map<String, String> headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeShort(status);
            out.writeShort(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Reply unpacked(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            int status = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            headers.put("Idempotency-Replayed", "true");
            return status == 204
                    ? new Reply.Nothing(headers)
                    : new Reply.Written(status, "application/json", in.readAllBytes(), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
