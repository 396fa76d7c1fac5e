/** Feature files as people type them, made into what the parser knows. */
@NullMarked
package dev.baton.acceptance.gherkin;

import org.jspecify.annotations.NullMarked;
