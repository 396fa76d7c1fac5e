/** Handoff policies are written, signed and activated. */
@NullMarked
package dev.baton.application.policy;

import org.jspecify.annotations.NullMarked;
