package io.osprey.server.v2;

import io.osprey.engine.Analysis;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.category.Category;
import io.osprey.engine.category.CategoryResult;
import io.osprey.engine.color.ColorResult;
import io.osprey.engine.color.NamedColor;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.objects.DetectedObject;
import io.osprey.engine.objects.ObjectLabel;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.tags.Tag;
import io.osprey.engine.tags.TagResult;
import io.osprey.server.v2.ImageAnalysisWire.BrandWire;
import io.osprey.server.v2.ImageAnalysisWire.CaptionWire;
import io.osprey.server.v2.ImageAnalysisWire.CategoryWire;
import io.osprey.server.v2.ImageAnalysisWire.CelebrityWire;
import io.osprey.server.v2.ImageAnalysisWire.ColorWire;
import io.osprey.server.v2.ImageAnalysisWire.DescriptionWire;
import io.osprey.server.v2.ImageAnalysisWire.DetailWire;
import io.osprey.server.v2.ImageAnalysisWire.FaceRectangleWire;
import io.osprey.server.v2.ImageAnalysisWire.FaceWire;
import io.osprey.server.v2.ImageAnalysisWire.HeightFirst;
import io.osprey.server.v2.ImageAnalysisWire.ImageTypeWire;
import io.osprey.server.v2.ImageAnalysisWire.LandmarkWire;
import io.osprey.server.v2.ImageAnalysisWire.MetadataWire;
import io.osprey.server.v2.ImageAnalysisWire.ObjectWire;
import io.osprey.server.v2.ImageAnalysisWire.ParentWire;
import io.osprey.server.v2.ImageAnalysisWire.RectangleWire;
import io.osprey.server.v2.ImageAnalysisWire.TagWire;
import io.osprey.server.v2.ImageAnalysisWire.WidthFirst;
import io.osprey.server.wire.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints an analysis as v1.0 to v3.2 do: a pure function. */
public final class ImageAnalysisView {
    private ImageAnalysisView() {}

    /**
     * The wire record, for {@link io.osprey.server.wire.WireJson}.
     *
     * @param analysis with a result for each feature of the query
     */
    public static Object of(Analysis analysis, ClassicQuery query, AnswerFrame frame) {
        return new ImageAnalysisWire(
                asked(query, VisualFeature.CATEGORIES, analysis, CategoryResult.class)
                        .map(result -> categories(result, query, analysis))
                        .orElse(null),
                asked(query, VisualFeature.COLOR, analysis, ColorResult.class)
                        .map(ImageAnalysisView::color)
                        .orElse(null),
                asked(query, VisualFeature.IMAGE_TYPE, analysis, ImageTypeResult.class)
                        .map(result -> new ImageTypeWire(result.clipArt(), result.lineDrawing() ? 1 : 0))
                        .orElse(null),
                asked(query, VisualFeature.TAGS, analysis, TagResult.class)
                        .map(ImageAnalysisView::tags)
                        .orElse(null),
                asked(query, VisualFeature.DESCRIPTION, analysis, CaptionResult.class)
                        .map(result -> description(result, analysis.find(TagResult.class)))
                        .orElse(null),
                asked(query, VisualFeature.FACES, analysis, FaceResult.class)
                        .map(ImageAnalysisView::faces)
                        .orElse(null),
                asked(query, VisualFeature.OBJECTS, analysis, ObjectResult.class)
                        .map(ImageAnalysisView::objects)
                        .orElse(null),
                asked(query, VisualFeature.BRANDS, analysis, BrandResult.class)
                        .map(ImageAnalysisView::brands)
                        .orElse(null),
                frame.requestId(),
                metadata(analysis.picture(), frame.form()),
                frame.modelVersion().orElse(null));
    }

    private static <T extends io.osprey.engine.FeatureResult> Optional<T> asked(
            ClassicQuery query, VisualFeature feature, Analysis analysis, Class<T> type) {
        return query.features().contains(feature) ? analysis.find(type) : Optional.empty();
    }

    private static List<CategoryWire> categories(CategoryResult result, ClassicQuery query, Analysis analysis) {
        return result.categories().stream()
                .map(category -> new CategoryWire(
                        CategoryNames.of(category.name(), query.language()),
                        Confidence.single(category.score()),
                        detail(category, query, analysis)))
                .toList();
    }

