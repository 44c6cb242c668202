package io.osprey.engine.custom;

import java.util.List;

/** What the boxes of an annotation file are measured in. */
public enum BoxUnits {
    /** There are no boxes. */
    NONE,
    /** Fractions of the picture's width and height, as Azure wants them. */
    RELATIVE,
    /** Pixels, as COCO has them. */
    ABSOLUTE,
    /** Of several files, some have fractions and some pixels. */
    MIXED;

    private static final double TOLERANCE = 1e-6;

    /**
     * A box of an annotation file.
     *
     * @param left from the picture's left
     * @param top from the picture's top
     */
    record Box(double left, double top, double width, double height) {
        private boolean isBeyondOne() {
            return left > 1 + TOLERANCE || top > 1 + TOLERANCE || width > 1 + TOLERANCE || height > 1 + TOLERANCE;
        }

        private boolean isFractional() {
            return !isBeyondOne() && !(isWhole(left) && isWhole(top) && isWhole(width) && isWhole(height));
        }

        private static boolean isWhole(double value) {
            return value == Math.rint(value);
        }

        /** Whether it lies in a picture of this size and has an area. */
        boolean isInside(double pictureWidth, double pictureHeight) {
            return left >= 0
                    && left < pictureWidth
                    && top >= 0
                    && top < pictureHeight
                    && width > 0
                    && height > 0
                    && left + width <= pictureWidth * (1 + TOLERANCE)
                    && top + height <= pictureHeight * (1 + TOLERANCE);
        }
    }

    /**
     * The units of a file's boxes: absolute when more of them have a value above 1 than lie within 0..1 with fractions. Boxes that
     * fit neither way don't count, such as {@code [0, 0, 1, 1]}; where all are like that, they are relative.
     */
    static BoxUnits of(List<Box> boxes) {
        if (boxes.isEmpty()) {
            return NONE;
        }
        long absolute = boxes.stream().filter(Box::isBeyondOne).count();
        long relative = boxes.stream().filter(Box::isFractional).count();
        return absolute > relative ? ABSOLUTE : RELATIVE;
    }

    /** Whether a box can't be in these units in a picture of so many pixels: outside of it, empty, or in the other units. */
    boolean refuses(Box box, int pictureWidth, int pictureHeight) {
        return switch (this) {
            case NONE, MIXED -> true;
            case RELATIVE -> !box.isInside(1, 1);
            case ABSOLUTE -> !box.isInside(pictureWidth, pictureHeight) || box.isFractional();
        };
    }
}
