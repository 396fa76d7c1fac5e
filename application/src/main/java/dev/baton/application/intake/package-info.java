/** Facts come in: one batch, one transaction, one answer that already counts them. */
@NullMarked
package dev.baton.application.intake;

import org.jspecify.annotations.NullMarked;
