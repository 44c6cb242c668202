package io.osprey.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void areTakenUntilTheyEnd() {
        String token = at(NOON).issue("key1");

        assertThat(at(NOON.plusSeconds(599)).keyNameOf(token)).contains("key1");
        assertThat(at(NOON.plusSeconds(600)).keyNameOf(token)).isEmpty();
    }

    @Test
    void sayWhatTheyAre() {
        String[] parts = at(NOON).issue("key1").split("\\.");

        assertThat(decode(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(decode(parts[1])).isEqualTo("{\"sub\":\"key1\",\"iat\":1795262400,\"exp\":1795263000}");
    }

    @Test
    void ofOthersAreRefused() {
        byte[] otherSecret = SECRET.clone();
        otherSecret[0]++;
        String other = new Tokens(otherSecret, Duration.ofMinutes(10), Clock.fixed(NOON, ZoneOffset.UTC)).issue("key1");
        String[] good = at(NOON).issue("key1").split("\\.");
        String unsigned = encode("{\"alg\":\"none\"}") + "." + good[1] + ".";
        String changed = good[0] + "." + encode("{\"sub\":\"key1\",\"exp\":9999999999}") + "." + good[2];

        assertThat(at(NOON).keyNameOf(other)).isEmpty();
        assertThat(at(NOON).keyNameOf(unsigned)).isEmpty();
        assertThat(at(NOON).keyNameOf(changed)).isEmpty();
        assertThat(at(NOON).keyNameOf(good[0] + "." + good[1])).isEmpty();
        assertThat(at(NOON).keyNameOf(good[0] + "." + good[1] + ".!")).isEmpty();
    }

    private static Tokens at(Instant time) {
        return new Tokens(SECRET, Duration.ofMinutes(10), Clock.fixed(time, ZoneOffset.UTC));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.US_ASCII);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
