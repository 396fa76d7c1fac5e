package dev.baton.alerts;

import dev.baton.application.alert.SalesInbox.Sent;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** What a failure of the mail library comes to. */
final class SmtpFailure {
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Authentication required, too weak, to be encrypted (RFC 4954). */
    private static final Set<Integer> OF_US = Set.of(530, 534, 535, 538);

    private SmtpFailure() {
    }

    static Sent of(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Unreachable(Reason.CREDENTIALS);
        }
        return chain(failure).flatMap(link -> refused(link).stream()).reduce((_, inner) -> inner)
                .<Sent>map(last -> last)
                .orElseGet(() -> new Unreachable(reason(failure)));
    }

    /** From the outermost to the innermost, which knows best. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, SmtpFailure::within).takeWhile(link -> link != null).limit(10);
    }

    private static @Nullable Throwable within(Throwable failure) {
        return switch (failure) {
            case MessagingException nesting -> nesting.getNextException();
            case SocketConnectException connecting -> connecting.getException();
            default -> failure.getCause();
        };
    }

    /** That we may not write at all, or not as whom we do, says nothing of this letter: that may be put right, and it waits. */
    private static Optional<Refused> refused(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> refused(failure, address.getReturnCode(), true);
            case SMTPSenderFailedException sender -> refused(failure, sender.getReturnCode(), false);
            case SMTPSendFailedException letter -> refused(failure, letter.getReturnCode(), true);
            default -> Optional.empty();
        };
    }

    private static Optional<Refused> refused(Throwable failure, int code, boolean ofLetter) {
        boolean forGood = code >= 500 && ofLetter && !OF_US.contains(code);
        return code >= 400 && code < 600
                ? Optional.of(new Refused(forGood, code + enhanced(failure)))
                : Optional.empty();
    }

    /** The code alone: what follows it may name the person. */
    private static String enhanced(Throwable failure) {
        Matcher said = ENHANCED.matcher(String.valueOf(failure.getMessage()));
        return said.find() ? " " + said.group(1) : "";
    }

    private static Reason reason(MessagingException failure) {
        return chain(failure).map(SmtpFailure::known).flatMap(Optional::stream).reduce((_, inner) -> inner)
                .orElseGet(() -> String.valueOf(failure.getMessage()).contains("STARTTLS")
                        ? Reason.TLS
                        : Reason.CONNECTION);
    }

    private static Optional<Reason> known(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> Optional.of(Reason.UNKNOWN_HOST);
            case SSLException _ -> Optional.of(Reason.TLS);
            case SocketTimeoutException _ -> Optional.of(Reason.TIMEOUT);
            default -> Optional.empty();
        };
    }
}
