package io.osprey.server.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the addresses that callers give. */
final class PictureAddress {
    private static final int MAX_CHARS = 8192;
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private PictureAddress() {}

    /**
     * An http or https address with a host and without user information. Characters that don't belong into an address,
     * such as spaces, are percent-encoded.
     *
     * @return empty when it isn't one
     */
    static Optional<URI> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(encodeIllegal(stripped))).filter(PictureAddress::isFetchable);
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    static boolean isFetchable(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return web && uri.getHost() != null && uri.getRawUserInfo() == null;
    }

    private static String encodeIllegal(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            boolean legal = codePoint < 128 && (Character.isLetterOrDigit(codePoint) || LEGAL.indexOf(codePoint) >= 0);
            if (legal) {
                encoded.append((char) codePoint);
            } else {
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(String.format("%02X", b & 0xFF));
                }
            }
        }
        return encoded.toString();
    }
}
