package dev.baton.rest;

import java.util.Optional;

/** Carries out one operation. */
@FunctionalInterface
interface Handling {
    /** A refusal that needs no body, so that none is read; by what is wrong with the query where nothing else is said. */
    default Optional<Reply> beforeBody(Exchange exchange) {
        return exchange.query().refusal();
    }

    /** Asks whoever is to be asked outside, who may take his time: no transaction waits for him. @return what is left to do */
    default Handling prepared(Exchange exchange) {
        return this;
    }

    /** The reply to a request whose sender may ask this, and whose body and query names were read. */
    Reply reply(Exchange exchange);
}
