/** The catalogue of attributes: which type each one has, for everybody. */
@NullMarked
package dev.baton.application.attribute;

import org.jspecify.annotations.NullMarked;
