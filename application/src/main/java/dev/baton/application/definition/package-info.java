/** Definitions are written, activated, and made ready for scoring. */
@NullMarked
package dev.baton.application.definition;

import org.jspecify.annotations.NullMarked;
