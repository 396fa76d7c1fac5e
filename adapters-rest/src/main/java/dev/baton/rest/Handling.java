package dev.baton.rest;

import java.util.Optional;

/** Carries out one operation. */
@FunctionalInterface
interface Handling {
    /** A refusal that needs no body, so that none is read; by what is wrong with the query where nothing else is said. */
    default Optional<Reply> beforeBody(Exchange exchange) {
        return exchange.query().refusal();
    }

    /** The reply to a request whose sender may ask this, and whose body and query names were read. */
    Reply reply(Exchange exchange);
}
