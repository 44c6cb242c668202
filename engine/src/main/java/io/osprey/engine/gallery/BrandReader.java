package io.osprey.engine.gallery;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Confidence;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.caption.RegionChooser;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Geometry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The brands that the whole picture and its regions are nearest to. The regions are those that dense captions describe: things,
 * things that touch each other, and where the eye goes.
 */
public final class BrandReader implements FeatureReader<BrandResult> {
    /** Beside the whole picture; all are looked at in one run. */
    static final int MOST_REGIONS = 9;

    private final Gallery gallery;

    public BrandReader(Gallery gallery) {
        this.gallery = gallery;
    }

    /** A region and what it was recognised as. */
    record Found(Region region, Gallery.Match match) {}

    @Override
    public BrandResult read(Perception perception, AnalysisRequest request) {
        if (gallery.isEmpty()) {
            return new BrandResult(List.of());
        }
        List<Region> regions = new ArrayList<>(List.of(Region.WHOLE));
        regions.addAll(RegionChooser.choose(perception.detections().objects(), perception.attention(), MOST_REGIONS));
        List<float[]> embeddings = perception.embeddings(regions);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            Embedding.of(embeddings.get(i))
                    .flatMap(gallery::recognise)
                    .ifPresent(match -> found.add(new Found(region, match)));
        }
        return new BrandResult(apart(found).stream()
                .map(brand -> new Brand(
                        brand.match().name(),
                        Confidence.of(brand.match().similarity()),
                        Geometry.toPixels(brand.region(), perception.picture().info())))
                .toList());
    }

    /** By falling similarity; of regions of one name that overlap, the most similar. */
    static List<Found> apart(List<Found> found) {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble((Found brand) -> brand.match().similarity())
                .reversed());
        List<Found> kept = new ArrayList<>();
        for (Found candidate : sorted) {
            boolean isNew = kept.stream()
                    .noneMatch(better ->
                            better.match().name().equals(candidate.match().name())
                                    && Geometry.intersection(better.region(), candidate.region()) > 0);
            if (isNew) {
                kept.add(candidate);
            }
        }
        return kept;
    }
}
