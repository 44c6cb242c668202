package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.engine.custom.TrainingMonitor.Stage;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClassifierTrainerTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static ClassifierTrainer trainer(int threads, InstantSource clock) {
        return new ClassifierTrainer(new FixedLooker(), FixedLooker::decode, threads, clock);
    }

    private static TrainedModel train(List<LabelledPicture> pictures) {
        return trainer(2, InstantSource.system()).train(pictures, AN_HOUR, TrainingMonitor.NONE);
    }

    private static String answer(CustomModel model, double degrees) {
        double[] confidences = model.confidences(FixedLooker.seen(degrees));
        int best = 0;
        for (int i = 1; i < confidences.length; i++) {
            best = confidences[i] > confidences[best] ? i : best;
        }
        return model.card().tags().get(best);
    }

    @Test
    void learnsToTellTags() {
        TrainedModel trained = train(FixedLooker.pictures(5, "cat", "dog", "owl"));
        CustomCard card = trained.model().card();
        assertThat(card.tags()).containsExactly("cat", "dog", "owl");
        assertThat(card.dataSet().pictures()).isEqualTo(15);
        assertThat(card.training().viewsPerPicture()).isEqualTo(4);
        assertThat(card.models().network()).isEqualTo(FixedLooker.NETWORK);
        assertThat(card.performance().accuracyTop1()).isEqualTo(1);
        assertThat(trained.mistakes()).isEmpty();
        assertThat(answer(trained.model(), 20)).isEqualTo("cat");
        assertThat(answer(trained.model(), 110)).isEqualTo("dog");
        assertThat(answer(trained.model(), 170)).isEqualTo("owl");
    }

    @Test
    void neitherOrderNorThreadsChangeTheModel() {
        List<LabelledPicture> pictures = FixedLooker.pictures(7, "cat", "dog", "owl");
        byte[] model = CustomModelFile.write(train(pictures).model());
        List<LabelledPicture> shuffled = new ArrayList<>(pictures);
        Collections.shuffle(shuffled, new Random(1));
        TrainedModel again = trainer(1, InstantSource.system()).train(shuffled, AN_HOUR, TrainingMonitor.NONE);
        assertThat(CustomModelFile.write(again.model())).isEqualTo(model);
    }

    @Test
    void otherPicturesOrTagsHaveAnotherHash() {
        String hash = train(FixedLooker.pictures(3, "cat", "dog"))
                .model()
                .card()
                .dataSet()
                .sha256();
        assertThat(train(FixedLooker.pictures(4, "cat", "dog"))
                        .model()
                        .card()
                        .dataSet()
                        .sha256())
                .isNotEqualTo(hash);
        assertThat(train(FixedLooker.pictures(3, "cat", "hen"))
                        .model()
                        .card()
                        .dataSet()
                        .sha256())
                .isNotEqualTo(hash);
    }

    @Test
    void namesMistakesTheSurestFirst() {
        List<LabelledPicture> pictures = new ArrayList<>(FixedLooker.pictures(8, "cat", "dog"));
        pictures.add(FixedLooker.picture("cat", 100, "strange-cat.jpg"));
        TrainedModel trained = train(pictures);
        assertThat(trained.mistakes()).isNotEmpty();
        assertThat(trained.mistakes().get(0).picture()).isEqualTo("strange-cat.jpg");
        assertThat(trained.mistakes().get(0).tag()).isEqualTo("cat");
        assertThat(trained.mistakes().get(0).answer()).isEqualTo("dog");
        assertThat(trained.model().card().performance().accuracyTop1()).isLessThan(1);
    }

    @Test
    void twoPicturesOfATagAreEnough() {
        TrainedModel trained = train(FixedLooker.pictures(2, "cat", "dog"));
        assertThat(answer(trained.model(), 0)).isEqualTo("cat");
        assertThat(answer(trained.model(), 90)).isEqualTo("dog");
    }

    @Test
    void namesEveryBrokenPicture() {
        List<LabelledPicture> pictures = new ArrayList<>(FixedLooker.pictures(3, "cat", "dog"));
        pictures.add(new LabelledPicture("bad1.jpg", "cat", () -> "broken".getBytes()));
        pictures.add(new LabelledPicture("gone.jpg", "dog", () -> {
            throw new NoSuchFileException("gone.jpg");
        }));
        DataSetException e = catchThrowableOfType(DataSetException.class, () -> train(pictures));
        assertThat(e.problems()).containsExactly("bad1.jpg: not a picture", "gone.jpg: no such file");
        assertThat(e.reason()).isEqualTo(DataSetException.Reason.CORRUPT);
    }

    @Test
    void namesContradictionsAndTooFewPictures() {
        byte[] same = "10 same".getBytes();
        List<LabelledPicture> pictures = new ArrayList<>(FixedLooker.pictures(3, "cat", "dog"));
        pictures.add(new LabelledPicture("a.jpg", "cat", () -> same));
        pictures.add(new LabelledPicture("b.jpg", "dog", () -> same));
        pictures.add(FixedLooker.picture("owl", 200, "owl.jpg"));
        DataSetException e = catchThrowableOfType(DataSetException.class, () -> train(pictures));
        assertThat(e.problems())
                .containsExactly(
                        "b.jpg is 'dog', but the same picture is 'cat' as a.jpg",
                        "the tag 'owl' has 1 picture; it needs 2 different ones");
        assertThatThrownBy(() -> train(FixedLooker.pictures(3, "cat")))
                .hasMessage("there is 1 tag with pictures; 2 are needed");
    }

    @Test
    void theSamePictureTwiceCountsOnce() {
        List<LabelledPicture> pictures = new ArrayList<>(FixedLooker.pictures(3, "cat", "dog"));
        byte[] same = "10 same".getBytes();
        pictures.add(new LabelledPicture("a.jpg", "cat", () -> same));
        pictures.add(new LabelledPicture("b.jpg", "cat", () -> same));
        assertThat(train(pictures).model().card().dataSet().pictures()).isEqualTo(7);
    }

    /** A clock that is an hour later each time it is read after the given number of times. */
    private static InstantSource clock(int readings) {
        AtomicInteger read = new AtomicInteger();
        return () -> Instant.EPOCH.plus(AN_HOUR.multipliedBy(Math.max(0, read.incrementAndGet() - readings)));
    }

    @Test
    void failsWhenTheBudgetEndsBeforeThereIsAModel() {
        assertThatThrownBy(() -> trainer(1, clock(1))
                        .train(FixedLooker.pictures(3, "cat", "dog"), AN_HOUR, TrainingMonitor.NONE))
                .isInstanceOfSatisfying(TrainingException.class, e -> assertThat(e.reason())
                        .isEqualTo(TrainingException.Reason.NOT_ENOUGH_BUDGET));
    }

    @Test
    void takesTheBestSoFarWhenTheBudgetEndsWhileStrengthsAreTried() {
        // Time stands still until the second strength is tried.
        AtomicInteger trials = new AtomicInteger();
        InstantSource clock = () -> trials.get() < 2 ? Instant.EPOCH : Instant.EPOCH.plus(AN_HOUR);
        TrainingMonitor monitor = (stage, done, total) -> {
            if (stage == Stage.CHOOSING && done == 0) {
                trials.incrementAndGet();
            }
        };
        TrainedModel trained = trainer(1, clock).train(FixedLooker.pictures(3, "cat", "dog"), AN_HOUR, monitor);
        assertThat(trained.model().card().training().strength()).isEqualTo(ClassifierTrainer.STRENGTHS.get(0));
    }

    @Test
    void endsWhenTheMonitorSaysSoAndReportsItsStages() {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        trainer(1, InstantSource.system())
                .train(FixedLooker.pictures(3, "cat", "dog"), AN_HOUR, (stage, done, total) -> stages.add(stage));
        assertThat(stages).containsExactly(Stage.LOOKING, Stage.CHOOSING, Stage.FITTING);
        for (Stage last : Stage.values()) {
            Set<Stage> reached = EnumSet.noneOf(Stage.class);
            TrainingMonitor cancelling = new TrainingMonitor() {
                @Override
                public void progress(Stage stage, int done, int total) {
                    reached.add(stage);
                }

                @Override
                public boolean isCancelled() {
                    return reached.contains(last);
                }
            };
            assertThatThrownBy(() -> trainer(2, InstantSource.system())
                            .train(FixedLooker.pictures(3, "cat", "dog"), AN_HOUR, cancelling))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void judgesAModelOnOtherPictures() {
        ClassifierTrainer trainer = trainer(2, InstantSource.system());
        CustomModel model = train(FixedLooker.pictures(5, "cat", "dog")).model();
        Performance performance = trainer.evaluate(
                model,
                List.of(
                        FixedLooker.picture("cat", 2, "c"),
                        FixedLooker.picture("cat", 94, "d"),
                        FixedLooker.picture("dog", 98, "e")),
                TrainingMonitor.NONE);
        // One of the two cats looks like a dog.
        assertThat(performance.accuracyTop1()).isEqualTo(2 / 3.0);
        assertThat(performance.tags().get(0).accuracy()).isEqualTo(0.5);
        assertThatThrownBy(() ->
                        trainer.evaluate(model, List.of(FixedLooker.picture("owl", 2, "o.jpg")), TrainingMonitor.NONE))
                .isInstanceOf(DataSetException.class)
                .hasMessage("o.jpg: the model has no tag 'owl'");
    }
}
