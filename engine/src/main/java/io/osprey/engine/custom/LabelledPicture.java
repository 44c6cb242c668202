package io.osprey.engine.custom;

import java.io.IOException;

/**
 * A picture of a data set, not read yet.
 *
 * @param name what messages call it: the file, or the entry of the annotation file
 * @param tag what it shows
 * @param file where its bytes are
 */
public record LabelledPicture(String name, String tag, PictureFile file) {
    /** The bytes of a picture. */
    @FunctionalInterface
    public interface PictureFile {
        /** Reads them anew on each call. */
        byte[] read() throws IOException;
    }
}
