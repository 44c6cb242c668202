package io.osprey.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once and returns only the addresses that may be fetched from. The client connects to exactly these, so
 * that a name can't answer differently between the check and the connection (DNS rebinding).
 */
final class CheckedResolver implements DnsResolver {
    private final AddressRules rules;
    private final DnsResolver names;

    CheckedResolver(AddressRules rules, DnsResolver names) {
        this.rules = rules;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed =
                Arrays.stream(names.resolve(host)).filter(rules::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException("no address of the host may be fetched from");
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
