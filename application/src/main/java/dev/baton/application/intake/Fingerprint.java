package dev.baton.application.intake;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.IdentityKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Short fingerprints (the beginning of a SHA-256) of what a sender said. */
public final class Fingerprint {
    private Fingerprint() {
    }

    /** A fingerprint of an engagement's content, without its times unless the sender told when it occurred. */
    public static long of(Engagement engagement, boolean timeTold) {
        StringBuilder text = new StringBuilder(200);
        part(text, engagement.type());
        part(text, engagement.channel().orElse(""));
        part(text, engagement.asset().id().orElse(""));
        part(text, engagement.asset().url().orElse(""));
        part(text, engagement.asset().title().orElse(""));
        part(text, engagement.asset().funnel().map(Funnel::code).orElse(""));
        part(text, engagement.campaign().orElse(""));
        part(text, engagement.message().orElse(""));
        part(text, engagement.verdict().code());
        new TreeMap<>(engagement.attributes()).forEach((name, value) -> {
            part(text, name);
            part(text, value.toString());
        });
        if (timeTold) {
            part(text, engagement.when().occurredAt().toString());
        }
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    /** An id for an engagement of a feed that has none, made of what is stable: person, type, asset, message, second. */
    public static String stableId(List<IdentityKey> person, Engagement engagement) {
        StringBuilder text = new StringBuilder(200);
        part(text, person.getFirst().kind().code());
        part(text, person.getFirst().canonical());
        part(text, engagement.type());
        part(text, engagement.asset().identity().orElse(""));
        part(text, engagement.message().orElse(""));
        part(text, Long.toString(engagement.when().occurredAt().getEpochSecond()));
        return "~" + HexFormat.of().formatHex(sha256(text), 0, 16);
    }

    /** The length before each part keeps two parts from looking like two others. */
    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static byte[] sha256(CharSequence text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
