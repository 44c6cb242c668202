package io.osprey.bench;

import io.osprey.engine.custom.ClassifierTrainer;
import io.osprey.engine.custom.CustomCard;
import io.osprey.engine.custom.FolderDataSet;
import io.osprey.engine.custom.LabelledPicture;
import io.osprey.engine.custom.Performance;
import io.osprey.engine.custom.PictureLooker;
import io.osprey.engine.custom.TrainingMonitor;
import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.engine.picture.PictureReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How good custom classifiers are with few pictures a tag: {@code CustomModelMeasure DIR TRAIN TEST}. DIR has a folder for each tag.
 * Of each, TEST pictures are kept out and TRAIN trained on at the end; draws of 2, 5 and 10 are from the first 20 of these. Each
 * picture is looked at once for all draws.
 */
public final class CustomModelMeasure {
    private static final int DRAWS = 5;
    private static final int POOL = 20;
    private static final PictureLimits LIMITS =
            new PictureLimits(EnumSet.allOf(PictureFormat.class), 200L << 20, 1, 32_000, 256_000_000);

    private CustomModelMeasure() {}

    /** Gives back what was seen before; a picture is the number of its views in a list. */
    private record Memory(List<List<float[]>> seen, CustomCard.NeededModels models) implements PictureLooker {
        @Override
        public List<float[]> look(Picture picture, int views) {
            return seen.get(ByteBuffer.wrap(picture.rgb()).getInt()).subList(0, views);
        }

        @Override
        public void close() {}
    }

    private static Picture numbered(byte[] bytes) {
        byte[] rgb = java.util.Arrays.copyOf(bytes, 6);
        return new Picture(new PictureInfo(2, 1, PictureFormat.PNG), 2, 1, rgb);
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int train = Integer.parseInt(arguments[1]);
        int test = Integer.parseInt(arguments[2]);
        Map<String, List<LabelledPicture>> byTag = new TreeMap<>();
        FolderDataSet.read(Path.of(arguments[0]), Set.of("jpg", "jpeg", "png"))
                .forEach(picture -> byTag.computeIfAbsent(picture.tag(), tag -> new ArrayList<>())
                        .add(picture));
        List<List<float[]>> seen = new ArrayList<>();
        List<LabelledPicture> kept = new ArrayList<>();
        Map<String, List<LabelledPicture>> trained = new TreeMap<>();
        CustomCard.NeededModels models;
        try (PictureLooker looker = PictureLooker.open(ModelBundle.embedded())) {
            models = looker.models();
            for (Map.Entry<String, List<LabelledPicture>> tag : byTag.entrySet()) {
                List<LabelledPicture> pictures = tag.getValue();
                Collections.shuffle(pictures, new Random(1));
                int count = Math.min(pictures.size(), test + train);
                for (int i = 0; i < count; i++) {
                    int views = i < test ? 1 : i < test + POOL ? PictureLooker.MOST_VIEWS : 2;
                    Picture picture = new PictureReader()
                            .read(pictures.get(i).file().read(), LIMITS);
                    int number = seen.size();
                    seen.add(looker.look(picture, views));
                    LabelledPicture known = new LabelledPicture(
                            pictures.get(i).name(), tag.getKey(), () -> ByteBuffer.allocate(Integer.BYTES)
                                    .putInt(number)
                                    .array());
                    (i < test ? kept : trained.computeIfAbsent(tag.getKey(), name -> new ArrayList<>())).add(known);
                }
            }
        }
        ClassifierTrainer trainer = new ClassifierTrainer(
                new Memory(seen, models), CustomModelMeasure::numbered, 2, InstantSource.system());
        for (int shots : new int[] {2, 5, 10}) {
            List<Performance> performances = new ArrayList<>();
            for (int draw = 0; draw < DRAWS; draw++) {
                performances.add(measure(trainer, drawn(trained, shots, draw), kept));
            }
            print(shots + " a tag, mean of " + DRAWS, performances);
        }
        print("up to " + train + " a tag", List.of(measure(trainer, drawn(trained, train, -1), kept)));
    }

    private static List<LabelledPicture> drawn(Map<String, List<LabelledPicture>> trained, int shots, int draw) {
        List<LabelledPicture> drawn = new ArrayList<>();
        trained.values().forEach(pictures -> {
            List<LabelledPicture> pool = new ArrayList<>(pictures);
            if (draw >= 0) {
                pool = new ArrayList<>(pool.subList(0, Math.min(POOL, pool.size())));
                Collections.shuffle(pool, new Random(draw));
            }
            drawn.addAll(pool.subList(0, Math.min(shots, pool.size())));
        });
        return drawn;
    }

    private static Performance measure(
            ClassifierTrainer trainer, List<LabelledPicture> pictures, List<LabelledPicture> kept) {
        return trainer.evaluate(
                trainer.train(pictures, Duration.ofHours(1), TrainingMonitor.NONE)
                        .model(),
                kept,
                TrainingMonitor.NONE);
    }

    private static void print(String what, List<Performance> performances) {
        System.out.printf(
                Locale.ROOT,
                "%-24s top-1 %.3f  top-5 %.3f  AP %.3f  ECE %.3f  (%d pictures kept out)%n",
                what,
                mean(performances, Performance::accuracyTop1),
                mean(performances, Performance::accuracyTop5),
                mean(performances, Performance::averagePrecision),
                mean(performances, Performance::calibrationEce),
                performances.get(0).pictures());
    }

    private static double mean(List<Performance> performances, java.util.function.ToDoubleFunction<Performance> figure) {
        return performances.stream().mapToDouble(figure).average().orElseThrow();
    }
}
