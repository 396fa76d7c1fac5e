package dev.baton.rest;

import dev.baton.application.access.ApiKeys.ApiKey;
import java.util.Optional;

/** Tells whose key a secret is. */
@FunctionalInterface
interface Authentication {
    /** The key in use that has this secret. */
    Optional<ApiKey> keyOf(String secret);
}
