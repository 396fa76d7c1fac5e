package dev.baton.rest;

import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.Arrays;
import java.util.Map;

/**
 * The state of a resource as one word: given out as {@code ETag}, and sent back as {@code If-Match} by whoever wants to change
 * only what he has seen. It is made of what such people have to have seen, whatever form it
 * is shown in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, 13.1.1</a>
 */
record EntityTag(String word) {
    /** The tag of what is shown. */
    static EntityTag of(Tree shown) {
        return new EntityTag("\"" + Sha256.of(Json.write(shown)).half() + "\"");
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
