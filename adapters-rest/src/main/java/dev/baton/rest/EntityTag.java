package dev.baton.rest;

import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * The state of a resource as one word: given out as {@code ETag}, and sent back as {@code If-Match} by whoever wants to change
 * only what he has seen. It is made of what the resource says in JSON, whatever form it is shown in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, 13.1.1</a>
 */
record EntityTag(String word) {
    private static final int LENGTH = 16;

    /** The tag of what is shown. */
    static EntityTag of(Tree shown) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.write(shown));
            return new EntityTag("\"" + HexFormat.of().formatHex(hash, 0, LENGTH) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether an {@code If-Match} names this state: one of its tags does, and none of the weak ones, or it is a star. */
    boolean isNamedBy(String ifMatch) {
        return Arrays.stream(ifMatch.split(",")).map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(word));
    }

    /** The header that tells it. */
    Map<String, String> header() {
        return Map.of("ETag", word);
    }
}
