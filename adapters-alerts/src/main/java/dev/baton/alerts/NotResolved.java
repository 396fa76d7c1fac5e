package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.net.UnknownHostException;

/** A host to which no connection is made. */
final class NotResolved extends UnknownHostException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    NotResolved(String host, Reason reason) {
        super(host);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
