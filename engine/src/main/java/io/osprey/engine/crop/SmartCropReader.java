package io.osprey.engine.crop;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.FeatureReader;
import io.osprey.engine.Perception;
import io.osprey.engine.picture.PictureInfo;
import java.util.List;
import java.util.function.Function;

/** Crops of every ratio asked for, or of the shape that suits the picture best. Thread-safe. */
public final class SmartCropReader implements FeatureReader<CropResult> {
    private final Function<Perception, CropSubjects> subjects;

    /** Crops by attention alone. */
    public SmartCropReader() {
        this(perception -> CropSubjects.NONE);
    }

    /**
     * @param subjects what the crops of a picture should hold whole, asked once for each request; it may ask the perception for
     *     more than attention, at the price of the networks that this runs
     */
    public SmartCropReader(Function<Perception, CropSubjects> subjects) {
        this.subjects = subjects;
    }

    @Override
    public CropResult read(Perception perception, AnalysisRequest request) {
        PictureInfo picture = perception.picture().info();
        CropSearch search =
                new CropSearch(picture.width(), picture.height(), perception.attention(), subjects.apply(perception));
        List<Double> ratios = request.cropAspectRatios();
        if (ratios.isEmpty()) {
            return new CropResult(List.of(search.cropOfAnyShape()));
        }
        return new CropResult(ratios.stream()
                .map(ratio -> new Crop(ratio, search.crop(ratio)))
                .toList());
    }
}
