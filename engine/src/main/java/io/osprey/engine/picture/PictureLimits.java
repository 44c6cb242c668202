package io.osprey.engine.picture;

import java.util.Set;

/**
 * What a caller accepts; checked from the file's header, before any decoding.
 *
 * @param formats accepted formats
 * @param maxBytes largest file, inclusive
 * @param minSide smallest width and height in pixels, inclusive
 * @param maxSide largest width and height in pixels, inclusive
 * @param maxPixels largest product of width and height, inclusive
 */
public record PictureLimits(Set<PictureFormat> formats, long maxBytes, int minSide, int maxSide, long maxPixels) {
    public PictureLimits {
        formats = Set.copyOf(formats);
        if (maxBytes < 1 || minSide < 1 || maxSide < minSide || maxPixels < 1) {
            throw new IllegalArgumentException("impossible limits");
        }
    }
}
