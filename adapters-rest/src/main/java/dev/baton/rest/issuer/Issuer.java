package dev.baton.rest.issuer;

import java.net.URI;

/**
 * An OpenID provider that is trusted to say who somebody is.
 *
 * @param name     its name, as its tokens have it in {@code iss}, to the letter
 * @param audience for whom its tokens must be: what {@code aud} must name
 * @param keys     where its public keys are found (a JSON Web Key Set)
 */
public record Issuer(String name, String audience, URI keys) {}
