/** The ports over one store in memory: fakes for tests that need no database. */
@NullMarked
package dev.baton.application.memory;

import org.jspecify.annotations.NullMarked;
