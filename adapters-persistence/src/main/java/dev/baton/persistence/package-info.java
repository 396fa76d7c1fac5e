/** Everything durable, in PostgreSQL. */
@NullMarked
package dev.baton.persistence;

import org.jspecify.annotations.NullMarked;
