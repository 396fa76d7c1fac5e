/** CSV files as they come: any encoding, any separator, any size, real line numbers. */
@NullMarked
package dev.baton.cli.csv;

import org.jspecify.annotations.NullMarked;
