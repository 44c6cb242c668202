package io.osprey.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.cli.FixedEngine;
import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final int GREY = 0xFF808080;

    @Test
    void drawsOutlinesWhereTheBoxesAre() {
        BufferedImage drawn = draw(FixedEngine.picture(), Feature.OBJECTS);
        // The picture of 400 x 300 is drawn twice as large. The dog's box is 50,60 100x120: left edge 50, bottom edge
        // 180.
        assertThat(drawn.getWidth()).isEqualTo(800);
        assertThat(drawn.getRGB(100, 240)).isEqualTo(0xFF000000 | Mark.Kind.OBJECT.rgb());
        assertThat(drawn.getRGB(200, 360)).isEqualTo(0xFF000000 | Mark.Kind.OBJECT.rgb());
        assertThat(drawn.getRGB(200, 240)).isEqualTo(GREY);
        assertThat(drawn.getRGB(600, 560)).isEqualTo(GREY);
    }

    @Test
    void scalesToThePixelsAtHand() {
        // The file has 400 x 300 pixels, two and a half times as many at hand on each side: the dog's left edge is at
        // 50 x 2.5.
        byte[] rgb = new byte[3 * 1000 * 750];
        Arrays.fill(rgb, (byte) 0x80);
        BufferedImage drawn =
                draw(new Picture(new PictureInfo(400, 300, PictureFormat.PNG), 1000, 750, rgb), Feature.OBJECTS);
        assertThat(drawn.getWidth()).isEqualTo(1000);
        assertThat(drawn.getRGB(125, 300)).isEqualTo(0xFF000000 | Mark.Kind.OBJECT.rgb());
    }

    @Test
    void addsALegendBelow() {
        BufferedImage drawn = draw(FixedEngine.picture(), Feature.CAPTION, Feature.FACES);
        assertThat(drawn.getHeight()).isGreaterThan(2 * FixedEngine.HEIGHT);
        boolean facesInLegend = false;
        for (int y = 2 * FixedEngine.HEIGHT; y < drawn.getHeight(); y++) {
            facesInLegend |= drawn.getRGB(10, y) == (0xFF000000 | Mark.Kind.FACE.rgb());
        }
        assertThat(facesInLegend).isTrue();
    }

    @Test
    void leavesWeakPeopleOut() {
        Analysis analysis = analyze(FixedEngine.picture(), Feature.PEOPLE);
        assertThat(Marks.of(analysis)).extracting(Mark::label).containsExactly("person 90%");
    }

    @Test
    void marksEverythingThatHasAPlace() {
        Analysis analysis = analyze(FixedEngine.picture(), Feature.values());
        assertThat(Marks.of(analysis))
                .extracting(Mark::label)
                .containsExactly(
                        "crop 1.0",
                        "a red bowl",
                        "person 90%",
                        "dog 87%",
                        "face 80%",
                        "Osprey 94%",
                        "Ada Example 96%",
                        "REX");
    }

    private static BufferedImage draw(Picture picture, Feature... features) {
        return Drawing.of(picture, analyze(picture, features));
    }

    private static Analysis analyze(Picture picture, Feature... features) {
        try (FixedEngine engine = new FixedEngine()) {
            return engine.analyze(picture, AnalysisRequest.of(features));
        }
    }
}
