package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses for the HTTP client, which connects to these and asks no further: so a name cannot lead to one address
 * when it is checked and to another when it is connected to. Of several addresses one that is forbidden forbids all.
 */
record GuardedResolver(ReceiverGuard guard, Lookup names) implements DnsResolver {
    /** The client tries one after the other; with the name, each may take a third of the time there is for all of it. */
    private static final int TRIED = 2;

    @Override
    public InetAddress[] resolve(String written) throws UnknownHostException {
        String host = ReceiverGuard.bare(written);
        List<InetAddress> addresses = names.addresses(host);
        if (!addresses.stream().allMatch(address -> guard.mayConnect(host, address))) {
            throw new NotResolved(host, Reason.FORBIDDEN_ADDRESS);
        }
        return addresses.stream().limit(TRIED).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
