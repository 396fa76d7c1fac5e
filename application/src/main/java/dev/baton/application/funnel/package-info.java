/** Numbers: leads, qualified and won, by source. */
@NullMarked
package dev.baton.application.funnel;

import org.jspecify.annotations.NullMarked;
