/** Writes the schema's classes from the migrations, at build time. */
@NullMarked
package dev.baton.persistence.codegen;

import org.jspecify.annotations.NullMarked;
