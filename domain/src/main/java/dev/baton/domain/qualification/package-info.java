/** Which stage a lead is in: a fold over its facts and over the instants at which something changes by itself. */
@NullMarked
package dev.baton.domain.qualification;

import org.jspecify.annotations.NullMarked;
