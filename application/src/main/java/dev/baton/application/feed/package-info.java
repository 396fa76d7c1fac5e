/** Email platforms that deliver engagements, and how their deliveries are authenticated. */
@NullMarked
package dev.baton.application.feed;

import org.jspecify.annotations.NullMarked;
