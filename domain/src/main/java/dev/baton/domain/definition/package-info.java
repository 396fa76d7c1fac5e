/** What marketing and sales agreed: dimensions, groups, rules, bands and stage rules, read from their written form. */
@NullMarked
package dev.baton.domain.definition;

import org.jspecify.annotations.NullMarked;
