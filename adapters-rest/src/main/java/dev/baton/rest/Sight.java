package dev.baton.rest;

import java.util.Optional;

/**
 * What a caller says he has seen of a resource before he changes it.
 *
 * @param ifMatch his {@code If-Match}; empty if he says nothing
 */
record Sight(Optional<String> ifMatch) {
    static Sight of(Exchange exchange) {
        return new Sight(exchange.header("If-Match"));
    }

    /** Whether he may act on what is there; who says nothing takes it as it is. */
    boolean allows(EntityTag there) {
        return ifMatch.filter(tags -> !there.isNamedBy(tags)).isEmpty();
    }

    /** Whether he may write in its place; who adds something has seen nothing. */
    boolean allowsWriting(Optional<EntityTag> there) {
        return there.isPresent() == ifMatch.isPresent() && there.filter(tag -> !allows(tag)).isEmpty();
    }

    /** Whether he would overwrite what he does not say to have seen. */
    boolean isMissing(Optional<?> there) {
        return ifMatch.isEmpty() && there.isPresent();
    }
}
