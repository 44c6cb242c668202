package io.osprey.server.v2;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Engine;
import io.osprey.engine.Feature;
import io.osprey.engine.crop.CropResult;
import io.osprey.engine.crop.CropShape;
import io.osprey.engine.picture.JpegWriter;
import io.osprey.engine.picture.Picture;
import io.osprey.server.http.QueryParameters;
import io.osprey.server.problem.Problem;
import io.osprey.server.problem.Problem.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A thumbnail as a caller wants it (api-v2.md section 9).
 *
 * @param widthPixels 1 to 1024
 * @param heightPixels 1 to 1024
 * @param smart whether the part that matters is shown, else the middle
 */
record Thumbnail(int widthPixels, int heightPixels, boolean smart) {
    private static final int MAX_SIDE_PIXELS = 1024;

    Thumbnail {
        if (widthPixels < 1 || widthPixels > MAX_SIDE_PIXELS || heightPixels < 1 || heightPixels > MAX_SIDE_PIXELS) {
            throw new IllegalArgumentException("not a thumbnail's size: " + widthPixels + "x" + heightPixels);
        }
    }

    /**
     * Reads the parameters; names and values in any letter case.
     *
     * @throws io.osprey.server.problem.ProblemException {@code THUMBNAIL_SIZE}, {@code BAD_ARGUMENT}
     */
    static Thumbnail parse(QueryParameters parameters) {
        int width = side(parameters, "width");
        int height = side(parameters, "height");
        return switch (parameters.first("smartCropping").orElse("false").toLowerCase(Locale.ROOT)) {
            case "true" -> new Thumbnail(width, height, true);
            case "false" -> new Thumbnail(width, height, false);
            default ->
                throw new Problem(Kind.BAD_ARGUMENT, "Specified smartCropping value is not valid.").toException();
        };
    }

    private static int side(QueryParameters parameters, String name) {
        return parameters
                .integer(name)
                .filter(pixels -> pixels >= 1 && pixels <= MAX_SIDE_PIXELS)
                .orElseThrow(() -> Problem.of(Kind.THUMBNAIL_SIZE).toException());
    }

    /**
     * Draws the thumbnail: a part of its shape, brought to its size.
     *
     * @return a JPEG file of exactly the size asked for
     */
    byte[] draw(Engine engine, Picture picture) {
        double aspectRatio = (double) widthPixels / heightPixels;
        BoundingBox part =
                smart ? smartPart(engine, picture, aspectRatio) : CropShape.middle(picture.info(), aspectRatio);
        return JpegWriter.write(picture, part, widthPixels, heightPixels);
    }

    private static BoundingBox smartPart(Engine engine, Picture picture, double aspectRatio) {
        AnalysisRequest question = new AnalysisRequest(Set.of(Feature.SMART_CROPS), false, List.of(aspectRatio), 1);
        return engine.analyze(picture, question)
                .find(CropResult.class)
                .orElseThrow()
                .crops()
                .get(0)
                .box();
    }
}
