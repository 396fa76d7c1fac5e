/** JSON and YAML bytes to the plain tree, and back. */
@NullMarked
package dev.baton.form;

import org.jspecify.annotations.NullMarked;
