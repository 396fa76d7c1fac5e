/** Tokens of the issuer with whom an operator's people sign in. */
@NullMarked
package dev.baton.rest.issuer;

import org.jspecify.annotations.NullMarked;
