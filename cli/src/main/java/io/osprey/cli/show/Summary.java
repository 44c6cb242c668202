package io.osprey.cli.show;

import io.osprey.engine.Analysis;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.caption.CaptionResult;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.category.CategoryResult;
import io.osprey.engine.color.ColorResult;
import io.osprey.engine.color.NamedColor;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.custom.CustomResult;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.gallery.LandmarkResult;
import io.osprey.engine.imagetype.ImageTypeResult;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.people.Person;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.read.TextLine;
import io.osprey.engine.tags.TagResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An analysis in words, for people: one block of lines for each picture. */
public final class Summary {
    private static final int LABEL_COLUMNS = 12;
    private static final int MOST_CUSTOM_TAGS = 5;

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    /** The block, ending in a line break. */
    public static String of(String name, Analysis analysis) {
        Summary summary = new Summary();
        summary.text.append(String.format(
                Locale.ROOT,
                "%s  %d x %d %s%n",
                name,
                analysis.picture().width(),
                analysis.picture().height(),
                analysis.picture().format()));
        analysis.find(CaptionResult.class).ifPresent(summary::captions);
        analysis.find(DenseCaptionResult.class).ifPresent(summary::regions);
        analysis.find(TagResult.class).ifPresent(summary::tags);
        analysis.find(CategoryResult.class).ifPresent(summary::categories);
        analysis.find(ObjectResult.class).ifPresent(summary::objects);
        analysis.find(PeopleResult.class).ifPresent(summary::people);
        analysis.find(FaceResult.class).ifPresent(summary::faces);
        analysis.find(ReadResult.class).ifPresent(summary::text);
        analysis.find(CropResult.class).ifPresent(summary::crops);
        analysis.find(ColorResult.class).ifPresent(summary::colors);
        analysis.find(ImageTypeResult.class).ifPresent(summary::kind);
        analysis.find(LandmarkResult.class).ifPresent(summary::landmarks);
        analysis.find(BrandResult.class).ifPresent(summary::brands);
        analysis.find(CelebrityResult.class).ifPresent(summary::celebrities);
        analysis.custom().ifPresent(summary::custom);
        return summary.text.toString();
    }

    private void custom(CustomResult result) {
        add(
                "custom",
                result.tags().stream()
                        .limit(MOST_CUSTOM_TAGS)
                        .map(tag -> tag.name() + " " + percent(tag.confidence()))
                        .toList());
    }

    private void landmarks(LandmarkResult result) {
        add(
                "landmarks",
                result.landmarks().stream()
                        .map(place -> place.name() + " " + percent(place.confidence()))
                        .toList());
    }

    private void brands(BrandResult result) {
        add(
                "brands",
                result.brands().stream()
                        .map(brand -> place(brand.box()) + "  " + brand.name() + " " + percent(brand.confidence()))
                        .toList());
    }

    private void celebrities(CelebrityResult result) {
        add(
                "celebrities",
                result.celebrities().stream()
                        .map(person -> place(person.face()) + "  " + person.name() + " " + percent(person.confidence()))
                        .toList());
    }

    private void captions(CaptionResult result) {
        add(
                "caption",
                result.captions().stream()
                        .map(caption -> caption.text() + "  " + percent(caption.confidence()))
                        .toList());
    }

    private void regions(DenseCaptionResult result) {
        add(
                "regions",
                result.captions().stream()
                        .map(region -> place(region.box()) + "  " + region.text() + "  " + percent(region.confidence()))
                        .toList());
    }

    private void tags(TagResult result) {
        add(
                "tags",
                oneLine(result.tags().stream()
                        .map(tag -> tag.name() + " " + percent(tag.confidence()))
                        .toList()));
    }

    private void categories(CategoryResult result) {
        add(
                "categories",
                oneLine(result.categories().stream()
                        .map(category -> category.name() + " " + percent(category.score()))
                        .toList()));
    }

    private void objects(ObjectResult result) {
        add(
                "objects",
                result.objects().stream()
                        .map(object -> place(object.box()) + "  "
                                + object.label().name() + " "
                                + percent(object.label().confidence()))
                        .toList());
    }

    private void people(PeopleResult result) {
        List<Person> sure = result.people().stream()
                .filter(person -> person.confidence() >= Shown.MIN_PERSON_CONFIDENCE)
                .toList();
        List<String> lines = new ArrayList<>(sure.stream()
                .map(person -> place(person.box()) + "  " + percent(person.confidence()))
                .toList());
        int weak = result.people().size() - sure.size();
        if (weak > 0) {
            lines.add((sure.isEmpty() ? "" : "and ") + weak + " below " + percent(Shown.MIN_PERSON_CONFIDENCE));
        }
        add("people", lines);
    }

    private void faces(FaceResult result) {
        add(
                "faces",
                result.faces().stream()
                        .map(face -> place(face.box()) + "  " + percent(face.confidence()))
                        .toList());
    }

    private void text(ReadResult result) {
        add("text", result.lines().stream().map(TextLine::text).toList());
    }

    private void crops(CropResult result) {
        add(
                "crops",
                result.crops().stream()
                        .map(crop -> place(crop.box()) + "  ratio " + crop.aspectRatio())
                        .toList());
    }

    private void colors(ColorResult result) {
        String dominant = result.dominant().stream()
                .map(NamedColor::name)
                .collect(Collectors.joining(", "))
                .toLowerCase(Locale.ROOT);
        add(
                "colors",
                List.of(String.format(
                        Locale.ROOT,
                        "foreground %s, background %s, dominant %s, accent #%06X%s",
                        result.foreground().name().toLowerCase(Locale.ROOT),
                        result.background().name().toLowerCase(Locale.ROOT),
                        dominant.isEmpty() ? "none" : dominant,
                        result.accentRgb(),
                        result.blackAndWhite() ? ", black and white" : "")));
    }

    private void kind(ImageTypeResult result) {
        String clipArt =
                switch (result.clipArt()) {
                    case 0 -> "not clip art";
                    case 1 -> "perhaps clip art";
                    default -> "clip art";
                };
        add("kind", List.of(clipArt + (result.lineDrawing() ? ", line drawing" : ", no line drawing")));
    }

    private void add(String label, List<String> lines) {
        List<String> shown = lines.isEmpty() ? List.of("none") : lines;
        for (int i = 0; i < shown.size(); i++) {
            text.append(
                    String.format(Locale.ROOT, "  %-" + LABEL_COLUMNS + "s%s%n", i == 0 ? label : "", shown.get(i)));
        }
    }

    private static List<String> oneLine(List<String> words) {
        return words.isEmpty() ? List.of() : List.of(String.join(", ", words));
    }

    private static String place(BoundingBox box) {
        return box.x() + "," + box.y() + " " + box.w() + "x" + box.h();
    }

    private static String percent(double confidence) {
        return Math.round(confidence * 100) + "%";
    }
}
