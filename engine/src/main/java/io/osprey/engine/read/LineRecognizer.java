package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import io.osprey.engine.model.ModelException;
import io.osprey.engine.model.Network;
import io.osprey.engine.model.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads lines with a network that says at each time step which symbol of its alphabet it sees. Thread-safe. */
final class LineRecognizer {
    private final String role;
    private final Network network;
    private final RecognizeCard card;
    private final PixelScale scale;
    private final CtcDecoder decoder;

    /** Opens the network of a role, with its card and its attachment {@code alphabet}. */
    LineRecognizer(ModelBundle bundle, String role) {
        this.role = role;
        network = bundle.network(role);
        card = bundle.card(role, RecognizeCard.class);
        scale = card.pixelScale();
        decoder = new CtcDecoder(alphabet(bundle.attachment(role, "alphabet")), card.spaceThreshold());
    }

    /** See {@link RecognizeCard#keeps}. */
    boolean keeps(RecognizedLine line) {
        return card.keeps(line);
    }

    /** See {@link RecognizeCard#polygonInset()}. */
    double polygonInset() {
        return card.polygonInset();
    }

    /**
     * Reads each box. Lines of equal input width run together, so that a line's answer doesn't depend on its neighbours.
     *
     * @return one line for each box, in the same order
     */
    List<RecognizedLine> recognize(PixelSource source, List<TextBox> boxes) {
        Map<Integer, List<Integer>> byWidth = new TreeMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            byWidth.computeIfAbsent(inputWidth(boxes.get(i)), width -> new ArrayList<>())
                    .add(i);
        }
        RecognizedLine[] lines = new RecognizedLine[boxes.size()];
        byWidth.forEach((width, indices) -> {
            int batch = Math.max(1, card.batchWidth() / width);
            for (int start = 0; start < indices.size(); start += batch) {
                List<Integer> some = indices.subList(start, Math.min(indices.size(), start + batch));
                List<RecognizedLine> answers =
                        run(source, some.stream().map(boxes::get).toList(), width);
                for (int i = 0; i < answers.size(); i++) {
                    lines[some.get(i)] = answers.get(i);
                }
            }
        });
        return Arrays.asList(lines);
    }

    private List<RecognizedLine> run(PixelSource source, List<TextBox> boxes, int width) {
        int size = 3 * card.height() * width;
        float[] planes = new float[boxes.size() * size];
        List<LineInk> inks = new ArrayList<>(boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            int textWidth = textWidth(boxes.get(i));
            byte[] rgb = source.cut(boxes.get(i), textWidth, card.height());
            inks.add(LineInk.of(rgb, textWidth, card.height()));
            scale.write(rgb, textWidth, card.height(), planes, i * size, width);
        }
        Tensor input = Tensor.of(planes, boxes.size(), 3, card.height(), width);
        Tensor.Floats output = network.run(Map.of(card.input(), input)).get(card.output());
        int steps = output.size(1);
        if (output.size(2) != decoder.symbols()) {
            throw new ModelException("model '" + role + "' tells " + output.size(2)
                    + " symbols apart, but its alphabet has " + decoder.symbols());
        }
        List<RecognizedLine> lines = new ArrayList<>(boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            double boxSteps = (double) steps * textWidth(boxes.get(i)) / width;
            lines.add(new RecognizedLine(
                    boxes.get(i),
                    decoder.decode(output.values(), i * steps * output.size(2), steps),
                    boxSteps,
                    inks.get(i)));
        }
        return lines;
    }

    /** Width of the text in the network's input. */
    private int textWidth(TextBox box) {
        double width = Math.ceil(card.height() * box.width() / Math.max(box.height(), 1e-9));
        return (int) Math.max(1, Math.min(card.maxWidth(), width));
    }

    private int inputWidth(TextBox box) {
        int wanted = Math.max(card.minWidth(), textWidth(box));
        return (wanted + card.widthStep() - 1) / card.widthStep() * card.widthStep();
    }

    /** CTC's blank, the symbols of the file (one on each line), the space. */
    private static List<String> alphabet(byte[] file) {
        List<String> alphabet = new ArrayList<>();
        alphabet.add("");
        alphabet.addAll(new String(file, StandardCharsets.UTF_8).lines().toList());
        alphabet.add(" ");
        return alphabet;
    }
}
