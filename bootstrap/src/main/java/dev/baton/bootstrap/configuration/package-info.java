/** What an operator chooses, wherever he wrote it: flags, environment, a file. */
@NullMarked
package dev.baton.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
