package io.osprey.engine.custom;

import io.osprey.engine.custom.BoxUnits.Box;
import io.osprey.engine.custom.DataSetException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A COCO file whose annotations give each picture one tag, checked as Azure does: {@code images}, {@code annotations} and
 * {@code categories}, one annotation for each picture. Boxes are not needed; where there are some, they are checked too. Nothing
 * is read but the file.
 *
 * @param entries in the order of the ids
 * @param boxes what boxes are measured in
 * @param categories names of all categories, also of those without pictures, in the order of the ids
 */
public record CocoClassification(List<Entry> entries, BoxUnits boxes, List<String> categories) {
    static final int MOST_CATEGORIES = 2_500;
    static final int LEAST_SIDE_PIXELS = 10;
    static final int MOST_SIDE_PIXELS = 10_240;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public CocoClassification {
        entries = List.copyOf(entries);
        categories = List.copyOf(categories);
    }

    /**
     * A picture and its tag.
     *
     * @param id of the image
     * @param fileName as the file has it
     * @param address {@code absolute_url}, or else {@code coco_url}; empty when there is neither
     * @param width pixels, as the file says
     * @param height pixels, as the file says
     * @param tag name of its category
     */
    public record Entry(long id, String fileName, Optional<String> address, int width, int height, String tag) {
        /** What messages call it. */
        public String name() {
            return "image " + id + " (" + fileName + ")";
        }
    }

