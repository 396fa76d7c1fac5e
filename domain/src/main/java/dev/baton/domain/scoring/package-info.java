/** What a lead scores at an instant, by exact integer arithmetic, and why. */
@NullMarked
package dev.baton.domain.scoring;

import org.jspecify.annotations.NullMarked;
