package io.osprey.server.fetch;

import io.osprey.server.config.FetchSettings;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses may be fetched from: public unicast ones, by the IANA registries of special-purpose addresses, and those
 * that the settings allow.
 */
final class AddressRules {
    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Azure's platform address answers from every virtual machine there, and is public by its number.
            "168.63.129.16/32");

    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");
    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");

    private final boolean allowAll;
    private final List<Network> allowed;

    AddressRules(FetchSettings settings) {
        this.allowAll = settings.allowPrivateAddresses();
        this.allowed = settings.allowedNetworks().stream().map(Network::parse).toList();
    }

    boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return allowAll || allowed.stream().anyMatch(network -> network.contains(bytes)) || isPublic(bytes);
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return SPECIAL_IPV4.stream().noneMatch(network -> network.contains(address));
        }
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_IPV6.contains(address) && SPECIAL_IPV6.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::parse).toList();
    }
}
