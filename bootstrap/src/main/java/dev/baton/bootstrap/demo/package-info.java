/** The demonstration: invented people and a year of what they did, generated from a seed. */
@NullMarked
package dev.baton.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
