package dev.baton.alerts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Lookup {

    /** All its addresses. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
