package io.osprey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.caption.RegionCaption;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.objects.DetectedObject;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.people.Person;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.tags.Tag;
import io.osprey.engine.tags.TagResult;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole engine on tiny networks of random weights (made by {@code src/test/python/tiny_bundle.py}): all but their wisdom. */
public class WholeEngineTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;

    private static Engine engine;

    @BeforeAll
    static void open() throws URISyntaxException {
        engine = Engine.open(ModelBundle.embeddedWith(
                Path.of(WholeEngineTest.class.getResource("tiny/bundle.json").toURI())
                        .getParent()));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Picture picture(int seed) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        new Random(seed).nextBytes(rgb);
        return new Picture(new PictureInfo(WIDTH, HEIGHT, PictureFormat.PNG), WIDTH, HEIGHT, rgb);
    }

    private static <T extends FeatureResult> T answer(Class<T> type, AnalysisRequest request) {
        return engine.analyze(picture(1), request).find(type).orElseThrow();
    }

    @Test
    void answersEveryFeature() {
        Analysis analysis = engine.analyze(picture(1), AnalysisRequest.of(Feature.values()));
        assertThat(analysis.results()).containsOnlyKeys(Feature.values());
        assertThat(analysis.modelVersion()).endsWith("+tiny").isEqualTo(engine.modelVersion());
    }

    @Test
    void unsureAnswersComeOnDemandAfterTheSureOnes() {
        Set<Feature> features = Set.of(Feature.TAGS, Feature.OBJECTS, Feature.PEOPLE);
        Analysis sure = engine.analyze(picture(1), new AnalysisRequest(features, false, List.of(), 1));
        Analysis all = engine.analyze(picture(1), new AnalysisRequest(features, false, List.of(), 1, true));
        List<Tag> sureTags = sure.find(TagResult.class).orElseThrow().tags();
        assertThat(all.find(TagResult.class).orElseThrow().tags())
                .hasSize(11)
                .hasSizeGreaterThan(sureTags.size())
                .startsWith(sureTags.toArray(Tag[]::new));
        List<DetectedObject> sureObjects =
                sure.find(ObjectResult.class).orElseThrow().objects();
        assertThat(all.find(ObjectResult.class).orElseThrow().objects())
                .hasSizeGreaterThan(sureObjects.size())
                .startsWith(sureObjects.toArray(DetectedObject[]::new));
        assertThat(all.results()).containsEntry(Feature.PEOPLE, sure.results().get(Feature.PEOPLE));
    }

    @Test
    void whatIsAskedForTogetherIsAnsweredAsAlone() {
        Analysis together = engine.analyze(picture(1), AnalysisRequest.of(Feature.values()));
        for (Feature feature : Feature.values()) {
            assertThat(engine.analyze(picture(1), AnalysisRequest.of(feature)).results())
                    .containsEntry(feature, together.results().get(feature));
        }
    }

    @Test
    void denseCaptionsBeginWithTheCaption() {
        AnalysisRequest request =
                new AnalysisRequest(Set.of(Feature.CAPTION, Feature.DENSE_CAPTIONS), true, List.of(), 1);
        Analysis analysis = engine.analyze(picture(1), request);
        List<RegionCaption> regions =
                analysis.find(DenseCaptionResult.class).orElseThrow().captions();
        assertThat(regions.get(0).text())
                .isEqualTo(
                        analysis.find(CaptionResult.class).orElseThrow().best().text());
        assertThat(regions.get(0).box()).isEqualTo(BoundingBox.whole(WIDTH, HEIGHT));
        assertThat(regions).hasSizeBetween(2, 10).extracting(RegionCaption::box).doesNotHaveDuplicates();
        assertThat(regions).allSatisfy(region -> {
            assertInside(region.box());
            assertThat(region.text()).doesNotContain("<", "man", "woman");
        });
    }

    @Test
    void severalCaptionsAreDifferentAndBestFirst() {
        CaptionResult result =
                answer(CaptionResult.class, new AnalysisRequest(Set.of(Feature.CAPTION), false, List.of(), 3));
        assertThat(result.captions()).hasSizeBetween(2, 3).doesNotHaveDuplicates();
    }

    @Test
    void boxesLieInsideAndAreSortedByConfidence() {
        List<DetectedObject> objects =
                answer(ObjectResult.class, AnalysisRequest.of(Feature.OBJECTS)).objects();
        assertThat(objects)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble(
                        (DetectedObject o) -> -o.label().confidence()))
                .allSatisfy(object -> assertInside(object.box()));
        List<Person> people =
                answer(PeopleResult.class, AnalysisRequest.of(Feature.PEOPLE)).people();
        assertThat(people)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble((Person p) -> -p.confidence()))
                .allSatisfy(person -> assertInside(person.box()));
        assertThat(answer(FaceResult.class, AnalysisRequest.of(Feature.FACES)).faces())
                .allSatisfy(face -> assertInside(face.box()));
    }

    @Test
    void tagsAreSortedAndUnique() {
        List<Tag> tags =
                answer(TagResult.class, AnalysisRequest.of(Feature.TAGS)).tags();
        assertThat(tags)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble((Tag tag) -> -tag.confidence()))
                .extracting(Tag::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void cropsHaveTheRatiosAskedFor() {
        CropResult result = answer(
                CropResult.class, new AnalysisRequest(Set.of(Feature.SMART_CROPS), false, List.of(0.9, 1.33), 1));
        assertThat(result.crops()).extracting(crop -> crop.aspectRatio()).containsExactly(0.9, 1.33);
        assertThat(result.crops()).allSatisfy(crop -> assertInside(crop.box()));
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws InterruptedException, ExecutionException {
        AnalysisRequest request = AnalysisRequest.of(
                Feature.CAPTION, Feature.DENSE_CAPTIONS, Feature.TAGS, Feature.OBJECTS, Feature.COLOR);
        List<Analysis> alone = new ArrayList<>();
        List<Callable<Analysis>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Picture picture = picture(i % 4);
            alone.add(engine.analyze(picture, request));
            tasks.add(() -> engine.analyze(picture, request));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Analysis> together = new ArrayList<>();
            for (Future<Analysis> answer : threads.invokeAll(tasks)) {
                together.add(answer.get());
            }
            assertThat(together).isEqualTo(alone);
            assertThat(new HashSet<>(together)).hasSize(4);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertInside(BoundingBox box) {
        assertThat(box.x() + box.w()).isLessThanOrEqualTo(WIDTH);
        assertThat(box.y() + box.h()).isLessThanOrEqualTo(HEIGHT);
    }
}
