package dev.baton.rest;

import dev.baton.application.access.SignIn.Outcome;

/** Tells who shows a key or a token. */
@FunctionalInterface
interface Authentication {
    /** Who shows this. */
    Outcome whose(String shown);
}
