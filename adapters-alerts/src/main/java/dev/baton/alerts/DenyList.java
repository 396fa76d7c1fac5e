package dev.baton.alerts;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that look like those of the open internet and are not to be reached: those of this machine, and what an operator
 * names, such as the prefix by which one's own network translates IPv4 addresses, or public addresses of one's own machines.
 *
 * @param networks what an operator names
 */
public record DenyList(List<Network> networks) {

    /** Keeps what was given. */
    public DenyList {
        networks = List.copyOf(networks);
    }

    /** This machine alone. */
    public static DenyList none() {
        return new DenyList(List.of());
    }

    /** A list with commas or blanks between addresses and blocks of addresses; empty if something is neither. */
    public static Optional<DenyList> parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String each : text.strip().split("[,\\s]+")) {
            Optional<Network> network = Network.parse(each);
            if (network.isEmpty() && !each.isEmpty()) {
                return Optional.empty();
            }
            network.ifPresent(networks::add);
        }
        return Optional.of(new DenyList(networks));
    }

    /** Whether an address is one of them. */
    boolean has(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address)) || isOfThisMachine(address);
    }

    /** Asked anew each time, since addresses come and go; a machine that does not know its own has none. */
    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }
}
