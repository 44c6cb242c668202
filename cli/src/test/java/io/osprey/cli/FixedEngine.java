package io.osprey.cli;

import io.osprey.cli.evaluate.Vocabulary;
import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.FeatureResult;
import io.osprey.engine.caption.Caption;
import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.caption.RegionCaption;
import io.osprey.engine.category.Category;
import io.osprey.engine.category.CategoryResult;
import io.osprey.engine.color.ColorResult;
import io.osprey.engine.color.NamedColor;
import io.osprey.engine.crop.Crop;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.custom.CustomModelException;
import io.osprey.engine.custom.CustomResult;
import io.osprey.engine.custom.CustomTag;
import io.osprey.engine.face.Face;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.Brand;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.Celebrity;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.Landmark;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.objects.DetectedObject;
import io.osprey.engine.objects.ObjectLabel;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.people.Person;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.engine.tags.Tag;
import io.osprey.engine.tags.TagResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says the same about every picture of {@link #WIDTH} x {@link #HEIGHT} pixels, and remembers what it was asked. */
public final class FixedEngine implements Engine {
    public static final int WIDTH = 400;
    public static final int HEIGHT = 300;

    private final Queue<AnalysisRequest> requests = new ConcurrentLinkedQueue<>();

    /** A grey picture. */
    public static Picture picture() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        java.util.Arrays.fill(rgb, (byte) 0x80);
        return new Picture(new PictureInfo(WIDTH, HEIGHT, PictureFormat.JPEG), WIDTH, HEIGHT, rgb);
    }

    /** The names that it gives, and others; dogs are animals. */
    public static Vocabulary vocabulary() {
        return new Vocabulary(
                Set.of("person", "dog", "orange fruit"),
                "person",
                Map.of(
                        "person", List.of(),
                        "dog", List.of("animal"),
                        "orange fruit", List.of("food"),
                        "animal", List.of(),
                        "food", List.of(),
                        "indoor", List.of(),
                        "bowl", List.of()),
                0.35,
                0.5);
    }

    /** What was asked so far. */
    public List<AnalysisRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Analysis analyze(Picture picture, AnalysisRequest request) {
        requests.add(request);
        Map<Feature, FeatureResult> results =
                request.features().stream().collect(Collectors.toMap(Function.identity(), FixedEngine::result));
        return new Analysis(
                picture.info(), modelVersion(), results, request.customModel().map(FixedEngine::custom));
    }

    /** There is one custom model. */
    private static CustomResult custom(String name) {
        if (!name.equals("pets")) {
            throw new CustomModelException(
                    CustomModelException.Reason.NOT_FOUND, "there is no custom model '" + name + "'");
        }
        return new CustomResult(List.of(new CustomTag("cat", 0.8), new CustomTag("dog", 0.2)));
    }

    @Override
    public void requireCustomModel(String name) {
        custom(name);
    }

    private static FeatureResult result(Feature feature) {
        return switch (feature) {
            case CAPTION -> new CaptionResult(List.of(new Caption("a dog next to a bowl", 0.914)));
            case DENSE_CAPTIONS ->
                new DenseCaptionResult(List.of(
                        new RegionCaption("a dog next to a bowl", 0.914, BoundingBox.whole(WIDTH, HEIGHT)),
                        new RegionCaption("a red bowl", 0.5, new BoundingBox(200, 200, 80, 60))));
            case TAGS -> new TagResult(List.of(new Tag("dog", 0.99), new Tag("indoor", 0.756)));
            case OBJECTS ->
                new ObjectResult(List.of(new DetectedObject(
                        new BoundingBox(50, 60, 100, 120), new ObjectLabel("dog", 0.87, Optional.empty()))));
            case PEOPLE ->
                new PeopleResult(List.of(
                        new Person(new BoundingBox(10, 0, 40, 200), 0.9),
                        new Person(new BoundingBox(300, 0, 9, 9), 0.002)));
            case FACES -> new FaceResult(List.of(new Face(new BoundingBox(20, 5, 20, 25), 0.8)));
            case READ ->
                new ReadResult(
                        List.of(new TextLine(
                                square(200, 20, 100, 20), List.of(new TextWord("REX", square(200, 20, 60, 20), 0.97)))),
                        0);
            case SMART_CROPS -> new CropResult(List.of(new Crop(1.0, new BoundingBox(40, 0, 300, 300))));
            case CATEGORIES -> new CategoryResult(List.of(new Category("animal_dog", 0.98)));
            case COLOR ->
                new ColorResult(
                        NamedColor.BROWN, NamedColor.GREY, List.of(NamedColor.GREY, NamedColor.BROWN), 0x0A46FF, false);
            case IMAGE_TYPE -> new ImageTypeResult(0, false);
            case LANDMARKS -> new LandmarkResult(List.of(new Landmark("Eiffel Tower", 0.97)));
            case BRANDS -> new BrandResult(List.of(new Brand("Osprey", 0.94, new BoundingBox(20, 200, 60, 50))));
            case CELEBRITIES ->
                new CelebrityResult(List.of(new Celebrity("Ada Example", 0.96, new BoundingBox(20, 5, 20, 25))));
        };
    }

    private static List<Point> square(int x, int y, int w, int h) {
        return List.of(new Point(x, y), new Point(x + w, y), new Point(x + w, y + h), new Point(x, y + h));
    }

    @Override
    public String modelVersion() {
        return "fixed";
    }

    @Override
    public void close() {}
}
