package dev.baton.alerts;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the addresses of the open internet from all others: those that mean this machine or the network around it wherever one
 * is, those of the clouds' metadata services, and those that belong to nobody. Which of the open internet are this machine's own,
 * and which lead into a network by its own translation (NAT64 with a prefix of its own), no list can tell.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 Special-Purpose Address Registry</a>
 */
final class PublicAddress {
    /** With 168.63.129.16, where Azure answers its own machines. */
    private static final List<Network> SPECIAL_FOUR = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
            "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this was given out; ::1, fc00::/7, fe80::/10, fec0::/10, ff00::/8 and the like lie outside. */
    private static final Network GIVEN_OUT = Network.of("2000::/3");
    private static final Network TEREDO = Network.of("2001::/32");
    private static final List<Network> SPECIAL_SIX = networks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private PublicAddress() {
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    /** Whether it is one of the open internet; what leads on to an IPv4 address is judged by that one too. */
    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> SPECIAL_FOUR.stream().noneMatch(network -> network.contains(four));
            case Inet6Address six -> isSix(six);
            default -> false;
        };
    }

    private static boolean isSix(Inet6Address address) {
        if (isIsatap(address) && !is(Literal.embedded(address, 12, 0))) {
            return false;
        }
        if (NAT64.contains(address)) {
            return is(Literal.embedded(address, 12, 0));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return is(Literal.embedded(address, 2, 0));
        }
        if (TEREDO.contains(address)) {
            return is(Literal.embedded(address, 4, 0)) && is(Literal.embedded(address, 12, 0xff));
        }
        return GIVEN_OUT.contains(address) && SPECIAL_SIX.stream().noneMatch(network -> network.contains(address));
    }

    /** RFC 5214: any prefix, then 0:5efe and an IPv4 address to which the packet is carried. */
    private static boolean isIsatap(Inet6Address address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }
}
