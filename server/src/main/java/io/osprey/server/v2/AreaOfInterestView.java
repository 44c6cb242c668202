package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Feature;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.crop.CropShape;
import io.osprey.server.v2.ImageAnalysisWire.MetadataWire;
import io.osprey.server.v2.ImageAnalysisWire.RectangleWire;
import java.util.List;
import java.util.Set;

/** Prints the area of interest, a square that spans the picture's short side (api-v2.md section 9): a pure function. */
final class AreaOfInterestView {
    private static final double SQUARE = 1;

    /** What the engine is asked. */
    static final AnalysisRequest QUESTION = new AnalysisRequest(Set.of(Feature.SMART_CROPS), false, List.of(SQUARE), 1);

    private AreaOfInterestView() {}

    /**
     * The wire record.
     *
     * @param analysis the answer to {@link #QUESTION}; a crop smaller than the square is taken for its middle
     */
    static Object of(Analysis analysis, AnswerFrame frame) {
        BoundingBox crop =
                analysis.find(CropResult.class).orElseThrow().crops().get(0).box();
        BoundingBox area = CropShape.largestAround(analysis.picture(), SQUARE, crop);
        return new Wire(
                new RectangleWire(area.x(), area.y(), area.w(), area.h()),
                frame.requestId(),
                ImageAnalysisView.metadata(analysis.picture(), frame.form()),
                frame.modelVersion().orElse(null));
    }

    /** @param modelVersion v3.2 only */
    private record Wire(RectangleWire areaOfInterest, String requestId, MetadataWire metadata, String modelVersion) {}
}
