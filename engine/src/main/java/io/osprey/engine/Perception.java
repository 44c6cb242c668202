package io.osprey.engine;

import io.osprey.engine.caption.Sentence;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.Region;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.sight.Detections;
import io.osprey.engine.sight.Sight;
import java.util.List;

/**
 * What the networks say about one picture. Each network runs at most once, on first demand, however many features ask.
 * Belongs to one request: not thread-safe.
 */
public interface Perception {
    /** The picture. */
    Picture picture();

    /** What the shared network says of the whole picture. */
    Sight sight();

    /** Things, people and faces, from the shared network. */
    Detections detections();

    /** Where the eye goes, from the shared network. */
    default AttentionMap attention() {
        return sight().attention();
    }

    /** Sentences about the whole picture, best first, at least one; more than one when the request wants several. */
    List<Sentence> sentences();

    /** One sentence about each of the given parts of the picture, in their order. Runs anew on each call. */
    List<Sentence> sentences(List<Region> regions);

    /** Each of the given parts of the picture as a vector of unit length, in their order. Runs anew on each call. */
    List<float[]> embeddings(List<Region> regions);

    /** Text found in the picture, from the reading networks. */
    ReadResult text();
}
