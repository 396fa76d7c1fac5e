package dev.baton.bootstrap.configuration;

import dev.baton.alerts.AllowList;
import dev.baton.alerts.DenyList;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.ReceiverGuard;
import dev.baton.alerts.SmtpServer;
import dev.baton.alerts.SmtpServer.Login;
import dev.baton.alerts.SmtpServer.Security;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How people and systems outside are told.
 *
 * @param mail      the server that takes letters; if empty none is sent
 * @param directory where letters are written instead
 * @param from      as whom we write
 * @param receivers where webhooks may go
 * @param publicUrl under which people reach this Baton; links in letters lead there
 */
public record AlertSettings(Optional<SmtpServer> mail, Optional<Path> directory, MailAddress from,
        ReceiverGuard receivers, Optional<URI> publicUrl) {
    /** For letters that leave no machine. */
    private static final MailAddress NOBODY = new MailAddress("baton", "localhost");

    /** Where nothing is said: no letters, and webhooks to the open internet alone. */
    public static AlertSettings none() {
        return new AlertSettings(Optional.empty(), Optional.empty(), NOBODY,
                new ReceiverGuard(AllowList.none(), ports(Setting.WEBHOOK_PORTS.usual())), Optional.empty());
    }

    /** What somebody wrote down; there must be no mistakes in it. */
    public static AlertSettings of(Configuration written) {
        MailAddress from = MailAddress.parse(written.text(Setting.MAIL_FROM)).orElse(NOBODY);
        AllowList allowed = AllowList.parse(written.text(Setting.WEBHOOK_ALLOW)).orElseThrow();
        boolean silent = isSilent(written);
        return new AlertSettings(
                said(written, Setting.SMTP_HOST).filter(_ -> !silent).map(host -> server(written, host, from)),
                said(written, Setting.MAIL_DIRECTORY).filter(_ -> !silent).map(Path::of), from,
                new ReceiverGuard(allowed, DenyList.parse(written.text(Setting.WEBHOOK_DENY)).orElseThrow(),
                        ports(written.text(Setting.WEBHOOK_PORTS))),
                said(written, Setting.PUBLIC_URL).map(URI::create));
    }

    /** Whether nobody outside is to hear of anything, as where a copy is only looked at. */
    public static boolean isSilent(Configuration written) {
        return written.text(Setting.OUTGOING).equals("none");
    }

    private static SmtpServer server(Configuration written, String host, MailAddress from) {
        Security security = Security.valueOf(written.text(Setting.SMTP_SECURITY).toUpperCase(Locale.ROOT));
        return new SmtpServer(host, said(written, Setting.SMTP_PORT).map(Integer::valueOf)
                .orElseGet(security::usualPort), security,
                said(written, Setting.SMTP_USER)
                        .map(user -> new Login(user, written.text(Setting.SMTP_PASSWORD))),
                from);
    }

    private static Optional<String> said(Configuration written, Setting setting) {
        return Optional.of(written.text(setting)).filter(text -> !text.isEmpty());
    }

    private static Set<Integer> ports(String list) {
        return Arrays.stream(list.split("[,\\s]+")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    /** The same, with letters written into this directory. */
    public AlertSettings writtenTo(Path place) {
        return new AlertSettings(mail, Optional.of(place), from, receivers, publicUrl);
    }

    /** The same, with receivers of one's own. */
    public AlertSettings to(ReceiverGuard trusted) {
        return new AlertSettings(mail, directory, from, trusted, publicUrl);
    }
}
