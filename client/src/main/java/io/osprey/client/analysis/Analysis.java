package io.osprey.client.analysis;

import java.util.List;

/**
 * What the service says about a picture. A feature that was not asked for is null; one with nothing found is empty.
 *
 * @param modelVersion null if the service did not say
 * @param width of the picture, in pixels; null if the service did not say
 * @param height of the picture, in pixels; null if the service did not say
 * @param caption nullable
 * @param denseCaptions nullable; the first is about the whole picture
 * @param tags nullable; surest first
 * @param objects nullable
 * @param people nullable; surest first
 * @param lines text; nullable
 * @param crops nullable; in the order of the ratios
 * @param customModel nullable
 */
public record Analysis(
        String modelVersion,
        Integer width,
        Integer height,
        Caption caption,
        List<DenseCaption> denseCaptions,
        List<Tag> tags,
        List<DetectedObject> objects,
        List<DetectedPerson> people,
        List<TextLine> lines,
        List<Crop> crops,
        CustomModelResult customModel) {
    public Analysis {
        denseCaptions = copy(denseCaptions);
        tags = copy(tags);
        objects = copy(objects);
        people = copy(people);
        lines = copy(lines);
        crops = copy(crops);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? null : List.copyOf(list);
    }
}
