package io.osprey.engine.gallery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which galleries are used.
 *
 * @param directory holds a directory for each kind; need not exist; empty: no galleries
 * @param celebritiesConsent whether the people in the gallery of celebrities have agreed to be recognised; without it that
 *     gallery is not even read
 */
public record GallerySettings(Optional<Path> directory, boolean celebritiesConsent) {
    /** No galleries. */
    public static final GallerySettings NONE = new GallerySettings(Optional.empty(), false);
}
