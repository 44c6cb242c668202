package io.osprey.engine.gallery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a gallery is of. */
public enum GalleryKind {
    /** Places, told by the whole picture. */
    LANDMARKS,
    /** Marks of makers, told by the whole picture and by its regions. */
    BRANDS,
    /** People, told by the surroundings of each face; only with consent. */
    CELEBRITIES;

    /** Its name to people, and that of its directory. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name, in any letter case. */
    public static Optional<GalleryKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
