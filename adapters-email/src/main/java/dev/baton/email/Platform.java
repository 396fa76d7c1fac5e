package dev.baton.email;

import dev.baton.domain.form.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is particular to one email platform's deliveries: how they prove where they come from, and how they are written. */
interface Platform {

    /** The word by which feeds and paths name the platform. */
    String name();

    /** Whether deliveries can be authenticated with this key. */
    boolean canUse(String key);

    /**
     * Whether there is something in the headers by which a delivery could prove where it comes from; looked at before the body
     * is read.
     *
     * @param header the request's header of a name in lower case
     */
    boolean isSigned(Function<String, Optional<String>> header);

    /**
     * Whether the platform itself sent these bytes. Says nothing about why not, so that nobody learns from a refusal.
     *
     * @param key    the feed's key
     * @param header the request's header of a name in lower case
     */
    boolean isAuthentic(String key, Function<String, Optional<String>> header, byte[] body);

    /** The items of a delivery; refused only if the bytes cannot even be taken apart. */
    Parsed<List<DeliveredItem>> decode(byte[] body);
}
