package io.osprey.engine.picture;

/**
 * An upright picture in 8-bit RGB. Very large files are decoded at a reduced scale, so the pixels at hand may be fewer
 * than {@link #info()} says: readers work in fractions of the picture, or scale by {@code info().width() / pixelWidth()}.
 *
 * @param info size of the file's picture (EXIF orientation applied) and its format
 * @param pixelWidth width of {@code rgb}, at most {@code info.width()}
 * @param pixelHeight height of {@code rgb}, at most {@code info.height()}
 * @param rgb {@code pixelHeight x pixelWidth x 3} bytes, row by row, red first; not copied: don't write to it
 */
public record Picture(PictureInfo info, int pixelWidth, int pixelHeight, byte[] rgb) {
    public Picture {
        if (rgb.length != 3L * pixelWidth * pixelHeight) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes are not " + pixelWidth + "x" + pixelHeight + " RGB pixels");
        }
    }
}
