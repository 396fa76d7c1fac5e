/** The handoff policy: to which team a qualified lead goes, how a rep is chosen, and what sales promises about it. */
@NullMarked
package dev.baton.domain.policy;

import org.jspecify.annotations.NullMarked;
