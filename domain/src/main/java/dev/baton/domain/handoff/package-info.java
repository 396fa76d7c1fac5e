/** Handing a lead over to sales: where a handoff is, who is chosen for it, and which clocks run against it. */
@NullMarked
package dev.baton.domain.handoff;

import org.jspecify.annotations.NullMarked;
