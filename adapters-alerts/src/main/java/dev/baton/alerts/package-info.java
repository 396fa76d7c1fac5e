/** Alerts that leave the house: signed webhooks to receivers that may be hostile, letters by SMTP. */
@NullMarked
package dev.baton.alerts;

import org.jspecify.annotations.NullMarked;
