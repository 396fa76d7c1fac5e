/** Everything in a database as one file, and a database from such a file. */
@NullMarked
package dev.baton.persistence.backup;

import org.jspecify.annotations.NullMarked;
