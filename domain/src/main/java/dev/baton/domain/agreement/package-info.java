/** Who agrees on criteria: people of teams. */
@NullMarked
package dev.baton.domain.agreement;

import org.jspecify.annotations.NullMarked;
