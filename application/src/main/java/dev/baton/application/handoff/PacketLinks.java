package dev.baton.application.handoff;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.announcement.Vault;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Links by which people of sales open the packet of a handoff from a letter, where a browser has no key to show. Each is for one
 * person and one handoff, counts for {@link #VALID}, and opens nothing any more when the person has left. It shows what the
 * letter tells at greater length, and lets nobody do anything.
 */
public final class PacketLinks {
    /** For how long a link counts. */
    public static final Duration VALID = Duration.ofDays(7);
    private static final String PURPOSE = "packet-link";
    private static final int SIGNED = Long.BYTES * 3;
    private static final int PROOF = 32;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{" + (SIGNED + PROOF) * 4 / 3 + ",76}");
    private final Vault vault;
    private final People people;
    private final InstantSource clock;

    /** Links that this vault proves, of these people. */
    public PacketLinks(Vault vault, People people, InstantSource clock) {
        this.vault = vault;
        this.people = people;
        this.clock = clock;
    }

    /** The last part of a link that counts from now on: the person, when it is over, and the proof of both. */
    public String word(UUID handoff, UUID person) {
        byte[] said = ByteBuffer.allocate(SIGNED).putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits()).putLong(clock.instant().plus(VALID).getEpochSecond())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(SIGNED + PROOF).put(said).put(proof(handoff, said)).array());
    }

    /** Whether such a word opens the packet of this handoff now. */
    public boolean opens(UUID handoff, String word) {
        return Optional.of(word).filter(WORD.asMatchPredicate()).map(Base64.getUrlDecoder()::decode)
                .filter(bytes -> bytes.length == SIGNED + PROOF && isProven(handoff, bytes)).map(ByteBuffer::wrap)
                .filter(said -> people.find(new UUID(said.getLong(), said.getLong())).filter(Colleague::isHere)
                        .isPresent() && clock.instant().isBefore(Instant.ofEpochSecond(said.getLong())))
                .isPresent();
    }

    private boolean isProven(UUID handoff, byte[] bytes) {
        return MessageDigest.isEqual(proof(handoff, Arrays.copyOf(bytes, SIGNED)),
                Arrays.copyOfRange(bytes, SIGNED, bytes.length));
    }

    private byte[] proof(UUID handoff, byte[] said) {
        return vault.proof(PURPOSE,
                ByteBuffer.allocate(Long.BYTES * 2 + SIGNED).putLong(handoff.getMostSignificantBits())
                        .putLong(handoff.getLeastSignificantBits()).put(said).array());
    }
}
