/** Looks whether a machine, a directory and a database are fit for Baton. */
@NullMarked
package dev.baton.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
