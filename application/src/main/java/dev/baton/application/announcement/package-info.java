/** What Baton tells the outside: events, the endpoints that hear of them, and their deliveries. */
@NullMarked
package dev.baton.application.announcement;

import org.jspecify.annotations.NullMarked;
