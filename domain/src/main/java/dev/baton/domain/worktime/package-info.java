/** When a team works: week, half days, holidays, time zone; and how much of that lies between two instants. */
@NullMarked
package dev.baton.domain.worktime;

import org.jspecify.annotations.NullMarked;
