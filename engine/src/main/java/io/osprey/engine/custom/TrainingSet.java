package io.osprey.engine.custom;

import io.osprey.engine.custom.DataSetException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures of a data set as the shared network sees them.
 *
 * @param tags sorted, 2 or more
 * @param pictures by tag and then by SHA-256, no two of one SHA-256: the order of the data set's entries doesn't matter
 */
record TrainingSet(List<String> tags, List<SeenPicture> pictures) {
    /** Fewer pictures of a tag can't be trained on: one is needed to learn from, and one to choose the strength by. */
    static final int LEAST_PICTURES_PER_TAG = 2;

    TrainingSet {
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture that was looked at.
     *
     * @param name for messages
     * @param tag what it shows
     * @param sha256 of its file
     * @param views what the network says of each view, the whole picture first
     */
    record SeenPicture(String name, String tag, String sha256, List<float[]> views) {}

    /**
     * Puts pictures in order. Of those with the same bytes only one is kept.
     *
     * @throws DataSetException when the same bytes have two tags, there is only one tag, or one has too few pictures
     */
    static TrainingSet of(List<SeenPicture> pictures) {
        List<String> problems = new ArrayList<>();
        Map<String, SeenPicture> distinct = new HashMap<>();
        for (SeenPicture picture : pictures) {
            SeenPicture same = distinct.putIfAbsent(picture.sha256(), picture);
            if (same != null && !same.tag().equals(picture.tag())) {
                problems.add(picture.name() + " is '" + picture.tag() + "', but the same picture is '" + same.tag()
                        + "' as " + same.name());
            }
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        distinct.values().forEach(picture -> counts.merge(picture.tag(), 1, Integer::sum));
        counts.forEach((tag, count) -> {
            if (count < LEAST_PICTURES_PER_TAG) {
                problems.add("the tag '" + tag + "' has " + count + " picture; it needs " + LEAST_PICTURES_PER_TAG
                        + " different ones");
            }
        });
        if (counts.size() < 2) {
            problems.add("there is " + counts.size() + " tag with pictures; 2 are needed");
        }
        if (!problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, problems);
        }
        return new TrainingSet(
                List.copyOf(counts.keySet()),
                distinct.values().stream()
                        .sorted(Comparator.comparing(SeenPicture::tag).thenComparing(SeenPicture::sha256))
                        .toList());
    }

    /** The number of each picture's tag. */
    int[] numbers() {
        return pictures.stream()
                .mapToInt(picture -> tags.indexOf(picture.tag()))
                .toArray();
    }

    /** SHA-256 over a line {@code SHA-256 TAG} for each picture, in their order, in UTF-8. */
    String sha256() {
        StringBuilder lines = new StringBuilder();
        pictures.forEach(picture ->
                lines.append(picture.sha256()).append(' ').append(picture.tag()).append('\n'));
        return CustomModelFile.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
