/** PostgreSQL as Baton's memory: where its facts are kept, and the server that Baton runs itself when none is given. */
@NullMarked
package dev.baton.persistence;

import org.jspecify.annotations.NullMarked;