    private static DetailWire detail(Category category, ClassicQuery query, Analysis analysis) {
        String name = category.name();
        boolean celebrities = query.details().contains(DomainModel.CELEBRITIES) && name.startsWith("people_");
        boolean landmarks = query.details().contains(DomainModel.LANDMARKS)
                && (name.startsWith("outdoor_") || name.startsWith("building_"));
        return celebrities || landmarks
                ? new DetailWire(
                        celebrities
                                ? analysis.find(CelebrityResult.class)
                                        .map(ImageAnalysisView::celebrities)
                                        .orElseThrow()
                                : null,
                        landmarks
                                ? analysis.find(LandmarkResult.class)
                                        .map(ImageAnalysisView::landmarks)
                                        .orElseThrow()
                                : null)
                : null;
    }

    static List<CelebrityWire> celebrities(CelebrityResult result) {
        return result.celebrities().stream()
                .map(person -> new CelebrityWire(
                        person.name(), Confidence.single(person.confidence()), faceRectangle(person.face())))
                .toList();
    }

    static List<LandmarkWire> landmarks(LandmarkResult result) {
        return result.landmarks().stream()
                .map(place -> new LandmarkWire(place.name(), Confidence.single(place.confidence())))
                .toList();
    }

    private static List<BrandWire> brands(BrandResult result) {
        return result.brands().stream()
                .map(brand ->
                        new BrandWire(brand.name(), Confidence.thousandths(brand.confidence()), rectangle(brand.box())))
                .toList();
    }

    private static ColorWire color(ColorResult color) {
        return new ColorWire(
                name(color.foreground()),
                name(color.background()),
                color.dominant().stream().map(ImageAnalysisView::name).toList(),
                String.format("%06X", color.accentRgb() & 0xFFFFFF),
                color.blackAndWhite(),
                color.blackAndWhite());
    }

    private static String name(NamedColor color) {
        return color.name().charAt(0) + color.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<TagWire> tags(TagResult result) {
        return result.tags().stream()
                .map(tag -> new TagWire(tag.name(), Confidence.single(tag.confidence())))
                .toList();
    }

    private static DescriptionWire description(CaptionResult captions, Optional<TagResult> tags) {
        return new DescriptionWire(
                tags.map(result -> result.tags().stream().map(Tag::name).toList())
                        .orElse(List.of()),
                captions.captions().stream()
                        .map(caption -> new CaptionWire(caption.text(), Confidence.single(caption.confidence())))
                        .toList());
    }

    private static List<FaceWire> faces(FaceResult result) {
        return result.faces().stream()
                .map(face -> new FaceWire(faceRectangle(face.box())))
                .toList();
    }

    private static FaceRectangleWire faceRectangle(BoundingBox box) {
        return new FaceRectangleWire(box.x(), box.y(), box.w(), box.h());
    }

    private static RectangleWire rectangle(BoundingBox box) {
        return new RectangleWire(box.x(), box.y(), box.w(), box.h());
    }

    private static List<ObjectWire> objects(ObjectResult result) {
        return result.objects().stream().map(ImageAnalysisView::object).toList();
    }

    private static ObjectWire object(DetectedObject object) {
        ObjectLabel label = object.label();
        return new ObjectWire(
                rectangle(object.box()), label.name(), Confidence.thousandths(label.confidence()), parent(label));
    }

    private static ParentWire parent(ObjectLabel label) {
        return label.parent()
                .map(wider -> new ParentWire(wider.name(), Confidence.thousandths(wider.confidence()), parent(wider)))
                .orElse(null);
    }

    static MetadataWire metadata(PictureInfo picture, AnswerForm form) {
        // A multi-picture file is a JPEG file to these versions: they know no other name for it.
        String format = picture.format() == PictureFormat.MPO
                ? "JPEG"
                : picture.format().name();
        String capitalised = format.charAt(0) + format.substring(1).toLowerCase(Locale.ROOT);
        return form.heightFirst()
                ? new HeightFirst(picture.height(), picture.width(), capitalised)
                : new WidthFirst(picture.width(), picture.height(), capitalised);
    }
}
