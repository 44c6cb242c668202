package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.server.v2.ImageAnalysisWire.LandmarkWire;
import io.osprey.server.v2.ImageAnalysisWire.MetadataWire;
import io.osprey.server.wire.Confidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prints the specialised models and what they recognised: pure functions. */
public final class DomainModelView {
    private DomainModelView() {}

    /** The wire record of all models. */
    static Object all() {
        return new ModelsWire(Arrays.stream(DomainModel.values())
                .map(model -> new ModelWire(model.wireName(), model.categories()))
                .toList());
    }

    /**
     * The wire record of what a model recognised.
     *
     * @param analysis with the result of the model's feature
     */
    static Object of(Analysis analysis, AnswerFrame frame) {
        return new ResultWire(
                recognised(analysis, frame.form()),
                frame.requestId(),
                ImageAnalysisView.metadata(analysis.picture(), frame.form()),
                frame.modelVersion().orElse(null));
    }

    /** The wire record of what the models recognised alone; null when none of them was asked. */
    public static Object recognised(Analysis analysis, AnswerForm form) {
        Optional<CelebrityResult> celebrities = analysis.find(CelebrityResult.class);
        Optional<LandmarkResult> landmarks = analysis.find(LandmarkResult.class);
        return celebrities.isEmpty() && landmarks.isEmpty()
                ? null
                : new RecognisedWire(
                        celebrities
                                .<List<?>>map(
                                        form.nameFirst() ? ImageAnalysisView::celebrities : DomainModelView::people)
                                .orElse(null),
                        landmarks.map(ImageAnalysisView::landmarks).orElse(null));
    }

    private static List<PersonWire> people(CelebrityResult result) {
        return result.celebrities().stream()
                .map(person -> new PersonWire(
                        new FaceWire(
                                person.face().y(),
                                person.face().x(),
                                person.face().w(),
                                person.face().h()),
                        person.name(),
                        Confidence.single(person.confidence())))
                .toList();
    }

    /** Lists of what was recognised: null unless asked for. */
    private record RecognisedWire(List<?> celebrities, List<LandmarkWire> landmarks) {}

    /** In the order of the published example and the recordings before v3.0, which differs from that of the analyze operation. */
    private record PersonWire(FaceWire faceRectangle, String name, double confidence) {}

    private record FaceWire(int top, int left, int width, int height) {}

    private record ModelsWire(List<ModelWire> models) {}

    private record ModelWire(String name, List<String> categories) {}

    /** @param modelVersion v3.2 only */
    private record ResultWire(Object result, String requestId, MetadataWire metadata, String modelVersion) {}
}
