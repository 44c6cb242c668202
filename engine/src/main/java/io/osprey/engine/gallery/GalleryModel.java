package io.osprey.engine.gallery;

import io.osprey.engine.model.ModelBundle;

/**
 * The models that made an embedding; only embeddings of one network can be compared.
 *
 * @param version of the bundle, for people
 * @param network SHA-256 of the shared network
 */
public record GalleryModel(String version, String network) {
    private static final String ROLE = "shared";
    private static final int SHOWN_DIGITS = 8;

    /** Both, for people: bundles of one version may differ in the network. */
    String description() {
        return version + " (network " + network.substring(0, Math.min(SHOWN_DIGITS, network.length())) + ")";
    }

    /** The models of a bundle. */
    public static GalleryModel of(ModelBundle bundle) {
        return new GalleryModel(bundle.version(), bundle.sha256(ROLE));
    }
}
