/** Puts the application together and starts it. */
@NullMarked
package dev.baton.bootstrap;

import org.jspecify.annotations.NullMarked;
