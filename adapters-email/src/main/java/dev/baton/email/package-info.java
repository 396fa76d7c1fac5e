/** Email platforms: their deliveries in, enrolments out. */
@NullMarked
package dev.baton.email;

import org.jspecify.annotations.NullMarked;
