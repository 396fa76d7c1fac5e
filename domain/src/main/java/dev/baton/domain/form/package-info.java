/** The written form of everything people write: a plain tree, read with every mistake and its place. */
@NullMarked
package dev.baton.domain.form;

import org.jspecify.annotations.NullMarked;
