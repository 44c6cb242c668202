package io.osprey.server.account;

import java.util.Arrays;
import java.util.Optional;

/** Which of a resource's two keys. While one is made anew, callers use the other. */
public enum KeySlot {
    KEY1("key1", 1),
    KEY2("key2", 2);

    private final String wireName;
    private final int number;

    KeySlot(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    /** {@code key1} or {@code key2}. */
    public String wireName() {
        return wireName;
    }

    int number() {
        return number;
    }

    static KeySlot of(int number) {
        return number == 1 ? KEY1 : KEY2;
    }

    /** The slot of a name, in any letter case. */
    public static Optional<KeySlot> named(String name) {
        return Arrays.stream(values())
                .filter(slot -> slot.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
