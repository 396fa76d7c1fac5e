/** Documents on which marketing and sales agree: versions are drafted, proposed, signed, activated and retired. */
@NullMarked
package dev.baton.application.agreement;

import org.jspecify.annotations.NullMarked;
