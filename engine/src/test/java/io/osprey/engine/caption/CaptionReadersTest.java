package io.osprey.engine.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Feature;
import io.osprey.engine.Perception;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Detections;
import io.osprey.engine.sight.Sight;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CaptionReadersTest {
    private static final Function<Perception, List<String>> TAGS = perception -> List.of("dog", "grass");
    private static final Region LEFT = new Region(0, 0, 0.4, 1);
    private static final Region RIGHT = new Region(0.6, 0, 1, 1);
    private static final Region MIDDLE = new Region(0.45, 0, 0.55, 1);

    /** Sees three things in a picture of 100 x 50 pixels, and says the given sentences. */
    private record Said(List<Sentence> sentences, List<Sentence> ofRegions) implements Perception {
        @Override
        public Picture picture() {
            return new Picture(new PictureInfo(100, 50, PictureFormat.PNG), 1, 1, new byte[3]);
        }

        @Override
        public Sight sight() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttentionMap attention() {
            return new AttentionMap(1, 1, new float[1]);
        }

        @Override
        public Detections detections() {
            return new Detections(
                    List.of(new Detection(0, 0.9, LEFT), new Detection(0, 0.8, RIGHT), new Detection(0, 0.7, MIDDLE)),
                    List.of(),
                    List.of());
        }

        @Override
        public List<Sentence> sentences(List<Region> regions) {
            return ofRegions;
        }

        @Override
        public List<float[]> embeddings(List<Region> regions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReadResult text() {
            throw new UnsupportedOperationException();
        }
    }

    private static Sentence sentence(String words, double confidence) {
        return new Sentence(List.of(words.split(" ")), confidence);
    }

    private static AnalysisRequest request(boolean genderNeutral, int captions) {
        return new AnalysisRequest(Set.of(Feature.CAPTION), genderNeutral, List.of(), captions);
    }

    private static final List<Sentence> WHOLE =
            List.of(sentence("a man in a tshirt", 0.6), sentence("a woman in a tshirt", 0.5), sentence("a dog", 0.4));

    @Test
    void givesAsManyCaptionsAsAreWanted() {
        CaptionResult result = new CaptionReader(TAGS).read(new Said(WHOLE, List.of()), request(false, 2));
        assertThat(result.captions())
                .containsExactly(new Caption("a man in a t-shirt", 0.6), new Caption("a woman in a t-shirt", 0.5));
    }

    @Test
    void noCaptionIsSurerThanABetterOne() {
        List<Sentence> said = List.of(sentence("a cat", 0.5), sentence("a dog", 0.6), sentence("a bird", 0.4));
        CaptionResult result = new CaptionReader(TAGS).read(new Said(said, List.of()), request(false, 3));
        assertThat(result.captions()).extracting(Caption::confidence).containsExactly(0.5, 0.5, 0.4);
    }

    @Test
    void whatOnlySaysTheSameInOtherWordsComesLast() {
        List<Sentence> said = List.of(
                sentence("a dog runs on grass", 0.6),
                sentence("a dog is running on grass", 0.5),
                sentence("a cat", 0.4));
        CaptionResult result = new CaptionReader(TAGS).read(new Said(said, List.of()), request(false, 3));
        assertThat(result.captions())
                .extracting(Caption::text)
                .containsExactly("a dog runs on grass", "a cat", "a dog is running on grass");
    }

    @Test
    void captionsThatReadTheSameAreOne() {
        CaptionResult result = new CaptionReader(TAGS).read(new Said(WHOLE, List.of()), request(true, 2));
        assertThat(result.captions())
                .containsExactly(new Caption("a person in a t-shirt", 0.6), new Caption("a dog", 0.4));
    }

    @Test
    void speaksTheLanguageOfTheRequest() {
        CaptionResult result = new CaptionReader(TAGS)
                .read(new Said(WHOLE, List.of()), request(true, 2).in(SpokenLanguage.SPANISH));
        assertThat(result.captions())
                .containsExactly(new Caption("una persona con una camiseta", 0.6), new Caption("un perro", 0.4));
    }

    @Test
    void namesTheTagsWhenNothingOfASentenceIsUnderstood() {
        List<Sentence> said = List.of(sentence("blurry selfie whatever", 0.6));
        CaptionResult result = new CaptionReader(TAGS)
                .read(new Said(said, List.of()), request(false, 1).in(SpokenLanguage.JAPANESE));
        assertThat(result.best().text()).isEqualTo("犬と草の画像");
    }

    @Test
    void denseCaptionsBeginWithTheWholePictureAndRepeatNothing() {
        Said said = new Said(
                WHOLE, List.of(sentence("a boy", 0.9), sentence("a girl", 0.8), sentence("a person in a tshirt", 0.7)));
        DenseCaptionResult result = new DenseCaptionReader(TAGS).read(said, request(true, 1));
        assertThat(result.captions())
                .containsExactly(
                        new RegionCaption("a person in a t-shirt", 0.6, BoundingBox.whole(100, 50)),
                        new RegionCaption("a child", 0.9, new BoundingBox(0, 0, 40, 50)));
    }
}
