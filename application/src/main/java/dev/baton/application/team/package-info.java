/** The teams of sales and when their reps are away. */
@NullMarked
package dev.baton.application.team;

import org.jspecify.annotations.NullMarked;
