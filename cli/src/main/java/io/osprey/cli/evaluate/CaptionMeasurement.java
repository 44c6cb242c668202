package io.osprey.cli.evaluate;

import io.osprey.cli.evaluate.CocoFile.Annotation;
import io.osprey.cli.evaluate.metrics.CaptionPicture;
import io.osprey.cli.evaluate.metrics.Tokens;
import io.osprey.engine.Analysis;
import io.osprey.engine.Feature;
import io.osprey.engine.caption.Caption;
import io.osprey.engine.caption.CaptionResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Captions against sentences by people in COCO's format. */
public final class CaptionMeasurement {
    private CaptionMeasurement() {}

    /** @throws InputException when the file can't be used */
    public static Measurement<?, ?> of(Path file, Options options) throws InputException {
        return new Measurement<>(
                Set.of(Feature.CAPTION),
                Sample.present(file, samples(file, options), options.limit(), options.missing()),
                CaptionMeasurement::said,
                said -> CaptionSection.of(file.toString(), said));
    }

    /** The sentences of each picture that has some. */
    static List<Sample<List<String>>> samples(Path file, Options options) throws InputException {
        CocoFile coco = CocoFile.read(file);
        Path folder = options.folder(file);
        List<Sample<List<String>>> samples = new ArrayList<>();
        for (CocoFile.Image image : coco.images()) {
            List<String> sentences = new ArrayList<>();
            for (Annotation annotation : coco.annotations().get(image.id())) {
                if (annotation.caption() == null) {
                    throw new InputException(file, "an annotation of image " + image.id() + " has no 'caption'");
                }
                sentences.add(annotation.caption());
            }
            if (!sentences.isEmpty()) {
                samples.add(new Sample<>(folder.resolve(image.fileName()), sentences));
            }
        }
        return samples;
    }

    private static CaptionSection.Said said(Sample<List<String>> sample, Analysis analysis) {
        Caption best = analysis.find(CaptionResult.class).orElseThrow().best();
        return new CaptionSection.Said(
                sample.picture().getFileName().toString(),
                best.text(),
                best.confidence(),
                new CaptionPicture(
                        Tokens.of(best.text()),
                        sample.truth().stream().map(Tokens::of).toList()));
    }
}
