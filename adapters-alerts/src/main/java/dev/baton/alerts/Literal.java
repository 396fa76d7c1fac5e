package dev.baton.alerts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that is written out. Only its one usual spelling counts: programs disagree about all others. */
final class Literal {
    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Literal() {
    }

    /** The address, if the text is one; no name is looked up. Brackets are no part of it, nor is a zone. */
    static Optional<InetAddress> parse(String text) {
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a host is one in whatever spelling: no name ends in a number. */
    static boolean resembles(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        return host.indexOf(':') >= 0 || last.isEmpty() || Character.isDigit(last.charAt(0));
    }

    /** The address in an IPv6 address from this byte on. */
    static InetAddress embedded(Inet6Address address, int from, int mask) {
        byte[] bytes = address.getAddress();
        byte[] four = new byte[4];
        for (int i = 0; i < four.length; i++) {
            four[i] = (byte) (bytes[from + i] ^ mask);
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
