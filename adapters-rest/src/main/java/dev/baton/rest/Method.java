package dev.baton.rest;

/** The methods that this API has; HEAD goes with every GET, and OPTIONS tells what a path allows. */
enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
