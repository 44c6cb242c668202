package io.osprey.engine;

import io.osprey.engine.caption.Captioner;
import io.osprey.engine.caption.Sentence;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Region;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.sight.BoxDecoder;
import io.osprey.engine.sight.Detections;
import io.osprey.engine.sight.SharedNetwork;
import io.osprey.engine.sight.Sight;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the networks of one request on first demand and keeps what they said. */
final class RequestPerception implements Perception {
    private final Picture picture;
    private final SharedNetwork shared;
    private final Captioner captioner;
    private final Once<Sight> sight;
    private final Once<Detections> detections;
    private final Once<List<Sentence>> sentences;
    private final Once<ReadResult> text;

    /**
     * @param textReader reads the text of a picture
     * @param wantedSentences how many sentences about the whole picture are wanted
     */
    RequestPerception(
            Picture picture,
            SharedNetwork shared,
            Captioner captioner,
            Function<Picture, ReadResult> textReader,
            int wantedSentences) {
        this.picture = picture;
        this.shared = shared;
        this.captioner = captioner;
        this.sight = new Once<>(() -> shared.look(picture));
        this.detections = new Once<>(() -> new BoxDecoder(shared.card()).decode(sight().boxes()));
        this.sentences = new Once<>(() -> captioner.describe(sight(), wantedSentences));
        this.text = new Once<>(() -> textReader.apply(picture));
    }

    /** A value that is made on first demand, unless the thread is interrupted by then. */
    private static final class Once<T> {
        private final Supplier<T> maker;
        private T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            if (value == null) {
                requireWanted();
                value = maker.get();
            }
            return value;
        }
    }

    @Override
    public Picture picture() {
        return picture;
    }

    @Override
    public Sight sight() {
        return sight.get();
    }

    @Override
    public Detections detections() {
        return detections.get();
    }

    @Override
    public List<Sentence> sentences() {
        return sentences.get();
    }

    @Override
    public List<Sentence> sentences(List<Region> regions) {
        requireWanted();
        return captioner.describeEach(shared.look(picture, regions));
    }

    @Override
    public List<float[]> embeddings(List<Region> regions) {
        requireWanted();
        return shared.look(picture, regions).stream().map(Sight::embedding).toList();
    }

    @Override
    public ReadResult text() {
        return text.get();
    }

    /** The answer is no longer wanted when the thread is interrupted; asked before each network runs. */
    static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
