package io.osprey.engine.picture;

/** The file formats that can be read. */
public enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    BMP,
    TIFF,
    WEBP,
    ICO,
    MPO
}
