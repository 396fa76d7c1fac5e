/** What is shown to a person: tables, colours, and nothing that could harm a terminal. */
@NullMarked
package dev.baton.cli.screen;

import org.jspecify.annotations.NullMarked;
