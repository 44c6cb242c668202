package io.osprey.engine.gallery;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.sight.SharedNetwork;
import java.util.Optional;

/** Embeds the pictures of galleries just as the readers embed those they are asked about. Thread-safe. */
public interface PictureEmbedder extends AutoCloseable {
    /** The models that embed. */
    GalleryModel model();

    /**
     * What a picture looks like as an exemplar of a kind: of landmarks and brands the whole picture, of celebrities the
     * surroundings of the largest face.
     *
     * @return empty when there is no face, or the network sees nothing at all
     */
    Optional<Embedding> embed(GalleryKind kind, Picture picture);

    @Override
    void close();

    /**
     * Opens the shared network of a bundle.
     *
     * @param bundle is closed with the embedder, also when opening fails
     * @throws io.osprey.engine.model.ModelException when the network is missing, damaged or unfit
     */
    static PictureEmbedder open(ModelBundle bundle) {
        boolean isOpen = false;
        try {
            PictureEmbedder embedder = new NetworkEmbedder(bundle, new SharedNetwork(bundle));
            isOpen = true;
            return embedder;
        } finally {
            if (!isOpen) {
                bundle.close();
            }
        }
    }
}
