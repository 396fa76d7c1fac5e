/** What deliveries of email platforms come to. */
@NullMarked
package dev.baton.email;

import org.jspecify.annotations.NullMarked;
