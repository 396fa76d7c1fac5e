/** The command line, a client of the REST API. */
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
