package io.osprey.server.v2;

import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureLimits;
import io.osprey.server.config.LimitSettings;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which pictures v1.0 to v3.2 take (api-v2.md section 1): JPEG, PNG, GIF and BMP. Multi-picture files count as JPEG, which
 * they begin with.
 *
 * @param limits for the picture reader
 */
public record ClassicLimits(PictureLimits limits) {
    private static final Set<PictureFormat> FORMATS =
            EnumSet.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.GIF, PictureFormat.BMP, PictureFormat.MPO);

    /** The limits of the settings. */
    public static ClassicLimits of(LimitSettings settings) {
        return new ClassicLimits(new PictureLimits(
                FORMATS,
                settings.visionMaxBytes().toBytes(),
                settings.minSidePixels(),
                settings.maxSidePixels(),
                settings.maxPixels()));
    }
}
