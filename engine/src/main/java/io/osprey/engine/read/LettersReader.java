package io.osprey.engine.read;

import io.osprey.engine.model.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lines a second time, with the network {@code read-letters}, which knows accents and kana, and keeps the better reading. A
 * bundle need not have it. Thread-safe.
 */
final class LettersReader {
    private static final String ROLE = "read-letters";

    private final LineRecognizer recognizer;
    private final ReadingChooser chooser;

    private LettersReader(ModelBundle bundle) {
        recognizer = new LineRecognizer(bundle, ROLE);
        chooser = new ReadingChooser(bundle.card(ROLE, LettersCard.class));
    }

    /** The bundle's reader of letters; empty when it has none. */
    static Optional<LettersReader> in(ModelBundle bundle) {
        return bundle.roles().contains(ROLE) ? Optional.of(new LettersReader(bundle)) : Optional.empty();
    }

    /** For each line the better one of its reading and this network's. */
    List<RecognizedLine> reread(PixelSource source, List<RecognizedLine> lines) {
        List<RecognizedLine> letters = recognizer.recognize(
                source, lines.stream().map(RecognizedLine::box).toList());
        List<RecognizedLine> best = new ArrayList<>(lines.size());
        for (int i = 0; i < letters.size(); i++) {
            best.add(chooser.choose(lines.get(i), letters.get(i)));
        }
        return best;
    }
}
