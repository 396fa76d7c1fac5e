/** How a command ends: exit codes, and failures with a sentence for the user. */
@NullMarked
package dev.baton.cli.ending;

import org.jspecify.annotations.NullMarked;
