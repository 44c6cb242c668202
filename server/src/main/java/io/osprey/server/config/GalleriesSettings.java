package io.osprey.server.config;

import io.osprey.engine.gallery.GallerySettings;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The galleries of landmarks, brands and celebrities, {@code osprey.galleries}. They are read when the models are loaded.
 *
 * @param directory where {@code osprey gallery} keeps them; null stands for {@code galleries} in the data directory
 * @param celebritiesConsent whether the people in the gallery of celebrities have agreed to be recognised; without it nobody is
 */
public record GalleriesSettings(
        Path directory, @DefaultValue("false") boolean celebritiesConsent) {

    /** The same for the engine, in a data directory. */
    public GallerySettings in(Path dataDir) {
        return new GallerySettings(
                Optional.of(directory == null ? dataDir.resolve("galleries") : directory), celebritiesConsent);
    }
}
