/** Which questions sales asks before a lead counts as qualified, and how far they are answered. */
@NullMarked
package dev.baton.domain.checklist;

import org.jspecify.annotations.NullMarked;
