package dev.baton.rest;

/** Carries out one operation. */
@FunctionalInterface
interface Handling {
    /** The reply to a request whose sender may ask this, and whose body and query names were read. */
    Reply reply(Exchange exchange);
}
