package io.osprey.cli.show;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.read.Point;
import java.util.List;

/**
 * Something to draw onto a picture.
 *
 * @param kind decides the colour
 * @param corners closed outline, in pixels of the picture as the engine reports them
 * @param label short text beside it; may be empty
 */
record Mark(Kind kind, List<Point> corners, String label) {
    /** Kinds of marks, each with its colour (0xRRGGBB) of Okabe and Ito's palette, told apart by colour-blind eyes. */
    enum Kind {
        CROP("crops", 0xFFFFFF),
        REGION("regions", 0x009E73),
        OBJECT("objects", 0x56B4E9),
        PERSON("people", 0xE69F00),
        FACE("faces", 0xCC79A7),
        WORD("text", 0xF0E442);

        private final String title;
        private final int rgb;

        Kind(String title, int rgb) {
            this.title = title;
            this.rgb = rgb;
        }

        String title() {
            return title;
        }

        int rgb() {
            return rgb;
        }
    }

    Mark {
        corners = List.copyOf(corners);
    }

    static Mark of(Kind kind, BoundingBox box, String label) {
        int right = box.x() + box.w();
        int bottom = box.y() + box.h();
        return new Mark(
                kind,
                List.of(
                        new Point(box.x(), box.y()),
                        new Point(right, box.y()),
                        new Point(right, bottom),
                        new Point(box.x(), bottom)),
                label);
    }
}
