/** The plain tree in which definitions and policies are written down. */
@NullMarked
package dev.baton.domain.form;

import org.jspecify.annotations.NullMarked;
