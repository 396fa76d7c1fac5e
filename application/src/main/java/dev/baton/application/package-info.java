/** What people and systems ask of Baton, one class per conversation. */
@NullMarked
package dev.baton.application;

import org.jspecify.annotations.NullMarked;
