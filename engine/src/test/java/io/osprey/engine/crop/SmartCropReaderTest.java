package io.osprey.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.AttentionMap;
import io.osprey.engine.Feature;
import io.osprey.engine.Perception;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmartCropReaderTest {
    /** 900x600 of which 3x2 pixels are at hand, evenly interesting; any other question is an error. */
    private final Perception perception = (Perception) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Perception.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "picture" -> new Picture(new PictureInfo(900, 600, PictureFormat.JPEG), 3, 2, new byte[18]);
                case "attention" -> new AttentionMap(1, 1, new float[] {1});
                default -> throw new IllegalStateException(method.getName());
            });

    private static AnalysisRequest request(Double... ratios) {
        return new AnalysisRequest(Set.of(Feature.SMART_CROPS), false, List.of(ratios), 1);
    }

    @Test
    void oneCropForEachRatioInTheOrderAskedFor() {
        CropResult result = new SmartCropReader().read(perception, request(1.8, 0.75, 1.8));

        assertThat(result.crops()).extracting(Crop::aspectRatio).containsExactly(1.8, 0.75, 1.8);
        assertThat(result.crops().get(0)).isEqualTo(result.crops().get(2));
        assertThat(result.crops().get(0).box().w()).isEqualTo(900);
        assertThat(result.crops().get(1).box().h()).isEqualTo(600);
    }

    @Test
    void withoutRatiosOneCropInPixelsOfTheFile() {
        CropResult result = new SmartCropReader().read(perception, request());

        assertThat(result.crops()).hasSize(1);
        assertThat(result.crops().get(0).aspectRatio()).isEqualTo(1.5);
        assertThat(result.crops().get(0).box().area()).isEqualTo(900 * 600);
    }

    @Test
    void holdsTheRegionsThatItIsTold() {
        Region face = new Region(0.02, 0.1, 0.2, 0.5);

        CropResult result = new SmartCropReader(
                        seen -> new CropSubjects(List.of(new WeightedRegion(face, 1)), List.of(), List.of(), List.of()))
                .read(perception, request(1.0));

        assertThat(result.crops().get(0).box().x()).isLessThanOrEqualTo(18);
    }
}
