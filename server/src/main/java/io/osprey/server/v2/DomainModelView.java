package io.osprey.server.v2;

import io.osprey.engine.picture.PictureInfo;
import io.osprey.server.v2.ImageAnalysisWire.DetailWire;
import io.osprey.server.v2.ImageAnalysisWire.MetadataWire;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prints the specialised models and what they recognised: pure functions. */
final class DomainModelView {
    private DomainModelView() {}

    /** The wire record of all models. */
    static Object all() {
        return new ModelsWire(Arrays.stream(DomainModel.values())
                .map(model -> new ModelWire(model.wireName(), model.categories()))
                .toList());
    }

    /**
     * The wire record of what a model recognised: nothing, because nobody and no place is known here.
     *
     * @param modelVersion printed by v3.2; empty in older versions
     */
    static Object of(DomainModel model, PictureInfo picture, String requestId, Optional<String> modelVersion) {
        DetailWire result =
                switch (model) {
                    case CELEBRITIES -> new DetailWire(List.of(), null);
                    case LANDMARKS -> new DetailWire(null, List.of());
                };
        return new ResultWire(result, requestId, ImageAnalysisView.metadata(picture), modelVersion.orElse(null));
    }

    private record ModelsWire(List<ModelWire> models) {}

    private record ModelWire(String name, List<String> categories) {}

    /** @param modelVersion v3.2 only */
    private record ResultWire(DetailWire result, String requestId, MetadataWire metadata, String modelVersion) {}
}
