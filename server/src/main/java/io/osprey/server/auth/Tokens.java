package io.osprey.server.auth;

import io.osprey.server.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes and checks the tokens of {@code /sts/v1.0/issueToken}: JSON web tokens (RFC 7519) signed with HMAC SHA-256. Only the
 * one header written here is taken, whatever a token claims about itself. Thread-safe.
 */
public final class Tokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            ENCODER.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));

    private final SecretKeySpec secret;
    private final Duration lifetime;
    private final Clock clock;

    /** @param secret 32 bytes or more; not kept */
    public Tokens(byte[] secret, Duration lifetime, Clock clock) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.lifetime = lifetime;
        this.clock = clock;
    }

    private record Claims(String sub, long iat, long exp) {}

    /** A token for the holder of a key. */
    public String issue(String keyName) {
        long now = clock.instant().getEpochSecond();
        byte[] claims = WireJson.write(new Claims(keyName, now, now + lifetime.toSeconds()));
        String signed = HEADER + "." + ENCODER.encodeToString(claims);
        return signed + "." + ENCODER.encodeToString(sign(signed));
    }

    /** The name of the key that a token was issued for; empty when the token isn't ours or is over. */
    public Optional<String> keyNameOf(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(signature, sign(parts[0] + "." + parts[1]))) {
                return Optional.empty();
            }
            JsonNode claims = WireJson.readLeniently(Base64.getUrlDecoder().decode(parts[1]));
            boolean over =
                    clock.instant().getEpochSecond() >= claims.path("exp").asLong(0);
            return over ? Optional.empty() : Optional.of(claims.path("sub").asString(""));
        } catch (IllegalArgumentException | JacksonException broken) {
            return Optional.empty();
        }
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
