package io.osprey.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, as in {@code 10.1.0.0/16}.
 *
 * @param prefix the block's first address, 4 or 16 bytes; not copied
 * @param bits how many leading bits count
 */
record Network(byte[] prefix, int bits) {
    /**
     * Reads the usual notation; an address alone is a block of one.
     *
     * @throws IllegalArgumentException when it isn't one; host names aren't taken
     */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        try {
            byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(prefix, bits);
        } catch (UnknownHostException | NumberFormatException broken) {
            throw new IllegalArgumentException("not a network: " + text, broken);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int wholeBytes = bits / 8;
        for (int i = 0; i < wholeBytes; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        int mask = 0xFF00 >> rest & 0xFF;
        return rest == 0 || (address[wholeBytes] & mask) == (prefix[wholeBytes] & mask);
    }
}
