/** The product's promises, in business words, held against the whole application over HTTP. */
@NullMarked
package dev.baton.acceptance;

import org.jspecify.annotations.NullMarked;
