package dev.baton.alerts;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address without a name, in plain letters: what every mail server takes.
 *
 * @param local  before the @
 * @param domain after it
 */
public record MailAddress(String local, String domain) {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile("(?=.{1,64}$)" + ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,189}$)" + LABEL + "(\\." + LABEL + ")*");

    /** The address, if a text is one and nothing else: no name, no list, no quotes, no comment, no line's end. */
    public static Optional<MailAddress> parse(String text) {
        int at = text.indexOf('@');
        return at > 0 && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches()
                        ? Optional.of(new MailAddress(text.substring(0, at), text.substring(at + 1)))
                        : Optional.empty();
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
