package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells which lines may stand on their heads, with the network {@code read-classify}. Thread-safe. */
final class LineTurner {
    private static final String ROLE = "read-classify";

    private final Network network;
    private final ClassifyCard card;
    private final PixelScale scale;

    LineTurner(ModelBundle bundle) {
        network = bundle.network(ROLE);
        card = bundle.card(ROLE, ClassifyCard.class);
        scale = card.pixelScale();
    }

    /** For each box whether its text may be upside down. */
    List<Boolean> mayBeUpsideDown(PixelSource source, List<TextBox> boxes) {
        List<Boolean> answers = new ArrayList<>(boxes.size());
        for (int start = 0; start < boxes.size(); start += card.batch()) {
            answers.addAll(classify(source, boxes.subList(start, Math.min(boxes.size(), start + card.batch()))));
        }
        return answers;
    }

    private List<Boolean> classify(PixelSource source, List<TextBox> boxes) {
        int size = 3 * card.height() * card.width();
        float[] planes = new float[boxes.size() * size];
        for (int i = 0; i < boxes.size(); i++) {
            TextBox box = boxes.get(i);
            int width = (int) Math.ceil(card.height() * box.width() / Math.max(box.height(), 1e-9));
            width = Math.max(1, Math.min(card.width(), width));
            scale.write(source.cut(box, width, card.height()), width, card.height(), planes, i * size, card.width());
        }
        Tensor input = Tensor.of(planes, boxes.size(), 3, card.height(), card.width());
        Tensor.Floats output = network.run(Map.of(card.input(), input)).get(card.output());
        List<Boolean> answers = new ArrayList<>(boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            answers.add(output.values()[i * 2 + 1] >= card.threshold());
        }
        return answers;
    }
}
