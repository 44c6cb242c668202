package io.osprey.server;

import io.osprey.engine.Analysis;
import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
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
import io.osprey.engine.face.Face;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.Brand;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.Celebrity;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.Landmark;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.language.SpokenLanguage;
import io.osprey.engine.language.TagNames;
import io.osprey.engine.language.Translator;
import io.osprey.engine.objects.DetectedObject;
import io.osprey.engine.objects.ObjectLabel;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.people.Person;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.read.Point;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.read.TextWord;
import io.osprey.engine.tags.Tag;
import io.osprey.engine.tags.TagResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Analyses with known answers. */
public final class Fixtures {
    public static final PictureInfo PICTURE = new PictureInfo(450, 600, PictureFormat.JPEG);

    /** Pictures of this height show what is in the galleries. */
    public static final int KNOWN_HEIGHT = 601;

    private Fixtures() {}

    /** What the fixed engine answers to a request. */
    public static Analysis answer(PictureInfo picture, AnalysisRequest request) {
        Map<Feature, FeatureResult> results = new EnumMap<>(Feature.class);
        request.features()
                .forEach(feature -> results.put(feature, result(feature, request, picture.height() == KNOWN_HEIGHT)));
        return new Analysis(picture, "test", results);
    }

    /** A whole answer for the given features. */
    public static Analysis analysis(Feature... features) {
        return answer(PICTURE, AnalysisRequest.of(features));
    }

    private static FeatureResult result(Feature feature, AnalysisRequest request, boolean isKnown) {
        return switch (feature) {
            case CAPTION -> new CaptionResult(captions(request));
            case DENSE_CAPTIONS ->
                new DenseCaptionResult(List.of(
                        new RegionCaption(captionText(request), 0.9122243847383961, BoundingBox.whole(450, 600)),
                        new RegionCaption("a laptop on a table", 0.71, new BoundingBox(40, 20, 300, 220))));
            case TAGS ->
                new TagResult(List.of(
                        new Tag(TagNames.of("outdoor", request.language()), 0.8871886730194092),
                        new Tag(TagNames.of("street", request.language()), 1.0)));
            case OBJECTS ->
                new ObjectResult(List.of(new DetectedObject(
                        new BoundingBox(12, 30, 210, 400),
                        new ObjectLabel(
                                "laptop", 0.95649, Optional.of(new ObjectLabel("computer", 0.96, Optional.empty()))))));
            case PEOPLE ->
                new PeopleResult(List.of(
                        new Person(new BoundingBox(20, 30, 200, 500), 0.944),
                        new Person(new BoundingBox(1, 2, 3, 4), 0.0009)));
            case FACES -> new FaceResult(List.of(new Face(new BoundingBox(20, 30, 40, 50), 0.9)));
            case READ ->
                new ReadResult(
                        List.of(
                                line(10, "Caf\u0065\u0301", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"),
                                line(40, "ok")),
                        0.30476);
            case SMART_CROPS -> new CropResult(crops(request));
            case CATEGORIES ->
                new CategoryResult(List.of(
                        new Category("outdoor_", 0.00390625),
                        new Category("outdoor_street", 0.33984375),
                        new Category("people_group", 0.25)));
            case COLOR ->
                new ColorResult(NamedColor.BROWN, NamedColor.GREY, List.of(NamedColor.BROWN), 0xB54316, false);
            case IMAGE_TYPE -> new ImageTypeResult(2, true);
            case LANDMARKS -> new LandmarkResult(isKnown ? List.of(new Landmark("Eiffel Tower", 0.97123)) : List.of());
            case BRANDS ->
                new BrandResult(
                        isKnown ? List.of(new Brand("Osprey", 0.94049, new BoundingBox(20, 97, 62, 52))) : List.of());
            case CELEBRITIES ->
                new CelebrityResult(
                        isKnown
                                ? List.of(new Celebrity("Ada Example", 0.96, new BoundingBox(20, 30, 40, 50)))
                                : List.of());
        };
    }

    /** Up to two captions. */
    private static List<Caption> captions(AnalysisRequest request) {
        List<Caption> captions =
                List.of(new Caption(captionText(request), 0.9122243847383961), new Caption("a dark street", 0.5));
        return captions.subList(0, Math.min(request.maxCaptions(), captions.size()));
    }

    private static String captionText(AnalysisRequest request) {
        String english = request.genderNeutral() ? "a person at night" : "a man at night";
        return request.language() == SpokenLanguage.ENGLISH
                ? english
                : Translator.to(request.language())
                        .translate(List.of(english.split(" ")), request.genderNeutral(), List::of);
    }

    private static List<Crop> crops(AnalysisRequest request) {
        List<Crop> crops = new ArrayList<>();
        for (double ratio : request.cropAspectRatios()) {
            crops.add(new Crop(ratio, new BoundingBox(0, 0, (int) (400 * ratio), 400)));
        }
        return crops.isEmpty() ? List.of(new Crop(1.94, new BoundingBox(5, 6, 388, 200))) : crops;
    }

    /** A line whose words are 20 pixels wide and 10 high, the first at x = 0. */
    private static TextLine line(int y, String... words) {
        List<TextWord> wordList = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            wordList.add(new TextWord(words[i], box(30 * i, y, 20), 0.9876));
        }
        return new TextLine(box(0, y, 30 * words.length - 10), wordList);
    }

    private static List<Point> box(int x, int y, int width) {
        return List.of(new Point(x, y), new Point(x + width, y), new Point(x + width, y + 10), new Point(x, y + 10));
    }
}
