package io.osprey.engine.custom;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import io.osprey.engine.sight.SharedNetwork;
import java.util.ArrayList;
import java.util.List;

/** Runs the shared network. Thread-safe. */
record NetworkLooker(ModelBundle bundle, SharedNetwork network) implements PictureLooker {
    static final String ROLE = "shared";

    private static final int CHANNELS = 3;
    private static final Region MIDDLE = new Region(0.1, 0.1, 0.9, 0.9);

    @Override
    public CustomCard.NeededModels models() {
        return new CustomCard.NeededModels(bundle.version(), bundle.sha256(ROLE));
    }

    @Override
    public List<float[]> look(Picture picture, int views) {
        if (views < 1 || views > MOST_VIEWS) {
            throw new IllegalArgumentException(views + " views");
        }
        List<float[]> seen = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            Picture part = view < 2 ? picture : part(picture, MIDDLE);
            seen.add(network.look(view % 2 == 0 ? part : mirrored(part)).embedding());
        }
        return seen;
    }

    private static Picture part(Picture picture, Region region) {
        int width = Math.max(1, (int) Math.round(picture.pixelWidth() * (region.right() - region.left())));
        int height = Math.max(1, (int) Math.round(picture.pixelHeight() * (region.bottom() - region.top())));
        return ofPixels(picture, width, height, Pixels.toRgb(picture, region, width, height));
    }

    /** Left and right exchanged. */
    static Picture mirrored(Picture picture) {
        int width = picture.pixelWidth();
        byte[] rgb = picture.rgb();
        byte[] mirrored = new byte[rgb.length];
        for (int row = 0; row < picture.pixelHeight(); row++) {
            int start = row * width * CHANNELS;
            for (int x = 0; x < width; x++) {
                System.arraycopy(rgb, start + x * CHANNELS, mirrored, start + (width - 1 - x) * CHANNELS, CHANNELS);
            }
        }
        return ofPixels(picture, width, picture.pixelHeight(), mirrored);
    }

    private static Picture ofPixels(Picture whole, int width, int height, byte[] rgb) {
        return new Picture(new PictureInfo(width, height, whole.info().format()), width, height, rgb);
    }

    @Override
    public void close() {
        bundle.close();
    }
}
