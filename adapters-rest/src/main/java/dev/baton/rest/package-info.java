/** The REST API. */
@NullMarked
package dev.baton.rest;

import org.jspecify.annotations.NullMarked;
