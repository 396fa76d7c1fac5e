/** Mappings: which column of a file becomes which field of a fact. */
@NullMarked
package dev.baton.cli.mapping;

import org.jspecify.annotations.NullMarked;
