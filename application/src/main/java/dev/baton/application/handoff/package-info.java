/** Leads are handed over: offered to the right rep, answered once, followed by clocks. */
@NullMarked
package dev.baton.application.handoff;

import org.jspecify.annotations.NullMarked;
