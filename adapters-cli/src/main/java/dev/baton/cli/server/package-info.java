/** The other end: a Baton server, spoken to by its REST API and by nothing else. */
@NullMarked
package dev.baton.cli.server;

import org.jspecify.annotations.NullMarked;
