package dev.baton.bootstrap.configuration;

import dev.baton.application.announcement.RetrySchedule;
import dev.baton.alerts.AllowList;
import dev.baton.alerts.DenyList;
import dev.baton.alerts.MailAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the text of a setting must look.
 *
 * @param right what would be right, to follow "must be"
 * @param fits  whether a text is so
 */
record Form(String right, Predicate<String> fits) {

    static Form something() {
        return new Form("something", text -> !text.isBlank());
    }

    static Form anything() {
        return new Form("a text", _ -> true);
    }

    static Form whole(int least, int most) {
        return new Form("a whole number from " + least + " to " + most, text -> text.matches("\\d{1,9}")
                && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
    }

    static Form oneOf(String... words) {
        return new Form("one of " + String.join(", ", words),
                text -> Set.of(words).contains(text.toLowerCase(Locale.ROOT)));
    }

    static Form path() {
        return new Form("a directory's name", Form::isPath);
    }

    /** The address of a server that speaks HTTP, or none. */
    static Form perhapsWeb(String example) {
        return new Form("like " + example, text -> text.isEmpty() || isWeb(text));
    }

    /** The address of a server that nobody on the way can pretend to be: over TLS, or on this machine. */
    static Form guarded(String example) {
        return new Form("like " + example + ", or http on this machine",
                text -> isWeb(text) && (text.startsWith("https:") || isHere(URI.create(text))));
    }

    /** Where a server is found that is not spoken to over HTTP. */
    static Form host() {
        return new Form("a host's name or address", text -> text.matches("[A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45}"));
    }

    static Form mailAddress() {
        return new Form("like baton@example.com", text -> MailAddress.parse(text).isPresent());
    }

    static Form allowList() {
        return new Form("a list such as crm.example,10.1.0.0/16 of hosts, addresses and networks",
                text -> AllowList.parse(text).isPresent());
    }

    static Form denyList() {
        return new Form("a list such as 192.0.2.0/24,2001:db8:64::/96 of addresses and networks",
                text -> DenyList.parse(text).isPresent());
    }

    static Form ports() {
        return new Form("a list of ports such as 443,8443",
                text -> Arrays.stream(text.split("[,\\s]+", -1)).allMatch(whole(1, 65_535).fits()));
    }

    /** A key for AES-256. */
    static Form key() {
        return new Form("base64 of 32 bytes, as openssl rand -base64 32 makes them",
                text -> text.matches("[A-Za-z0-9+/]{43}="));
    }

    /** Pauses by ISO 8601 before the first try and those that follow. */
    static Form pauses() {
        return new Form("1 to 20 pauses of at most a day, such as PT0S,PT5S,PT5M,PT2H",
                text -> text.matches("(\\s*PT[0-9HMS.]+\\s*(,|$)){1,20}") && Arrays.stream(text.split(","))
                        .allMatch(pause -> isPause(pause.strip())));
    }

    private static boolean isPause(String text) {
        try {
            return Duration.parse(text).compareTo(RetrySchedule.LONGEST) <= 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** The same, or nothing at all. */
    Form orNothing() {
        return new Form(right, text -> text.isEmpty() || fits.test(text));
    }

    private static boolean isHere(URI uri) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
    }

    /** A PostgreSQL, without who enters: that has settings of its own, because a URL is shown. */
    static Form postgres() {
        return new Form("like jdbc:postgresql://host:5432/baton, without user and password in it",
                text -> text.startsWith("jdbc:postgresql:")
                        && !text.matches("(?is).*([?&](user|password)=|//[^/?]*@).*"));
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isBlank();
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static boolean isWeb(String text) {
        try {
            URI uri = URI.create(text);
            boolean speaksHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return speaksHttp && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
