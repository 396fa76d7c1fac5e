package dev.baton.rest;

import dev.baton.application.access.Caller;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/** What may be asked within a minute, by whom, and how often a sign-in may fail. */
final class Allowances {
    private static final int NETWORK = 8;
    private final Allowance keys;
    private final Allowance strangers;
    private final Allowance failures;

    Allowances(RateSettings settings, LongSupplier nanos) {
        this.keys = new Allowance("key", settings.key(), nanos);
        this.strangers = new Allowance("address", settings.address(), nanos);
        this.failures = new Allowance("sign-in", settings.failures(), nanos);
    }

    /** Counts what a caller asks. */
    Rate of(Caller caller, long cost) {
        return keys.take(caller.id().toString(), cost);
    }

    /** Counts a request that needs no key. */
    Rate of(String address) {
        return strangers.take(network(address), 1);
    }

    /** Counts a key or token that opens nothing. Who shows one that does of late is never held up by others at his address. */
    Rate failed(String address) {
        return failures.take(network(address), 1);
    }

    /** Whether so many have failed that the next one would be too much. */
    boolean hasFailedOften(String address) {
        return failures.isSpent(network(address));
    }

    /** An address of version 6 stands for its network of 64 bits, which belongs to one customer. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address.replace("[", "").replace("]", "")).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK, bytes.length));
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
