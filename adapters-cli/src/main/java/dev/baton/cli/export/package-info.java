/** Brings what Baton knows out of it, for spreadsheets and programs. */
@NullMarked
package dev.baton.cli.export;

import org.jspecify.annotations.NullMarked;
