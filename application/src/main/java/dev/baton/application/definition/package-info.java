/** Definitions are written, signed, activated, and made ready for scoring. */
@NullMarked
package dev.baton.application.definition;

import org.jspecify.annotations.NullMarked;
