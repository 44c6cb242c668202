package io.osprey.engine.crop;

import io.osprey.engine.BoundingBox;
import io.osprey.engine.picture.PictureInfo;

/** Parts of a picture that have a given shape: pure functions. */
public final class CropShape {
    private CropShape() {}

    /**
     * The largest part of the given shape in the picture's middle.
     *
     * @param aspectRatio width / height, above 0
     */
    public static BoundingBox middle(PictureInfo picture, double aspectRatio) {
        return largestAround(picture, aspectRatio, BoundingBox.whole(picture.width(), picture.height()));
    }

    /**
     * The largest part of the given shape whose middle is as close to that of another part as the picture's edges allow. Its
     * ratio is as close to the one asked for as whole pixels allow.
     *
     * @param aspectRatio width / height, above 0
     */
    public static BoundingBox largestAround(PictureInfo picture, double aspectRatio, BoundingBox part) {
        BoundingBox size = scaled(picture.width(), picture.height(), aspectRatio, 1);
        return new BoundingBox(
                around(part.x(), part.w(), size.w(), picture.width()),
                around(part.y(), part.h(), size.h(), picture.height()),
                size.w(),
                size.h());
    }

    private static int around(int start, int length, int newLength, int end) {
        return clamp(start + (length - newLength) / 2, 0, end - newLength);
    }

    /**
     * A part of the given shape in the corner of a picture. The longer side follows the shorter, which rounds less.
     *
     * @param scale the part's sides to those of the largest one of its shape, above 0, at most 1
     */
    static BoundingBox scaled(int width, int height, double aspectRatio, double scale) {
        if (aspectRatio >= 1) {
            int h = clamp((int) (Math.min(height, width / aspectRatio) * scale), 1, height);
            return BoundingBox.whole(clamp((int) Math.round(h * aspectRatio), 1, width), h);
        }
        int w = clamp((int) (Math.min(width, height * aspectRatio) * scale), 1, width);
        return BoundingBox.whole(w, clamp((int) Math.round(w / aspectRatio), 1, height));
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }
}
