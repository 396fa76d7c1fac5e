package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a failed exchange comes to. */
final class Failure {
    private Failure() {
    }

    /** Requests are called off for nothing but their time. */
    static Reason of(IOException failure) {
        return switch (failure) {
            case NotResolved resolved -> resolved.reason();
            case UnknownHostException _ -> Reason.UNKNOWN_HOST;
            case SSLException _ -> Reason.TLS;
            case InterruptedIOException _ -> Reason.TIMEOUT;
            default -> Reason.CONNECTION;
        };
    }
}
