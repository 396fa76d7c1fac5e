/** Who takes leads over: the teams of sales, their reps, territories, absences, and the reasons for which they say no. */
@NullMarked
package dev.baton.domain.team;

import org.jspecify.annotations.NullMarked;
