package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Pixels;
import io.osprey.engine.picture.Region;
import java.util.List;
import java.util.Map;

/** Finds where lines of text are, with the network {@code read-detect}. Thread-safe. */
final class TextDetector {
    private static final String ROLE = "read-detect";

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
        int width = picture.pixelWidth();
        int height = picture.pixelHeight();
        InputSize size = InputSize.of(width, height, card);
        float[] planes = new float[3 * size.width() * size.height()];
        byte[] rgb = Pixels.toRgb(picture, Region.WHOLE, size.width(), size.height());
        scale.write(rgb, size.width(), size.height(), planes, 0, size.width());
        Tensor.Floats output = network.run(Map.of(card.input(), Tensor.of(planes, 1, 3, size.height(), size.width())))
                .get(card.output());
        ProbabilityMap map = new ProbabilityMap(output.size(3), output.size(2), output.values());
        return finder.find(map).stream()
                .map(box -> box.scaled((double) width / map.width(), (double) height / map.height()))
                .toList();
    }

    /** The size in which the network sees a picture. */
    record InputSize(int width, int height) {
        /** Shrinks to the longest side wanted, enlarges to the shortest side wanted, and rounds to whole strides. */
        static InputSize of(int width, int height, DetectCard card) {
            double enlarge = Math.max(1, (double) card.minSide() / Math.min(width, height));
            double ratio = Math.min(enlarge, (double) card.maxSide() / Math.max(width, height));
            return new InputSize(rounded(width * ratio, card.stride()), rounded(height * ratio, card.stride()));
        }

        private static int rounded(double side, int stride) {
            return (int) Math.max(stride, Math.round(side / stride) * stride);
        }
    }
}
