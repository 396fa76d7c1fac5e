/** Requests that may come again, because their answer was lost on the way: they are carried out once. */
@NullMarked
package dev.baton.application.repeat;

import org.jspecify.annotations.NullMarked;
