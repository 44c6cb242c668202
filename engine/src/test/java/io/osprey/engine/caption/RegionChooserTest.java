package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AttentionMap;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.Detection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionChooserTest {
    private static final AttentionMap NO_ATTENTION = new AttentionMap(1, 1, new float[1]);
    private static final Region LEFT_HALF = new Region(0, 0, 0.5, 1);
    private static final Region RIGHT_HALF = new Region(0.5, 0, 1, 1);

    @Test
    void surerAndLargerThingsComeFirst() {
        // worth: 0.9 x sqrt(0.04) = 0.18; 0.5 x sqrt(0.25) = 0.25; 0.8 x sqrt(0.0225) = 0.12
        Region sure = new Region(0, 0, 0.2, 0.2);
        Region large = new Region(0.5, 0.5, 1, 1);
        Region third = new Region(0.8, 0, 0.95, 0.15);
        List<Region> chosen = RegionChooser.choose(
                List.of(new Detection(0, 0.9, sure), new Detection(1, 0.8, third), new Detection(2, 0.5, large)),
                NO_ATTENTION,
                9);
        assertThat(chosen).containsExactly(large, sure, third);
    }

    @Test
    void thingsThatOverlapMakeARegionTogether() {
        Region rider = new Region(0.3, 0.1, 0.5, 0.5);
        Region horse = new Region(0.2, 0.4, 0.7, 0.8);
        List<Region> chosen = RegionChooser.choose(
                List.of(new Detection(0, 0.9, rider), new Detection(1, 0.9, horse)), NO_ATTENTION, 9);
        // both: 0.5 x 0.7 = 0.35; horse alone: 0.5 x 0.4 = 0.20, a share of 0.57 of both; rider alone: 0.08
        assertThat(chosen).containsExactly(new Region(0.2, 0.1, 0.7, 0.8), horse, rider);
    }

    @Test
    void leavesOutWhatIsTooSmallOrThePictureItself() {
        Region small = new Region(0, 0, 0.1, 0.1);
        Region almostAll = new Region(0, 0, 1, 0.95);
        List<Region> chosen = RegionChooser.choose(
                List.of(new Detection(0, 0.9, small), new Detection(1, 0.9, almostAll)), NO_ATTENTION, 9);
        assertThat(chosen).containsExactly(LEFT_HALF, RIGHT_HALF);
    }

    @Test
    void withFewThingsTakesWhereTheEyeGoes() {
        AttentionMap attention = new AttentionMap(2, 4, new float[] {0, 0.5f, 0.8f, 0.3f, 0, 0, 0.1f, 0});
        List<Region> chosen = RegionChooser.choose(List.of(), attention, 9);
        // at least half of 0.8: columns 1 and 2 of the upper row
        assertThat(chosen).containsExactly(new Region(0.25, 0, 0.75, 0.5), LEFT_HALF, RIGHT_HALF);
        assertThat(RegionChooser.choose(List.of(), attention, 1)).hasSize(1);
    }

    @Test
    void choosesNoMoreThanTheLimit() {
        List<Detection> objects = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            double x = i % 4 * 0.25;
            double y = i / 4 * 0.25;
            objects.add(new Detection(0, 0.5, new Region(x, y, x + 0.2, y + 0.2)));
        }
        assertThat(RegionChooser.choose(objects, NO_ATTENTION, 9)).hasSize(9);
    }
}
