package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import java.util.List;
import java.util.Map;

/**
 * Finds where lines of text are, with the network {@code read-detect}. Large pictures are seen twice: as a whole, and closer in
 * tiles, so that small text is found. What a tile takes in memory doesn't depend on the picture. Thread-safe.
 */
final class TextDetector {
    private static final String ROLE = "read-detect";
    /** A tile whose levels differ by less has no text on it. */
    private static final int LEAST_CONTRAST = 20;

    private final Network network;
    private final DetectCard card;
    private final PixelScale scale;
    private final BoxFinder finder;

    TextDetector(ModelBundle bundle) {
        network = bundle.network(ROLE);
        card = bundle.card(ROLE, DetectCard.class);
        scale = card.pixelScale();
        finder = new BoxFinder(card);
    }

    /** The boxes of all lines, in {@link Picture#rgb()}'s pixels, in no particular order. */
    List<TextBox> detect(Picture picture) {
        InputSize size = InputSize.whole(picture.pixelWidth(), picture.pixelHeight(), card);
        List<TextBox> whole = boxes(see(picture, Region.WHOLE, size), picture);
        if (Math.max(picture.pixelWidth(), picture.pixelHeight()) < card.tiledFromSide()) {
            return whole;
        }
        List<TextBox> close = boxes(seeClosely(picture), picture);
        double reduced = (double) picture.pixelWidth() / size.width();
        return DetectionMerger.merge(whole, close, card.clearHeight() * reduced);
    }

    private List<TextBox> boxes(ProbabilityMap map, Picture picture) {
        double scaleX = (double) picture.pixelWidth() / map.width();
        double scaleY = (double) picture.pixelHeight() / map.height();
        return finder.find(map).stream().map(box -> box.scaled(scaleX, scaleY)).toList();
    }

    private ProbabilityMap see(Picture picture, Region region, InputSize size) {
        return see(Pixels.toRgb(picture, region, size.width(), size.height()), size);
    }

    private ProbabilityMap see(byte[] rgb, InputSize size) {
        float[] planes = new float[3 * size.width() * size.height()];
        scale.write(rgb, size.width(), size.height(), planes, 0, size.width());
        Tensor.Floats output = network.run(Map.of(card.input(), Tensor.of(planes, 1, 3, size.height(), size.width())))
                .get(card.output());
        return new ProbabilityMap(output.size(3), output.size(2), output.values());
    }

    /** One map of the whole picture, put together from tiles: a line that crosses tiles stays one. */
    private ProbabilityMap seeClosely(Picture picture) {
        InputSize size = InputSize.tiled(picture.pixelWidth(), picture.pixelHeight(), card);
        float[] map = new float[size.width() * size.height()];
        for (Tiles.Stretch y : Tiles.of(size.height(), card.tileSide(), card.tileOverlap(), card.stride())) {
            for (Tiles.Stretch x : Tiles.of(size.width(), card.tileSide(), card.tileOverlap(), card.stride())) {
                Region region = new Region(
                        (double) x.from() / size.width(),
                        (double) y.from() / size.height(),
                        (double) (x.from() + x.size()) / size.width(),
                        (double) (y.from() + y.size()) / size.height());
                InputSize tile = new InputSize(x.size(), y.size());
                byte[] rgb = Pixels.toRgb(picture, region, tile.width(), tile.height());
                if (!isFlat(rgb)) {
                    copy(see(rgb, tile), x, y, map, size.width());
                }
            }
        }
        return new ProbabilityMap(size.width(), size.height(), map);
    }

    private static boolean isFlat(byte[] rgb) {
        int least = 255;
        int most = 0;
        for (byte value : rgb) {
            least = Math.min(least, value & 0xff);
            most = Math.max(most, value & 0xff);
        }
        return most - least < LEAST_CONTRAST;
    }

    private static void copy(ProbabilityMap tile, Tiles.Stretch x, Tiles.Stretch y, float[] map, int width) {
        for (int row = y.ownFrom(); row < y.ownTo(); row++) {
            System.arraycopy(
                    tile.values(),
                    (row - y.from()) * tile.width() + x.ownFrom() - x.from(),
                    map,
                    row * width + x.ownFrom(),
                    x.ownTo() - x.ownFrom());
        }
    }

    /** The size in which the network sees a picture, a tile, or all tiles together. */
    record InputSize(int width, int height) {
        /** Shrinks to the longest side wanted, enlarges to the shortest side wanted, and rounds to whole strides. */
        static InputSize whole(int width, int height, DetectCard card) {
            double enlarge = Math.max(1, (double) card.minSide() / Math.min(width, height));
            double ratio = Math.min(enlarge, (double) card.maxSide() / Math.max(width, height));
            return rounded(width * ratio, height * ratio, card.stride());
        }

        /** Shrinks to the most pixels wanted and rounds to whole strides. */
        static InputSize tiled(int width, int height, DetectCard card) {
            double ratio = Math.min(1, Math.sqrt((double) card.maxTiledPixels() / ((double) width * height)));
            return rounded(width * ratio, height * ratio, card.stride());
        }

        private static InputSize rounded(double width, double height, int stride) {
            return new InputSize(rounded(width, stride), rounded(height, stride));
        }

        private static int rounded(double side, int stride) {
            return (int) Math.max(stride, Math.round(side / stride) * stride);
        }
    }
}
