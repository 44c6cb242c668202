package io.osprey.engine.imagetype;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import java.util.List;
import java.util.Map;

/**
 * Tells clip art and line drawings from photographs, paintings and pages of text by a small network of its own (role
 * {@code image-type}), which looks at texture. How often it is right stands in its card and in docs/decisions/0048. Thread-safe.
 */
public final class ImageTypeReader implements FeatureReader<ImageTypeResult> {
    private static final String ROLE = "image-type";
    private static final int NOT_CLIP_ART = 0;
    private static final int AMBIGUOUS = 1;
    private static final int NORMAL = 2;
    private static final int GOOD = 3;

    private final Network network;
    private final ImageTypeCard card;

    /** @throws io.osprey.engine.model.ModelException when the bundle has no such network, or it can't be opened */
    public ImageTypeReader(ModelBundle bundle) {
        this.network = bundle.network(ROLE);
        this.card = bundle.card(ROLE, ImageTypeCard.class);
    }

    @Override
    public ImageTypeResult read(Perception perception, AnalysisRequest request) {
        return classify(probabilities(perception.picture()), card);
    }

    /** Probability of each kind, adding up to 1: the weighted mean of the views' answers. */
    private float[] probabilities(Picture picture) {
        int side = card.input().side();
        int length = 3 * side * side;
        List<ImageTypeCard.View> views = card.views();
        float[] pixels = new float[views.size() * length];
        for (int i = 0; i < views.size(); i++) {
            float[] part = Pixels.toTensor(
                    picture,
                    views.get(i).region(),
                    side,
                    side,
                    card.input().mean(),
                    card.input().std());
            System.arraycopy(part, 0, pixels, i * length, length);
        }
        float[] ofViews = network.run(Map.of("picture", Tensor.of(pixels, views.size(), 3, side, side)))
                .get("kinds")
                .values();
        double weights = views.stream().mapToDouble(ImageTypeCard.View::weight).sum();
        int kinds = card.kinds().size();
        float[] mean = new float[kinds];
        for (int i = 0; i < ofViews.length; i++) {
            mean[i % kinds] += (float) (ofViews[i] * views.get(i / kinds).weight() / weights);
        }
        return mean;
    }

    /** A line drawing is at most normal clip art: lines without filled areas are a weak example of it. */
    static ImageTypeResult classify(float[] probabilities, ImageTypeCard card) {
        double clipArt = probabilities[card.clipArt()];
        double lines = probabilities[card.lineDrawing()];
        double drawn = clipArt + lines;
        int best = clipArt >= lines ? GOOD : NORMAL;
        int grade = drawn >= card.good()
                ? best
                : drawn >= card.normal() ? NORMAL : drawn >= card.ambiguous() ? AMBIGUOUS : NOT_CLIP_ART;
        return new ImageTypeResult(grade, lines >= 0.5);
    }
}
