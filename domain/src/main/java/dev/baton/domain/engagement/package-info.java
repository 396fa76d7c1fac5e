/** What a lead did: engagements, each told once by a feed, with the verdict whether a person did it. */
@NullMarked
package dev.baton.domain.engagement;

import org.jspecify.annotations.NullMarked;
