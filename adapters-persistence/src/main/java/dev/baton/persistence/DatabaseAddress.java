package dev.baton.persistence;

import java.util.regex.Pattern;

/**
 * Where a database is and how to enter it.
 *
 * @param url a JDBC URL, without credentials
 * @param user the role to connect as
 * @param password its password; never shown by {@link #toString()}, so an address may be logged
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)[?&](user|password)=|//[^/?]*@");

    /** Whether the URL tells a user or a password, which have settings of their own. */
    boolean hasCredentials() {
        return CREDENTIALS.matcher(url).find();
    }

    /** The URL for people's eyes: without its parameters, which may hold secrets. */
    String shown() {
        return url.replaceFirst("(?s)\\?.*", "");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[url=" + (hasCredentials() ? "…" : shown()) + ", user=" + user + ", password=…]";
    }
}
