/** How news gets out to those who wait for it: webhooks of their systems. */
@NullMarked
package dev.baton.application.alert;

import org.jspecify.annotations.NullMarked;
