package io.osprey.engine.crop;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a crop of a picture should hold whole, in the order in which it matters: a crop never gives up a face for any number of
 * heads, nor a head for any number of words. Bodies are held as far as the rest allows.
 *
 * @param faces faces alone, as small as they are
 * @param heads faces with hair and hats, and where heads are likely though no face is seen
 * @param words lines of text
 * @param bodies whole people and things
 */
public record CropSubjects(
        List<WeightedRegion> faces,
        List<WeightedRegion> heads,
        List<WeightedRegion> words,
        List<WeightedRegion> bodies) {
    /** A picture in which nothing has to be held. */
    public static final CropSubjects NONE = new CropSubjects(List.of(), List.of(), List.of(), List.of());

    public CropSubjects {
        faces = List.copyOf(faces);
        heads = List.copyOf(heads);
        words = List.copyOf(words);
        bodies = List.copyOf(bodies);
    }

    /** All of them. */
    Stream<WeightedRegion> all() {
        return Stream.of(faces, heads, words, bodies).flatMap(List::stream);
    }
}
