package io.osprey.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CropSearchTest {
    private static final AttentionMap EVEN = new AttentionMap(2, 2, new float[] {1, 1, 1, 1});
    private static final AttentionMap NONE = new AttentionMap(2, 2, new float[4]);

    private static AttentionMap spot(int row, int column) {
        float[] values = new float[20 * 20];
        values[row * 20 + column] = 1;
        return new AttentionMap(20, 20, values);
    }

    @Test
    void evenAttentionGivesTheLargestCropInTheMiddle() {
        assertThat(new CropSearch(1000, 500, EVEN, List.of()).crop(1)).isEqualTo(new BoundingBox(250, 0, 500, 500));
        assertThat(new CropSearch(500, 1000, NONE, List.of()).crop(1)).isEqualTo(new BoundingBox(0, 250, 500, 500));
    }

    @Test
    void goesWhereTheEyeGoes() {
        // The spot's cell lies at x 900..950 and y 250..275.
        BoundingBox crop = new CropSearch(1000, 500, spot(10, 18), List.of()).crop(1);

        assertThat(crop.x()).isLessThanOrEqualTo(900);
        assertThat(crop.x() + crop.w()).isGreaterThanOrEqualTo(950);
        assertThat(crop.y()).isLessThanOrEqualTo(250);
        assertThat(crop.y() + crop.h()).isGreaterThanOrEqualTo(275);
    }

    @Test
    void isTighterWhereAttentionConcentrates() {
        BoundingBox crop = new CropSearch(1000, 500, spot(10, 10), List.of()).crop(1);

        assertThat(crop.h()).isEqualTo(400).isEqualTo(crop.w());
    }

    @Test
    void keepsAFaceWholeAgainstAttention() {
        Region face = new Region(0.1, 0.2, 0.3, 0.6);

        BoundingBox crop = new CropSearch(1000, 500, spot(10, 12), List.of(new WeightedRegion(face, 1))).crop(1);

        assertThat(crop.x()).isLessThanOrEqualTo(100);
        assertThat(crop.x() + crop.w()).isGreaterThanOrEqualTo(300);
        assertThat(crop.y()).isLessThanOrEqualTo(100);
        assertThat(crop.y() + crop.h()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void ofTwoFacesThatDontFitTakesTheHeavierWhole() {
        Region left = new Region(0, 0.2, 0.3, 0.8);
        Region right = new Region(0.7, 0.2, 1, 0.8);

        BoundingBox crop = new CropSearch(
                        1000, 500, EVEN, List.of(new WeightedRegion(left, 1), new WeightedRegion(right, 2)))
                .crop(1);

        assertThat(crop.x()).isBetween(500, 700);
        assertThat(crop.x() + crop.w()).isEqualTo(1000);
    }

    @Test
    void anyShapeOfEvenAttentionIsThePictureItself() {
        assertThat(new CropSearch(600, 400, EVEN, List.of()).cropOfAnyShape())
                .isEqualTo(new Crop(1.5, BoundingBox.whole(600, 400)));
    }

    @Test
    void anyShapeOfALongPictureIsTwoToOne() {
        assertThat(new CropSearch(1260, 473, EVEN, List.of()).cropOfAnyShape())
                .isEqualTo(new Crop(2, new BoundingBox(157, 0, 946, 473)));
    }

    @Property(tries = 300)
    void everyCropHasTheRatioAskedForAndLiesInside(
            @ForAll @IntRange(min = 50, max = 16000) int width,
            @ForAll @IntRange(min = 50, max = 16000) int height,
            @ForAll @DoubleRange(min = 0.3, max = 4) double ratio,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        BoundingBox crop = new CropSearch(width, height, randomMap(seed), randomRegions(seed)).crop(ratio);

        assertInside(crop, width, height);
        assertRatio(crop, ratio);
        double largest = Math.min(width, height * ratio);
        assertThat((double) crop.w()).isGreaterThan(CropSearch.MIN_SCALE * largest - 2 - 2 * ratio);
    }

    /** From 1024 x 1 to 1 x 1024, where a picture may have too few pixels for the ratio. */
    @Property(tries = 200)
    void everyThumbnailsShapeLiesInsideAndTheLargestAroundItHoldsIt(
            @ForAll @IntRange(min = 50, max = 16000) int width,
            @ForAll @IntRange(min = 50, max = 16000) int height,
            @ForAll @IntRange(min = 1, max = 1024) int thumbnailWidth,
            @ForAll @IntRange(min = 1, max = 1024) int thumbnailHeight,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        double ratio = (double) thumbnailWidth / thumbnailHeight;
        BoundingBox crop = new CropSearch(width, height, randomMap(seed), List.of()).crop(ratio);
        BoundingBox largest = CropShape.largestAround(new PictureInfo(width, height, PictureFormat.PNG), ratio, crop);

        assertInside(crop, width, height);
        assertInside(largest, width, height);
        assertThat(largest.x()).isLessThanOrEqualTo(crop.x());
        assertThat(largest.y()).isLessThanOrEqualTo(crop.y());
        assertThat(largest.x() + largest.w()).isGreaterThanOrEqualTo(crop.x() + crop.w());
        assertThat(largest.y() + largest.h()).isGreaterThanOrEqualTo(crop.y() + crop.h());
    }

    @Property(tries = 100)
    void everyCropOfAnyShapeHasARatioOfTwoDecimalsFromHalfToTwo(
            @ForAll @IntRange(min = 50, max = 16000) int width,
            @ForAll @IntRange(min = 50, max = 16000) int height,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        Crop crop = new CropSearch(width, height, randomMap(seed), List.of()).cropOfAnyShape();

        assertThat(crop.aspectRatio()).isBetween(0.5, 2.0);
        assertThat(crop.aspectRatio() * 100).isCloseTo(Math.rint(crop.aspectRatio() * 100), within(1e-9));
        assertInside(crop.box(), width, height);
        assertRatio(crop.box(), crop.aspectRatio());
    }

    private static void assertInside(BoundingBox crop, int width, int height) {
        assertThat(crop.x() + crop.w()).isLessThanOrEqualTo(width);
        assertThat(crop.y() + crop.h()).isLessThanOrEqualTo(height);
    }

    private static void assertRatio(BoundingBox crop, double ratio) {
        if (ratio >= 1) {
            assertThat((double) crop.w()).isCloseTo(crop.h() * ratio, within(0.5001));
        } else {
            assertThat((double) crop.h()).isCloseTo(crop.w() / ratio, within(0.5001));
        }
    }

    private static AttentionMap randomMap(long seed) {
        Random random = new Random(seed);
        float[] values = new float[12 * 20];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new AttentionMap(12, 20, values);
    }

    private static List<WeightedRegion> randomRegions(long seed) {
        Random random = new Random(seed);
        double left = random.nextDouble() * 0.8;
        double top = random.nextDouble() * 0.8;
        return List.of(new WeightedRegion(new Region(left, top, left + 0.2, top + 0.2), 1));
    }
}
