package io.osprey.cli.show;

import io.osprey.engine.Analysis;
import io.osprey.engine.caption.DenseCaptionResult;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.face.FaceResult;
import io.osprey.engine.gallery.BrandResult;
import io.osprey.engine.gallery.CelebrityResult;
import io.osprey.engine.objects.ObjectResult;
import io.osprey.engine.people.PeopleResult;
import io.osprey.engine.read.ReadResult;
import java.util.ArrayList;
import java.util.List;

/** Everything of an analysis that has a place in the picture. */
final class Marks {
    private Marks() {}

    /** Back to front: what is drawn last lies on top. */
    static List<Mark> of(Analysis analysis) {
        List<Mark> marks = new ArrayList<>();
        analysis.find(CropResult.class).ifPresent(result -> result.crops()
                .forEach(crop -> marks.add(Mark.of(Mark.Kind.CROP, crop.box(), "crop " + crop.aspectRatio()))));
        // The first region is the whole picture: its sentence stands in the legend.
        analysis.find(DenseCaptionResult.class).ifPresent(result -> result.captions().stream()
                .skip(1)
                .forEach(region -> marks.add(Mark.of(Mark.Kind.REGION, region.box(), region.text()))));
        analysis.find(PeopleResult.class).ifPresent(result -> result.people().stream()
                .filter(person -> person.confidence() >= Shown.MIN_PERSON_CONFIDENCE)
                .forEach(person ->
                        marks.add(Mark.of(Mark.Kind.PERSON, person.box(), "person " + percent(person.confidence())))));
        analysis.find(ObjectResult.class).ifPresent(result -> result.objects()
                .forEach(object -> marks.add(Mark.of(
                        Mark.Kind.OBJECT,
                        object.box(),
                        object.label().name() + " " + percent(object.label().confidence())))));
        analysis.find(FaceResult.class).ifPresent(result -> result.faces()
                .forEach(face -> marks.add(Mark.of(Mark.Kind.FACE, face.box(), "face " + percent(face.confidence())))));
        analysis.find(BrandResult.class).ifPresent(result -> result.brands()
                .forEach(brand -> marks.add(
                        Mark.of(Mark.Kind.REGION, brand.box(), brand.name() + " " + percent(brand.confidence())))));
        analysis.find(CelebrityResult.class).ifPresent(result -> result.celebrities()
                .forEach(person -> marks.add(
                        Mark.of(Mark.Kind.FACE, person.face(), person.name() + " " + percent(person.confidence())))));
        analysis.find(ReadResult.class).ifPresent(result -> result.lines().forEach(line -> line.words()
                .forEach(word -> marks.add(new Mark(Mark.Kind.WORD, word.polygon(), word.text())))));
        return List.copyOf(marks);
    }

    private static String percent(double confidence) {
        return Math.round(confidence * 100) + "%";
    }
}
