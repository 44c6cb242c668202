package io.osprey.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.server.config.FetchSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "100::1"
            })
    void refusesAddressesOfTheHouse(String address) throws UnknownHostException {
        assertThat(rules(false).allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1",
                "64:ff9b::101:101"
            })
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(rules(false).allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void allowsWhatTheSettingsAllow() throws UnknownHostException {
        assertThat(rules(true).allows(InetAddress.getByName("10.0.0.1"))).isTrue();
        AddressRules some = rules(false, "10.1.0.0/15", "fd00::/8", "192.168.7.7");
        assertThat(some.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("10.0.255.255"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(some.allows(InetAddress.getByName("fd12::1"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("fe80::1"))).isFalse();
        assertThat(some.allows(InetAddress.getByName("192.168.7.7"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("192.168.7.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "example.org", "example.org/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129"})
    void refusesWhatIsNotANetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AddressRules rules(boolean all, String... allowed) {
        Duration second = Duration.ofSeconds(1);
        return new AddressRules(new FetchSettings(all, List.of(allowed), second, second, second, 5));
    }
}
