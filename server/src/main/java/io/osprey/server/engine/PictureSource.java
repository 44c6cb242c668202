package io.osprey.server.engine;

import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureException;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.PictureLimits;

/** Turns bytes into pixels. Thread-safe. */
@FunctionalInterface
public interface PictureSource {
    /**
     * Decodes a picture whose header is within the limits.
     *
     * @throws PictureException when it isn't, or isn't a picture
     */
    Picture read(byte[] bytes, PictureLimits limits) throws PictureException;

    /**
     * Looks at a picture's header alone, where that can be done.
     *
     * @throws PictureException when it isn't within the limits, or isn't a picture
     */
    default PictureInfo readInfo(byte[] bytes, PictureLimits limits) throws PictureException {
        return read(bytes, limits).info();
    }
}
