/**
 * Who a lead is: its keys, attributes, consents, reachability and touches, each a dated fact, and the profile they add up
 * to.
 */
@NullMarked
package dev.baton.domain.lead;

import org.jspecify.annotations.NullMarked;
