package io.osprey.engine.gallery;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.BoxDecoder;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Geometry;
import io.osprey.engine.sight.SharedNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs the shared network. Thread-safe. */
record NetworkEmbedder(ModelBundle bundle, SharedNetwork network) implements PictureEmbedder {
    @Override
    public GalleryModel model() {
        return GalleryModel.of(bundle);
    }

    @Override
    public Optional<Embedding> embed(GalleryKind kind, Picture picture) {
        return switch (kind) {
            case LANDMARKS -> Embedding.of(network.look(picture).embedding());
            case BRANDS -> region(picture, Region.WHOLE);
            case CELEBRITIES ->
                new BoxDecoder(network.card())
                        .decode(network.look(picture).boxes()).faces().stream()
                                .max(Comparator.comparingDouble((Detection face) -> Geometry.area(face.box())))
                                .flatMap(face -> region(picture, FaceSurroundings.of(face)));
        };
    }

    private Optional<Embedding> region(Picture picture, Region region) {
        return Embedding.of(network.look(picture, List.of(region)).get(0).embedding());
    }

    @Override
    public void close() {
        bundle.close();
    }
}
