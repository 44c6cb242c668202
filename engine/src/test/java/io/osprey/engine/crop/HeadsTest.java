package io.osprey.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadsTest {
    private static final PictureInfo PICTURE = new PictureInfo(1000, 1000, PictureFormat.JPEG);

    private static Detection found(double left, double top, double right, double bottom) {
        return new Detection(0, 0.5, new Region(left, top, right, bottom));
    }

    private static void assertHead(List<WeightedRegion> heads, double left, double top, double right, double bottom) {
        assertThat(heads).hasSize(1);
        Region head = heads.get(0).region();
        assertThat(head.left()).isCloseTo(left, within(1e-9));
        assertThat(head.top()).isCloseTo(top, within(1e-9));
        assertThat(head.right()).isCloseTo(right, within(1e-9));
        assertThat(head.bottom()).isCloseTo(bottom, within(1e-9));
    }

    @Test
    void aFaceWithHair() {
        // 0.1 wide and 0.2 high: 0.02 on each side, 0.08 above, 0.02 below.
        List<WeightedRegion> heads = Heads.of(List.of(found(0.4, 0.4, 0.5, 0.6)), List.of(), List.of(), PICTURE);

        assertHead(heads, 0.38, 0.32, 0.52, 0.62);
        assertThat(heads.get(0).weight()).isEqualTo(0.5);
    }

    @Test
    void aFaceUnderAHat() {
        // The person begins 0.15 above the face, less than the face's height: that is the hat. No second head is made
        // of it.
        assertHead(
                Heads.of(List.of(found(0.4, 0.4, 0.5, 0.6)), List.of(found(0.3, 0.25, 0.7, 1)), List.of(), PICTURE),
                0.38,
                0.25,
                0.52,
                0.62);
    }

    @Test
    void aRaisedArmIsNoHat() {
        // The person begins 0.3 above the face: more than its height.
        assertHead(
                Heads.of(List.of(found(0.4, 0.4, 0.5, 0.6)), List.of(found(0.3, 0.1, 0.7, 1)), List.of(), PICTURE),
                0.38,
                0.32,
                0.52,
                0.62);
    }

    @Test
    void aHeadAtThePicturesEdgeIsCutToIt() {
        assertHead(Heads.of(List.of(found(0, 0, 0.1, 0.2)), List.of(), List.of(), PICTURE), 0, 0, 0.12, 0.22);
    }

    @Test
    void someoneSeenFromBehind() {
        // 200 wide and 800 high: a head of 0.6 * 200 = 120 at most, over 200 of 2 * 120 = 240: all of the width.
        assertHead(Heads.of(List.of(), List.of(found(0.4, 0.1, 0.6, 0.9)), List.of(), PICTURE), 0.4, 0.1, 0.6, 0.22);
    }

    @Test
    void someoneWhoFillsThePicture() {
        // 1000 wide and 1000 high: a head of 0.4 * 1000 = 400, over 2 * 400 = 800 in the middle.
        assertHead(Heads.of(List.of(), List.of(found(0, 0, 1, 1)), List.of(), PICTURE), 0.1, 0, 0.9, 0.4);
    }

    @Test
    void animals() {
        // Upright: 0.4 of the height, all of the width. Lying, 600 wide and 300 high: all of it.
        List<WeightedRegion> heads = Heads.of(List.of(), List.of(), List.of(found(0.2, 0.2, 0.5, 0.7)), PICTURE);
        assertHead(heads, 0.2, 0.2, 0.5, 0.4);
        assertThat(heads.get(0).weight()).isEqualTo(0.25);
        assertHead(Heads.of(List.of(), List.of(), List.of(found(0.2, 0.5, 0.8, 0.8)), PICTURE), 0.2, 0.5, 0.8, 0.8);
    }
}
