package dev.baton.alerts;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an operator trusts although it does not lie in the open internet.
 *
 * @param names    hosts to which anything may be sent, whatever addresses they have; in small letters
 * @param networks addresses to which anything may be sent
 */
public record AllowList(Set<String> names, List<Network> networks) {
    private static final Pattern NAME = Pattern
            .compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Keeps what was given. */
    public AllowList {
        names = Set.copyOf(names);
        networks = List.copyOf(networks);
    }

    /** Nothing but the open internet. */
    public static AllowList none() {
        return new AllowList(Set.of(), List.of());
    }

    /** A list with commas or blanks between host names, addresses and blocks of addresses; empty if something is neither. */
    public static Optional<AllowList> parse(String text) {
        Set<String> names = new TreeSet<>();
        List<Network> networks = new ArrayList<>();
        for (String each : text.strip().split("[,\\s]+")) {
            String entry = name(each);
            Optional<Network> network = Network.parse(each);
            network.ifPresent(networks::add);
            if (network.isEmpty() && NAME.matcher(entry).matches()) {
                names.add(entry);
            } else if (network.isEmpty() && !each.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new AllowList(names, networks));
    }

    /** One name has one spelling here. */
    private static String name(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    /** Whether a host is trusted by its name. */
    boolean hasName(String host) {
        return names.contains(name(host));
    }

    /** Whether an address is trusted. */
    boolean has(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
