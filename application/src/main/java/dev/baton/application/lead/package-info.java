/** Leads are looked at: profile, score, explanation, timeline, transitions. */
@NullMarked
package dev.baton.application.lead;

import org.jspecify.annotations.NullMarked;