    /**
     * Reads a file.
     *
     * @throws DataSetException naming every entry that is broken, missing or contradicts another
     */
    public static CocoClassification read(byte[] json, CocoRules rules) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new DataSetException(Reason.CORRUPT, "the annotation file is not JSON: " + e.getOriginalMessage());
        }
        if (root.path("images").isArray() && root.path("images").isEmpty()) {
            throw new DataSetException(Reason.EMPTY, "the annotation file has no images");
        }
        Reading reading = new Reading(rules);
        CocoClassification read = reading.read(root);
        if (!reading.problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, reading.problems);
        }
        return read;
    }

    /**
     * Several files as one data set; categories of the same name are the same.
     *
     * @param files at least one
     * @throws DataSetException when there are too many or too few pictures or categories
     */
    public static CocoClassification joined(List<CocoClassification> files, CocoRules rules) {
        List<Entry> entries =
                files.stream().flatMap(file -> file.entries().stream()).toList();
        List<String> categories = files.stream()
                .flatMap(file -> file.categories().stream())
                .distinct()
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        entries.forEach(entry -> counts.merge(entry.tag(), 1, Integer::sum));
        List<String> problems = new ArrayList<>();
        countProblem(categories.size(), rules).ifPresent(problems::add);
        for (String category : categories) {
            int count = counts.getOrDefault(category, 0);
            if (count < rules.leastPicturesPerCategory()) {
                problems.add("the category '" + category + "' has " + count + " images; it needs "
                        + rules.leastPicturesPerCategory());
            }
        }
        if (entries.size() > rules.mostImages()) {
            problems.add(entries.size() + " images are more than the " + rules.mostImages() + " allowed");
        }
        if (!problems.isEmpty()) {
            throw new DataSetException(Reason.CORRUPT, problems);
        }
        List<BoxUnits> units = files.stream()
                .map(CocoClassification::boxes)
                .filter(unit -> unit != BoxUnits.NONE)
                .distinct()
                .toList();
        return new CocoClassification(
                entries,
                units.isEmpty() ? BoxUnits.NONE : units.size() == 1 ? units.get(0) : BoxUnits.MIXED,
                categories);
    }

    private static Optional<String> countProblem(int categories, CocoRules rules) {
        return categories >= rules.leastCategories() && categories <= MOST_CATEGORIES
                ? Optional.empty()
                : Optional.of("there are " + categories + " categories; " + rules.leastCategories() + " to "
                        + MOST_CATEGORIES + " are allowed");
    }

    private record Image(String fileName, Optional<String> address, int width, int height) {}

    private record BoxOfImage(long annotation, long image, Box box) {}

    /** One pass over a file; gathers problems. */
    private static final class Reading {
        private final List<String> problems = new ArrayList<>();
        private final List<BoxOfImage> boxes = new ArrayList<>();
        private final CocoRules rules;

        Reading(CocoRules rules) {
            this.rules = rules;
        }

        CocoClassification read(JsonNode root) {
            Map<Long, Image> images = new TreeMap<>();
            ids(root, "images", "image").forEach((id, node) -> images.put(id, image(id, node)));
            Map<Long, String> categories = categories(ids(root, "categories", "category"));
            Map<Long, Long> categoryOf = new HashMap<>();
            ids(root, "annotations", "annotation")
                    .forEach((id, node) -> annotation(id, node, images, categories, categoryOf));
            if (images.size() > rules.mostImages()) {
                problems.add(images.size() + " images are more than the " + rules.mostImages() + " allowed");
            }
            BoxUnits units = BoxUnits.of(boxes.stream().map(BoxOfImage::box).toList());
            checkBoxes(units, images);
            checkCounts(categories, categoryOf);
            List<Entry> entries = new ArrayList<>();
            images.forEach((id, image) -> {
                Long category = categoryOf.get(id);
                if (category == null) {
                    problems.add("image " + id + " (" + image.fileName() + ") has no annotation");
                } else {
                    entries.add(new Entry(
                            id,
                            image.fileName(),
                            image.address(),
                            image.width(),
                            image.height(),
                            categories.get(category)));
                }
            });
            return new CocoClassification(entries, units, List.copyOf(categories.values()));
        }

        /** The members of an array by their ids. */
        private Map<Long, JsonNode> ids(JsonNode root, String array, String entry) {
            Map<Long, JsonNode> byId = new LinkedHashMap<>();
            JsonNode members = root.path(array);
            if (!members.isArray() || members.isEmpty()) {
                problems.add("the annotation file has no " + array);
                return byId;
            }
            int place = 0;
            for (JsonNode member : members) {
                place++;
                Optional<Long> id = whole(member, "id");
                if (id.isEmpty()) {
                    problems.add(entry + " number " + place + " has no whole number as id");
                } else if (!rules.gapsAllowed() && (id.get() < 1 || id.get() > members.size())) {
                    problems.add(entry + " " + id.get() + ": ids are 1 to " + members.size()
                            + " without gaps, as there are so many");
                } else if (byId.putIfAbsent(id.get(), member) != null) {
                    problems.add(entry + " " + id.get() + " is there twice");
                }
            }
            return byId;
        }

        private Image image(long id, JsonNode node) {
            String fileName = text(node, "file_name").orElse("");
            String name = "image " + id + (fileName.isEmpty() ? "" : " (" + fileName + ")");
            if (fileName.isEmpty()) {
                problems.add(name + " has no file_name");
            }
            Optional<String> address = text(node, "absolute_url").or(() -> text(node, "coco_url"));
            if (rules.addressNeeded() && address.isEmpty()) {
                problems.add(name + " has neither absolute_url nor coco_url");
            }
            return new Image(fileName, address, side(name, node, "width"), side(name, node, "height"));
        }

        private int side(String name, JsonNode node, String field) {
            long side = whole(node, field).orElse(-1L);
            if (side < LEAST_SIDE_PIXELS || side > MOST_SIDE_PIXELS) {
                problems.add(name + ": the " + field + " must be " + LEAST_SIDE_PIXELS + " to " + MOST_SIDE_PIXELS
                        + " pixels");
            }
            return (int) side;
        }

        private Map<Long, String> categories(Map<Long, JsonNode> nodes) {
            Map<Long, String> names = new TreeMap<>();
            Set<String> known = new HashSet<>();
            nodes.forEach((id, node) -> {
                String name = text(node, "name").orElse("");
                if (name.isEmpty()) {
                    problems.add("category " + id + " has no name");
                } else if (!known.add(name)) {
                    problems.add("category " + id + ": there is another '" + name + "'");
                }
                names.put(id, name);
            });
            if (!nodes.isEmpty()) {
                countProblem(nodes.size(), rules).ifPresent(problems::add);
            }
            return names;
        }

        private void annotation(
                long id,
                JsonNode node,
                Map<Long, Image> images,
                Map<Long, String> categories,
                Map<Long, Long> categoryOf) {
            String name = "annotation " + id;
            Optional<Long> image = whole(node, "image_id").filter(images::containsKey);
            Optional<Long> category = whole(node, "category_id").filter(categories::containsKey);
            if (image.isEmpty()) {
                problems.add(name + ": there is no image with its image_id " + node.path("image_id"));
            }
            if (category.isEmpty()) {
                problems.add(name + ": there is no category with its category_id " + node.path("category_id"));
            }
            if (image.isEmpty() || category.isEmpty()) {
                return;
            }
            Long before = categoryOf.putIfAbsent(image.get(), category.get());
            if (before != null) {
                problems.add(
                        before.equals(category.get())
                                ? name + " gives image " + image.get() + " its category a second time"
                                : name + " gives image " + image.get() + " a second category, '"
                                        + categories.get(category.get()) + "' beside '" + categories.get(before) + "'");
            }
            if (node.hasNonNull("bbox")) {
                box(node.path("bbox"))
                        .ifPresentOrElse(
                                box -> boxes.add(new BoxOfImage(id, image.get(), box)),
                                () -> problems.add(name + ": its bbox is not four numbers"));
            }
        }

        private static Optional<Box> box(JsonNode node) {
            if (!node.isArray() || node.size() != 4) {
                return Optional.empty();
            }
            for (JsonNode value : node) {
                if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Box(
                    node.get(0).doubleValue(),
                    node.get(1).doubleValue(),
                    node.get(2).doubleValue(),
                    node.get(3).doubleValue()));
        }

        private void checkBoxes(BoxUnits units, Map<Long, Image> images) {
            for (BoxOfImage one : boxes) {
                Image image = images.get(one.image());
                if (units.refuses(one.box(), image.width(), image.height())) {
                    problems.add(
                            "annotation " + one.annotation() + ": its bbox is empty or leads out of the picture, in "
                                    + (units == BoxUnits.RELATIVE ? "fractions of its size" : "pixels")
                                    + " as most boxes of the file");
                }
            }
        }

        private void checkCounts(Map<Long, String> categories, Map<Long, Long> categoryOf) {
            Map<Long, Integer> counts = new HashMap<>();
            categoryOf.values().forEach(category -> counts.merge(category, 1, Integer::sum));
            categories.forEach((id, name) -> {
                int count = counts.getOrDefault(id, 0);
                if (count < rules.leastPicturesPerCategory()) {
                    problems.add("category " + id + " ('" + name + "') has " + count + " images; it needs "
                            + rules.leastPicturesPerCategory());
                }
            });
        }

        private static Optional<Long> whole(JsonNode node, String field) {
            JsonNode value = node.path(field);
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? Optional.of(value.longValue())
                    : Optional.empty();
        }

        private static Optional<String> text(JsonNode node, String field) {
            JsonNode value = node.path(field);
            return value.isString() && !value.stringValue().isBlank()
                    ? Optional.of(value.stringValue())
                    : Optional.empty();
        }
    }
}
