/** Who agrees on criteria: people of teams, who sign what they agreed on. */
@NullMarked
package dev.baton.domain.agreement;

import org.jspecify.annotations.NullMarked;
