package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps webhooks in the open internet. Whoever may register a receiver could else make Baton ask the machines around it
 * (server-side request forgery).
 *
 * @param allowed what an operator trusts besides, even if it is denied
 * @param denied  what is not to be reached although it lies in the open internet
 * @param ports   to which anything is sent where the operator does not trust the host
 */
public record ReceiverGuard(AllowList allowed, DenyList denied, Set<Integer> ports) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65_535;

    /** Keeps what was given. */
    public ReceiverGuard {
        ports = Set.copyOf(ports);
    }

    /** Denies what lies on this machine alone. */
    public ReceiverGuard(AllowList allowed, Set<Integer> ports) {
        this(allowed, DenyList.none(), ports);
    }

    /** Why nothing would be sent to an address, as far as that can be told without looking up its name. */
    public Optional<Reason> objection(URI url) {
        return mayBe(url) ? Optional.empty() : Optional.of(fault(url));
    }

    /** What is to be mended: the scheme or the port, where the host alone would do, else the address. */
    private Reason fault(URI url) {
        return !mayBe(elsewhere(url))
                ? Reason.FORBIDDEN_ADDRESS
                : "https".equalsIgnoreCase(url.getScheme()) ? Reason.FORBIDDEN_PORT : Reason.FORBIDDEN_SCHEME;
    }

    /** The same host, asked as it may be asked. */
    private URI elsewhere(URI url) {
        try {
            return new URI("https", url.getRawUserInfo(), url.getHost(), ports.stream().findFirst().orElse(HTTPS), null,
                    null, null);
        } catch (URISyntaxException _) {
            return url;
        }
    }

    private boolean mayBe(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = bare(Optional.ofNullable(url.getHost()).orElse(""));
        boolean trusted = trusts(host);
        return !host.isEmpty() && url.getRawUserInfo() == null && (trusted || isOpen(host))
                && switch (scheme) {
                    case "https" -> mayBe(port(url, HTTPS), trusted);
                    case "http" -> trusted && mayBe(port(url, HTTP), trusted);
                    default -> false;
                };
    }

    private boolean mayBe(int port, boolean trusted) {
        return trusted ? port > 0 && port <= LAST_PORT : ports.contains(port);
    }

    private static int port(URI url, int usual) {
        return url.getPort() < 0 ? usual : url.getPort();
    }

    private boolean trusts(String host) {
        return allowed.hasName(host) || Literal.parse(host).filter(allowed::has).isPresent();
    }

    /** By its spelling alone: an address of the open internet, or a name that may have one. */
    private boolean isOpen(String host) {
        return Literal.resembles(host)
                ? Literal.parse(host).filter(address -> !isMapped(host, address)).filter(this::isOpen).isPresent()
                : isName(host.toLowerCase(Locale.ROOT));
    }

    private boolean isOpen(InetAddress address) {
        return PublicAddress.is(address) && !denied.has(address);
    }

    /** An IPv4 address that pretends to be one of IPv6. */
    private static boolean isMapped(String host, InetAddress address) {
        return address instanceof Inet4Address && host.indexOf(':') >= 0;
    }

    /** A name without a dot is found in the network around. */
    private static boolean isName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.indexOf('.') > 0 && !name.endsWith(".localhost");
    }

    /** Whether everything to which a host name leads may be connected to. */
    boolean mayConnect(String host, InetAddress address) {
        return allowed.hasName(host) || allowed.has(address) || isOpen(address);
    }

    /** A host without the brackets of IPv6. */
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
