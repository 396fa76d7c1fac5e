package dev.baton.alerts;

import java.util.Optional;

/**
 * A mail server that takes letters from us.
 *
 * @param login with whom we come; nobody is asked for if empty
 * @param from  as whom we write
 */
public record SmtpServer(String host, int port, Security security, Optional<Login> login, MailAddress from) {

    /** How nobody on the way can read along. */
    public enum Security {
        /** The connection is made secure before anything is said, or given up. */
        STARTTLS,
        /** It is secure from its first byte. */
        TLS,
        /** Not at all: for a server on this machine or in a guarded network. */
        NONE;

        /** The port where such servers usually listen. */
        public int usualPort() {
            return switch (this) {
                case STARTTLS -> 587;
                case TLS -> 465;
                case NONE -> 25;
            };
        }
    }

    /** A user, and how that is proved. */
    public record Login(String user, String password) {
        /** A record shows its parts; a password must not be shown. */
        @Override
        public String toString() {
            return user;
        }
    }
}
