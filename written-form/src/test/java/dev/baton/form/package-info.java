/** What the written form promises. */
@NullMarked
package dev.baton.form;

import org.jspecify.annotations.NullMarked;
