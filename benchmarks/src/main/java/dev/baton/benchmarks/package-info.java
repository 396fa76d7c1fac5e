/** Load benches: how fast is it, measured. */
@NullMarked
package dev.baton.benchmarks;

import org.jspecify.annotations.NullMarked;
