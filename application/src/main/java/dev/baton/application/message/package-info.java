/** Every sentence that a person may read, in three languages. */
@NullMarked
package dev.baton.application.message;

import org.jspecify.annotations.NullMarked;
