/** Checklists: which questions the teams ask, and how far they are answered for a lead. */
@NullMarked
package dev.baton.application.checklist;

import org.jspecify.annotations.NullMarked;
