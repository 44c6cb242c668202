package io.osprey.server.v4;

import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.config.LimitSettings;
import java.util.EnumSet;

/**
 * Which pictures 4.0 takes (api-v4.md section 3): every format that can be read.
 *
 * @param limits for the picture reader
 */
public record ImageLimits(PictureLimits limits) {
    /** The limits of the settings. */
    public static ImageLimits of(LimitSettings settings) {
        return new ImageLimits(new PictureLimits(
                EnumSet.allOf(PictureFormat.class),
                settings.imageAnalysisMaxBytes().toBytes(),
                settings.minSidePixels(),
                settings.maxSidePixels(),
                settings.maxPixels()));
    }
}
