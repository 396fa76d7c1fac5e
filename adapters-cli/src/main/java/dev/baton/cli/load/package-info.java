/** Imports: rows become batches, batches become facts, refused rows go to a file of their own. */
@NullMarked
package dev.baton.cli.load;

import org.jspecify.annotations.NullMarked;
