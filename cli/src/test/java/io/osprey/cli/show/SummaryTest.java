package io.osprey.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.cli.FixedEngine;
import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.ReadResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void putsEveryFeatureIntoWords() {
        try (FixedEngine engine = new FixedEngine()) {
            String summary =
                    Summary.of("dog.jpg", engine.analyze(FixedEngine.picture(), AnalysisRequest.of(Feature.values())));
            assertThat(summary).isEqualToNormalizingNewlines("""
                            dog.jpg  400 x 300 JPEG
                              caption     a dog next to a bowl  91%
                              regions     0,0 400x300  a dog next to a bowl  91%
                                          200,200 80x60  a red bowl  50%
                              tags        dog 99%, indoor 76%
                              categories  animal_dog 98%
                              objects     50,60 100x120  dog 87%
                              people      10,0 40x200  90%
                                          and 1 below 40%
                              faces       20,5 20x25  80%
                              text        REX
                              crops       40,0 300x300  ratio 1.0
                              colors      foreground brown, background grey, dominant grey, brown, accent #0A46FF
                              kind        not clip art, no line drawing
                              landmarks   Eiffel Tower 97%
                              brands      20,200 60x50  Osprey 94%
                              celebrities 20,5 20x25  Ada Example 96%
                            """);
        }
    }

    @Test
    void saysNoneWhereNothingWasFound() {
        Analysis analysis = new Analysis(
                new PictureInfo(60, 50, PictureFormat.PNG),
                "fixed",
                Map.of(Feature.READ, new ReadResult(List.of(), 0)));
        assertThat(Summary.of("blank.png", analysis))
                .isEqualToNormalizingNewlines("blank.png  60 x 50 PNG\n  text        none\n");
    }
}
