/** People of sales are written to when something happens to the leads that they are to take over. */
@NullMarked
package dev.baton.application.alerting;

import org.jspecify.annotations.NullMarked;
