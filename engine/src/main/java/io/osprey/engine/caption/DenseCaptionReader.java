package io.osprey.engine.caption;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Geometry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Sentences about the whole picture and the regions that {@link RegionChooser} picks. */
public final class DenseCaptionReader implements FeatureReader<DenseCaptionResult> {
    static final int MAX_REGIONS = 9;

    /** A region is looked at with some of what is around it. */
    private static final double MARGIN_SHARE = 0.1;

    private final Function<Perception, List<String>> tags;

    /** @param tags English names of what is in a picture, likeliest first: what captions in other languages fall back to */
    public DenseCaptionReader(Function<Perception, List<String>> tags) {
        this.tags = tags;
    }

    @Override
    public DenseCaptionResult read(Perception perception, AnalysisRequest request) {
        PictureInfo picture = perception.picture().info();
        CaptionWriter.Manner manner =
                new CaptionWriter.Manner(request.language(), request.genderNeutral(), () -> tags.apply(perception));
        Caption whole = CaptionWriter.caption(perception.sentences().get(0), manner);
        List<RegionCaption> captions = new ArrayList<>();
        captions.add(new RegionCaption(
                whole.text(), whole.confidence(), BoundingBox.whole(picture.width(), picture.height())));

        List<Region> regions =
                RegionChooser.choose(perception.detections().objects(), perception.attention(), MAX_REGIONS);
        List<Sentence> sentences = perception.sentences(regions.stream()
                .map(region -> Geometry.widened(region, MARGIN_SHARE))
                .toList());
        for (int i = 0; i < regions.size(); i++) {
            Caption caption = CaptionWriter.caption(sentences.get(i), manner);
            captions.add(new RegionCaption(
                    caption.text(), caption.confidence(), Geometry.toPixels(regions.get(i), picture)));
        }
        return new DenseCaptionResult(different(captions));
    }

    /** Without those that repeat an earlier one's text or box. */
    static List<RegionCaption> different(List<RegionCaption> captions) {
        Set<String> texts = new HashSet<>();
        Set<BoundingBox> boxes = new HashSet<>();
        List<RegionCaption> kept = new ArrayList<>();
        for (RegionCaption caption : captions) {
            if (!texts.contains(caption.text()) && !boxes.contains(caption.box())) {
                texts.add(caption.text());
                boxes.add(caption.box());
                kept.add(caption);
            }
        }
        return kept;
    }
}
