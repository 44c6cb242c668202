package io.osprey.engine.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.picture.Region;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoxDecoderTest {
    private final BoxDecoder decoder = new BoxDecoder(Cards.small());

    /** Boxes from rows of left, top, right, bottom and the scores of person, dog, laptop and face. */
    private static CellBoxes boxes(double[]... rows) {
        float[] corners = new float[4 * rows.length];
        float[] scores = new float[4 * rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < 4; i++) {
                corners[4 * row + i] = (float) rows[row][i];
                scores[4 * row + i] = (float) rows[row][4 + i];
            }
        }
        return new CellBoxes(4, corners, scores);
    }

    private static double[] row(double... numbers) {
        return numbers;
    }

    @Test
    void sortsIntoObjectsPeopleAndFaces() {
        Detections found = decoder.decode(boxes(
                row(0, 0, 0.5, 1, 0.9, 0.1, 0, 0.1),
                row(0.1, 0, 0.2, 0.25, 0.2, 0, 0, 0.8),
                row(0.5, 0.5, 1, 1, 0.0005, 0.7, 0, 0)));
        assertThat(found.objects()).extracting(Detection::kind).containsExactly(Cards.PERSON, Cards.DOG);
        // 0.2 is no object, but a weak person; 0.0005 is below the least score of people.
        assertThat(found.people()).extracting(d -> (float) d.score()).containsExactly(0.9f, 0.2f);
        assertThat(found.faces()).singleElement().satisfies(face -> assertThat(face.kind())
                .isEqualTo(Cards.FACE));
    }

    @Test
    void cutsBoxesToThePictureAndDropsThoseOutside() {
        Detections found = decoder.decode(boxes(
                row(-0.25, 0.5, 0.5, 1.5, 0, 0.9, 0, 0),
                row(1.1, 0, 1.4, 1, 0, 0.8, 0, 0),
                row(0.5, 0.5, 0.5, 0.5, 0, 0.8, 0, 0)));
        assertThat(found.objects()).extracting(Detection::box).containsExactly(new Region(0, 0.5, 0.5, 1));
    }

    @Test
    void ofTwoKindsInOnePlaceTheLikelierStays() {
        // Shared: 0.5 x 0.48 = 0.24 of 0.25: intersection over union 0.96.
        Detections found = decoder.decode(boxes(
                row(0, 0, 0.5, 0.5, 0, 0.6, 0, 0),
                row(0, 0, 0.5, 0.48, 0, 0, 0.7, 0),
                row(0, 0, 0.5, 0.25, 0.5, 0, 0, 0)));
        assertThat(found.objects()).extracting(Detection::kind).containsExactly(Cards.LAPTOP, Cards.PERSON);
    }

    @Test
    void boundsTheNumberOfPeople() {
        double[][] rows = new double[900][];
        for (int i = 0; i < rows.length; i++) {
            double x = i % 30 / 30.0;
            double y = i / 30 / 30.0;
            rows[i] = row(x, y, x + 1 / 30.0, y + 1 / 30.0, 0.5, 0, 0, 0);
        }
        Detections found = decoder.decode(boxes(rows));
        assertThat(found.people()).hasSize(BoxDecoder.MAX_PEOPLE);
        assertThat(found.objects()).hasSize(BoxDecoder.MAX_CANDIDATES);
    }

    @Test
    void evidenceOfAnObjectIsTheBetterOfTagAndBox() {
        CellBoxes boxes = boxes(row(0, 0, 1, 1, 0.9, 0.2, 0, 0.7), row(0, 0, 1, 1, 0.1, 0.3, 0, 0));
        Sight sight = new Sight(Cards.evidence(0.5, 0.6, 0.1, 0.2), boxes, null, new float[0], 0, new float[0]);
        assertThat(Arrays.copyOf(sight.evidence(3), 4)).containsExactly(0.9f, 0.6f, 0.1f, 0.2f);
    }
}
