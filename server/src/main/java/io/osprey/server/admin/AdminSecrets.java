package io.osprey.server.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What lets callers administer: one secret made at each start, kept in a file for this machine's user, and one of the settings. */
public final class AdminSecrets {
    private static final int SECRET_BYTES = 32;

    private final String made;
    private final Optional<String> configured;

    public AdminSecrets(SecureRandom random, Optional<String> configured) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        this.made = HexFormat.of().formatHex(bytes);
        this.configured = configured;
    }

    String made() {
        return made;
    }

    /** Whether a secret is one of the two; takes as long for every wrong one of the same length. */
    boolean accept(String secret) {
        return same(made, secret)
                | configured.filter(good -> same(good, secret)).isPresent();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
