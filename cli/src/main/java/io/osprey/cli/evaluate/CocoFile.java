package io.osprey.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * A file in COCO's format: instances (boxes) or captions. What it refers to is there.
 *
 * @param images by rising id
 * @param annotations of each image, by its id
 * @param categories name by id; empty for captions
 */
record CocoFile(List<Image> images, Map<Long, List<Annotation>> annotations, Map<Long, String> categories) {
    /** A picture: {@code {"id": 9, "file_name": "000000000009.jpg"}}. */
    record Image(Long id, @JsonProperty("file_name") String fileName) {}

    /** A box (left, top, width, height in pixels) of a category, or a caption. */
    record Annotation(
            @JsonProperty("image_id") Long imageId,
            @JsonProperty("category_id") Long categoryId,
            List<Double> bbox,
            Double area,
            Integer iscrowd,
            String caption) {}

    /** A class: {@code {"id": 1, "name": "person"}}. */
    record Category(Long id, String name) {}

    private record Content(List<Image> images, List<Annotation> annotations, List<Category> categories) {}

    /**
     * Reads a file.
     *
     * @throws InputException when it is no such file, or refers to what it doesn't have
     */
    static CocoFile read(Path file) throws InputException {
        Content content = InputFiles.json(file, new TypeReference<>() {});
        if (content.images() == null || content.annotations() == null) {
            throw new InputException(file, "not in COCO's format: it needs 'images' and 'annotations'");
        }
        Map<Long, String> categories = new LinkedHashMap<>();
        for (Category category : content.categories() == null ? List.<Category>of() : content.categories()) {
            if (category.id() == null || category.name() == null) {
                throw new InputException(file, "a category needs 'id' and 'name'");
            }
            if (categories.put(category.id(), category.name()) != null) {
                throw new InputException(file, "has the category " + category.id() + " twice");
            }
        }
        Map<Long, List<Annotation>> annotations = new LinkedHashMap<>();
        for (Image image : content.images()) {
            if (image.id() == null || image.fileName() == null) {
                throw new InputException(file, "an image needs 'id' and 'file_name'");
            }
            if (annotations.put(image.id(), new ArrayList<>()) != null) {
                throw new InputException(file, "has the image " + image.id() + " twice");
            }
        }
        for (Annotation annotation : content.annotations()) {
            List<Annotation> ofImage = annotations.get(annotation.imageId());
            if (ofImage == null) {
                throw new InputException(
                        file, "an annotation is of image " + annotation.imageId() + ", which is not among the images");
            }
            ofImage.add(annotation);
        }
        List<Image> sorted = content.images().stream()
                .sorted(Comparator.comparing(Image::id))
                .toList();
        return new CocoFile(sorted, annotations, categories);
    }
}
