package dev.baton.cli.mapping;

/**
 * Why a row is refused.
 *
 * @param field   where in the fact, as a JSON pointer: {@code /keys/email}
 * @param code    stable: {@code malformed}, {@code empty}, {@code no-key} …, or the server's
 * @param message for people, with the column named where there is one
 */
public record Fault(String field, String code, String message) {}
