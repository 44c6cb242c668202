package io.osprey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.osprey.engine.custom.CustomCard.NeededModels;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomModels;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.tags.TagResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OspreyEngineTest {
    private static final Picture PICTURE = new Picture(new PictureInfo(2, 1, PictureFormat.PNG), 2, 1, new byte[6]);
    private static final TagResult NO_TAGS = new TagResult(List.of());
    private static final ImageTypeResult PHOTOGRAPH = new ImageTypeResult(0, false);

    private static final PictureLooker LOOKER = new PictureLooker() {
        @Override
        public NeededModels models() {
            return new NeededModels("v1", "ab".repeat(32));
        }

        @Override
        public List<float[]> look(Picture picture, int views) {
            return List.of(new float[] {picture.pixelWidth(), views});
        }

        @Override
        public void close() {
            throw new AssertionError("the engine closes it");
        }
    };

    private final AtomicInteger closings = new AtomicInteger();

    private Engine engine(FeatureReader<?> tagReader) {
        Map<Feature, FeatureReader<?>> readers =
                Map.of(Feature.TAGS, tagReader, Feature.IMAGE_TYPE, (FeatureReader<ImageTypeResult>)
                        (perception, request) -> PHOTOGRAPH);
        return new OspreyEngine(
                "v1", readers, CustomModels.NONE, LOOKER, (picture, request) -> null, closings::incrementAndGet);
    }

    @Test
    void answersWhatIsAskedForAndNothingElse() {
        AtomicInteger tagged = new AtomicInteger();
        try (Engine engine = engine((perception, request) -> {
            tagged.incrementAndGet();
            return NO_TAGS;
        })) {
            Analysis analysis = engine.analyze(PICTURE, AnalysisRequest.of(Feature.IMAGE_TYPE));
            assertThat(analysis.results()).containsOnly(Map.entry(Feature.IMAGE_TYPE, PHOTOGRAPH));
            assertThat(analysis.modelVersion()).isEqualTo("v1");
            assertThat(tagged).hasValue(0);
        }
    }

    @Test
    void closesOnceAndAnswersNothingAfterwards() {
        Engine engine = engine((perception, request) -> NO_TAGS);
        engine.close();
        engine.close();
        assertThat(closings).hasValue(1);
        AnalysisRequest request = AnalysisRequest.of(Feature.TAGS);
        assertThatThrownBy(() -> engine.analyze(PICTURE, request)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingWaitsForTheRequestUnderWay() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Engine engine = engine((perception, request) -> {
            inside.countDown();
            await(go);
            assertThat(closings).hasValue(0);
            return NO_TAGS;
        });
        Thread asking = new Thread(() -> engine.analyze(PICTURE, AnalysisRequest.of(Feature.TAGS)));
        asking.start();
        await(inside);
        Thread closing = new Thread(engine::close);
        closing.start();
        assertThat(closings).hasValue(0);
        go.countDown();
        asking.join();
        closing.join();
        assertThat(closings).hasValue(1);
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        try (Engine engine = engine((perception, request) -> NO_TAGS)) {
            AnalysisRequest request = AnalysisRequest.of(Feature.TAGS);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> engine.analyze(PICTURE, request)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void looksAtPicturesOfDataSetsUntilItIsClosed() {
        Engine engine = engine((perception, request) -> NO_TAGS);
        PictureLooker looker = engine.looker();
        assertThat(looker.look(PICTURE, 3)).containsExactly(new float[] {2, 3});
        assertThat(looker.models().version()).isEqualTo("v1");
        looker.close();
        assertThat(looker.look(PICTURE, 1)).hasSize(1);
        engine.close();
        assertThatThrownBy(() -> looker.look(PICTURE, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asksTheCustomModelThatIsAskedFor() {
        try (Engine engine = engine((perception, request) -> NO_TAGS)) {
            // No directory of custom models: there is none.
            assertThatThrownBy(() -> engine.requireCustomModel("pets"))
                    .isInstanceOf(CustomModelException.class)
                    .hasMessage("there is no custom model 'pets'");
            AnalysisRequest beside = AnalysisRequest.of(Feature.TAGS).withCustomModel("pets");
            assertThatThrownBy(() -> engine.analyze(PICTURE, beside)).isInstanceOf(CustomModelException.class);
            assertThat(engine.analyze(PICTURE, AnalysisRequest.of(Feature.TAGS)).custom())
                    .isEmpty();
        }
    }
}
