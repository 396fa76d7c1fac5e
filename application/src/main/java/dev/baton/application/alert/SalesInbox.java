package dev.baton.application.alert;

/** Where people of sales receive letters. */
@FunctionalInterface
public interface SalesInbox {

    /** Hands a letter over, once. Nothing that a mail server may say or leave unsaid is an exception. */
    Sent send(Letter letter);

    /** What came of it. */
    sealed interface Sent {

        /** The mail server took it on. */
        record Accepted() implements Sent {}

        /**
         * The mail server does not want this letter.
         *
         * @param permanent whether trying again is useless
         * @param code      what it said, as a code of RFC 5321 and perhaps one of RFC 3463, such as {@code 550 5.1.1}
         */
        record Refused(boolean permanent, String code) implements Sent {}

        /** No mail server answered as one; the letter itself was not judged. */
        record Unreachable(Reason reason) implements Sent {}

        /** Why none did. */
        enum Reason {
            /** Nobody knows its name. */
            UNKNOWN_HOST,
            /** Nobody listens there, or the connection broke. */
            CONNECTION,
            /** It took too long. */
            TIMEOUT,
            /** No secure connection came about. */
            TLS,
            /** It does not let us in with this user and password. */
            CREDENTIALS,
            /** The letter could not be written to the directory. */
            STORAGE
        }
    }
}
