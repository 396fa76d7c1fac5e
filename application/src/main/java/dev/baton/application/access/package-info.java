/** Who may do what: keys with roles. */
@NullMarked
package dev.baton.application.access;

import org.jspecify.annotations.NullMarked;
