package dev.baton.alerts;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param first the first of them
 * @param bits  how many bits all of them share
 */
record Network(InetAddress first, int bits) {

    /** A block in its usual spelling, or a single address; empty if it is neither. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> first = Literal.parse(slash < 0 ? text : text.substring(0, slash));
        return first.flatMap(address -> {
            int all = address.getAddress().length * Byte.SIZE;
            String bits = slash < 0 ? String.valueOf(all) : text.substring(slash + 1);
            return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= all
                    ? Optional.of(new Network(address, Integer.parseInt(bits)))
                    : Optional.empty();
        });
    }

    /** A block that is known to be one. */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no block of addresses"));
    }

    /** Whether an address lies in it; one of the other family never does. */
    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] theirs = address.getAddress();
        int whole = bits / Byte.SIZE;
        return mine.length == theirs.length && Arrays.equals(mine, 0, whole, theirs, 0, whole)
                && (bits % Byte.SIZE == 0 || (mine[whole] ^ theirs[whole]) >> Byte.SIZE - bits % Byte.SIZE == 0);
    }
}
