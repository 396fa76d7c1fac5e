/** Receivers and mail servers that behave, and some that do not. */
@NullMarked
package dev.baton.alerts;

import org.jspecify.annotations.NullMarked;
