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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CropSearchTest {
    private static final AttentionMap EVEN = new AttentionMap(2, 2, new float[] {1, 1, 1, 1});
    private static final AttentionMap DARK = new AttentionMap(2, 2, new float[4]);

    private static AttentionMap spot(int row, int column) {
        float[] values = new float[20 * 20];
        values[row * 20 + column] = 1;
        return new AttentionMap(20, 20, values);
    }

    @Test
    void evenAttentionGivesTheLargestCropInTheMiddle() {
        assertThat(new CropSearch(1000, 500, EVEN, CropSubjects.NONE).crop(1))
                .isEqualTo(new BoundingBox(250, 0, 500, 500));
        assertThat(new CropSearch(500, 1000, DARK, CropSubjects.NONE).crop(1))
                .isEqualTo(new BoundingBox(0, 250, 500, 500));
    }

    @Test
    void goesWhereTheEyeGoes() {
        // The spot's cell lies at x 900..950 and y 250..275.
        BoundingBox crop = new CropSearch(1000, 500, spot(10, 18), CropSubjects.NONE).crop(1);

        assertThat(crop.x()).isLessThanOrEqualTo(900);
        assertThat(crop.x() + crop.w()).isGreaterThanOrEqualTo(950);
        assertThat(crop.y()).isLessThanOrEqualTo(250);
        assertThat(crop.y() + crop.h()).isGreaterThanOrEqualTo(275);
    }

    @Test
    void isTighterWhereAttentionConcentrates() {
        BoundingBox crop = new CropSearch(1000, 500, spot(10, 10), CropSubjects.NONE).crop(1);

        assertThat(crop.h()).isEqualTo(400).isEqualTo(crop.w());
    }

    @Test
    void keepsAFaceWholeAgainstAttention() {
        Region face = new Region(0.1, 0.2, 0.3, 0.6);

        BoundingBox crop = new CropSearch(1000, 500, spot(10, 12), faces(new WeightedRegion(face, 1))).crop(1);

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
                        1000, 500, EVEN, faces(new WeightedRegion(left, 1), new WeightedRegion(right, 2)))
                .crop(1);

        assertThat(crop.x()).isBetween(500, 700);
        assertThat(crop.x() + crop.w()).isEqualTo(1000);
    }

    @Test
    void anyShapeOfEvenAttentionIsThePictureItself() {
        assertThat(new CropSearch(600, 400, EVEN, CropSubjects.NONE).cropOfAnyShape())
                .isEqualTo(new Crop(1.5, BoundingBox.whole(600, 400)));
    }

    @Test
    void anyShapeOfALongPictureIsTwoToOne() {
        assertThat(new CropSearch(1260, 473, EVEN, CropSubjects.NONE).cropOfAnyShape())
                .isEqualTo(new Crop(2, new BoundingBox(157, 0, 946, 473)));
    }

    @Property(tries = 300)
    void everyCropHasTheRatioAskedForAndLiesInside(
            @ForAll @IntRange(min = 50, max = 16000) int width,
            @ForAll @IntRange(min = 50, max = 16000) int height,
            @ForAll @DoubleRange(min = 0.3, max = 4) double ratio,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        BoundingBox crop = new CropSearch(width, height, randomMap(seed), randomSubjects(seed)).crop(ratio);

        assertInside(crop, width, height);
        assertRatio(crop, ratio);
        double largest = Math.min(width, height * ratio);
        assertThat((double) crop.w()).isGreaterThan(CropSearch.MIN_SCALE * largest - 2 - 2 * ratio);
    }

    @Test
    void aFaceMattersMoreThanAnyNumberOfHeadsAndAHeadMoreThanAnyNumberOfWords() {
        // A square crop of 1000x500 is 500 wide: it holds what is at the left edge or what is at the right edge.
        List<WeightedRegion> left = List.of(new WeightedRegion(new Region(0, 0.2, 0.2, 0.8), 1));
        List<WeightedRegion> right = List.of(
                new WeightedRegion(new Region(0.8, 0.2, 1, 0.4), 9),
                new WeightedRegion(new Region(0.8, 0.6, 1, 0.8), 9));

        assertThat(new CropSearch(1000, 500, EVEN, new CropSubjects(left, right, List.of(), List.of()))
                        .crop(1)
                        .x())
                .isZero();
        assertThat(new CropSearch(1000, 500, EVEN, new CropSubjects(List.of(), left, right, List.of()))
                        .crop(1)
                        .x())
                .isZero();
    }

    @Test
    void leavesAWordOutRatherThanCutIt() {
        // The middle one, 350..650 of 1000, is the heaviest. The largest crop, 500 wide, cuts a neighbour wherever it
        // holds it:
        // the left one, 0..300, up to 300, and the right one, 700..1000, from 200 on. One of 400 fits between them.
        List<WeightedRegion> words = List.of(
                new WeightedRegion(new Region(0, 0.4, 0.3, 0.6), 1),
                new WeightedRegion(new Region(0.35, 0.4, 0.65, 0.6), 3),
                new WeightedRegion(new Region(0.7, 0.4, 1, 0.6), 1));

        BoundingBox crop =
                new CropSearch(1000, 500, EVEN, new CropSubjects(List.of(), List.of(), words, List.of())).crop(1);

        assertThat(crop.x()).isEqualTo(300);
        assertThat(crop.w()).isEqualTo(400);
    }

    @Test
    void leavesSomeRoomAroundWhatItHolds() {
        // The face is 100 by 100 pixels at x 200..300 and y 100..200: 30 pixels of room. A spot of attention at x
        // 650..700 pulls to
        // the right: 500 wide and held alone it would be at x 200, with room at 150.
        BoundingBox crop = new CropSearch(
                        1000, 500, spot(6, 13), faces(new WeightedRegion(new Region(0.2, 0.2, 0.3, 0.4), 1)))
                .crop(1);

        assertThat(crop.x()).isEqualTo(150);
        assertThat(crop.x() + crop.w()).isEqualTo(650);
    }

    @Test
    void doesNotPushOutAFaceForBeingTooLargeToHold() {
        // The face is 800 of 1000 wide, a square crop 500: the crop shows as much of it as it can.
        BoundingBox crop =
                new CropSearch(1000, 500, EVEN, faces(new WeightedRegion(new Region(0.2, 0, 1, 1), 1))).crop(1);

        assertThat(crop.x()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void anyShapeIsTheOneThatHoldsAllHeads() {
        // Heads at both ends: attention in the middle wants a tight crop, but only the whole picture, 2 to 1, holds
        // both.
        List<WeightedRegion> heads = List.of(
                new WeightedRegion(new Region(0, 0.2, 0.1, 0.4), 1),
                new WeightedRegion(new Region(0.9, 0.2, 1, 0.4), 1));

        Crop crop = new CropSearch(1000, 500, spot(10, 10), new CropSubjects(List.of(), heads, List.of(), List.of()))
                .cropOfAnyShape();

        assertThat(crop).isEqualTo(new Crop(2, BoundingBox.whole(1000, 500)));
    }

    /** Held together by a crop of that shape: the smallest box around all of them is no larger than the largest crop. */
    @Property(tries = 500)
    void holdsEveryHeadAndWordWheneverACropOfThatRatioCould(
            @ForAll @IntRange(min = 50, max = 6000) int width,
            @ForAll @IntRange(min = 50, max = 6000) int height,
            @ForAll @DoubleRange(min = 0.5, max = 2) double ratio,
            @ForAll @LongRange(min = 0, max = 100_000) long seed) {
        CropSubjects subjects = randomSubjects(seed);
        List<PixelRegion> wanted = wanted(subjects, width, height);
        BoundingBox largest = CropShape.scaled(width, height, ratio, 1);

        BoundingBox crop = new CropSearch(width, height, randomMap(seed), subjects).crop(ratio);

        int spanX = wanted.stream().mapToInt(PixelRegion::right).max().orElse(0)
                - wanted.stream().mapToInt(PixelRegion::left).min().orElse(0);
        int spanY = wanted.stream().mapToInt(PixelRegion::bottom).max().orElse(0)
                - wanted.stream().mapToInt(PixelRegion::top).min().orElse(0);
        if (spanX <= largest.w() && spanY <= largest.h()) {
            assertThat(wanted).allMatch(region -> region.isHeldBy(crop));
        }
        assertInside(crop, width, height);
        assertRatio(crop, ratio);
    }

    /** Against every place that the largest crop can take, one pixel after the other: none has a better balance of faces. */
    @Property(tries = 200)
    void noPlaceOfTheLargestCropHoldsFacesBetter(
            @ForAll @IntRange(min = 50, max = 400) int width,
            @ForAll @IntRange(min = 50, max = 400) int height,
            @ForAll @DoubleRange(min = 0.5, max = 2) double ratio,
            @ForAll @LongRange(min = 0, max = 100_000) long seed) {
        List<WeightedRegion> regions = random(new Random(seed));
        CropSubjects subjects = faces(regions.toArray(WeightedRegion[]::new));
        BoundingBox largest = CropShape.scaled(width, height, ratio, 1);
        double best = IntStream.rangeClosed(0, width - largest.w())
                .boxed()
                .flatMap(x -> IntStream.rangeClosed(0, height - largest.h())
                        .mapToObj(y -> new BoundingBox(x, y, largest.w(), largest.h())))
                .mapToDouble(box -> balance(box, largest, subjects, width, height))
                .max()
                .orElseThrow();

        BoundingBox crop = new CropSearch(width, height, randomMap(seed), subjects).crop(ratio);

        assertThat(balance(crop, largest, subjects, width, height)).isGreaterThanOrEqualTo(best - 1e-6);
    }

    private static double balance(BoundingBox crop, BoundingBox largest, CropSubjects subjects, int width, int height) {
        double balance = 0;
        for (PixelRegion region : wanted(subjects, width, height)) {
            boolean apart = region.left() >= crop.x() + crop.w()
                    || region.right() <= crop.x()
                    || region.top() >= crop.y() + crop.h()
                    || region.bottom() <= crop.y();
            boolean fits =
                    region.right() - region.left() <= largest.w() && region.bottom() - region.top() <= largest.h();
            balance += region.isHeldBy(crop) ? region.weight() : apart && fits ? 0 : -region.weight();
        }
        return balance;
    }

    private static List<PixelRegion> wanted(CropSubjects subjects, int width, int height) {
        return Stream.of(subjects.faces(), subjects.heads(), subjects.words())
                .flatMap(List::stream)
                .map(region -> PixelRegion.around(region, width, height))
                .toList();
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
        BoundingBox crop = new CropSearch(width, height, randomMap(seed), CropSubjects.NONE).crop(ratio);
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
        Crop crop = new CropSearch(width, height, randomMap(seed), randomSubjects(seed)).cropOfAnyShape();

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

    private static CropSubjects randomSubjects(long seed) {
        Random random = new Random(seed);
        return new CropSubjects(random(random), random(random), random(random), random(random));
    }

    private static List<WeightedRegion> random(Random random) {
        return Stream.generate(() -> {
                    double left = random.nextDouble() * 0.8;
                    double top = random.nextDouble() * 0.8;
                    double width = 0.02 + random.nextDouble() * 0.18;
                    double height = 0.02 + random.nextDouble() * 0.18;
                    return new WeightedRegion(
                            new Region(left, top, left + width, top + height), 0.1 + random.nextDouble());
                })
                .limit(random.nextInt(4))
                .toList();
    }

    private static CropSubjects faces(WeightedRegion... faces) {
        return new CropSubjects(List.of(faces), List.of(), List.of(), List.of());
    }
}
