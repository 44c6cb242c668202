package io.osprey.engine.picture;

/**
 * Size and format of a picture.
 *
 * @param width pixels, after EXIF orientation
 * @param height pixels, after EXIF orientation
 * @param format of the file
 */
public record PictureInfo(int width, int height, PictureFormat format) {
    public PictureInfo {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("not a picture size: " + width + "x" + height);
        }
    }
}
