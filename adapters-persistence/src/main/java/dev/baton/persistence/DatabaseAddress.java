package dev.baton.persistence;

/**
 * Where a database is and how to enter it.
 *
 * @param url a JDBC URL, without credentials
 * @param user the role to connect as
 * @param password its password; never shown by {@link #toString()}, so an address may be logged
 */
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAddress[url=" + url + ", user=" + user + ", password=…]";
    }
}
