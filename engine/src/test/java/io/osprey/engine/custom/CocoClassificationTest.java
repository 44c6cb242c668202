package io.osprey.engine.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.osprey.engine.custom.CocoClassification.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoClassificationTest {
    /** Four pictures of 100 x 50 pixels, cats and dogs; single quotes for double ones. */
    private static final String RIGHT = """
            {'images': [
              {'id': 1, 'width': 100, 'height': 50, 'file_name': 'a.jpg', 'absolute_url': 'https://x.test/a.jpg'},
              {'id': 2, 'width': 100, 'height': 50, 'file_name': 'b.jpg', 'coco_url': 'https://x.test/b.jpg'},
              {'id': 3, 'width': 100, 'height': 50, 'file_name': 'c.jpg', 'absolute_url': 'https://x.test/c.jpg'},
              {'id': 4, 'width': 100, 'height': 50, 'file_name': 'd.jpg', 'absolute_url': 'https://x.test/d.jpg'}],
             'annotations': [
              {'id': 1, 'category_id': 1, 'image_id': 1},
              {'id': 2, 'category_id': 2, 'image_id': 2},
              {'id': 3, 'category_id': 1, 'image_id': 3},
              {'id': 4, 'category_id': 2, 'image_id': 4}],
             'categories': [{'id': 1, 'name': 'cat'}, {'id': 2, 'name': 'dog'}]}
            """;

    private static final CocoRules AZURE = new CocoRules(true, false, 2, 2, 1000);

    private static CocoClassification read(String json) {
        return CocoClassification.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), AZURE);
    }

    private static List<String> problems(String json) {
        return catchThrowableOfType(DataSetException.class, () -> read(json)).problems();
    }

    @Test
    void givesEachImageItsTag() {
        CocoClassification coco = read(RIGHT);
        assertThat(coco.boxes()).isEqualTo(BoxUnits.NONE);
        assertThat(coco.entries()).extracting(Entry::tag).containsExactly("cat", "dog", "cat", "dog");
        assertThat(coco.entries().get(1))
                .isEqualTo(new Entry(2, "b.jpg", Optional.of("https://x.test/b.jpg"), 100, 50, "dog"));
        assertThat(coco.entries().get(1).name()).isEqualTo("image 2 (b.jpg)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'id': 4, 'width'                  | 'id': 9, 'width'                     | image 9: ids are 1 to 4 without gaps, as there are so many
        'id': 4, 'width'                  | 'id': 3, 'width'                     | image 3 is there twice
        'id': 4, 'width'                  | 'id': 'x', 'width'                   | image number 4 has no whole number as id
        'width': 100, 'height': 50, 'file_name': 'c | 'width': 9, 'height': 50, 'file_name': 'c | image 3 (c.jpg): the width must be 10 to 10240 pixels
        'height': 50, 'file_name': 'c     | 'height': 10241, 'file_name': 'c     | image 3 (c.jpg): the height must be 10 to 10240 pixels
        'height': 50, 'file_name': 'c     | 'file_name': 'c                      | image 3 (c.jpg): the height must be 10 to 10240 pixels
        'file_name': 'c.jpg'              | 'file_name': ''                      | image 3 has no file_name
        'coco_url'                        | 'url'                                | image 2 (b.jpg) has neither absolute_url nor coco_url
        'id': 3, 'category_id'            | 'id': 5, 'category_id'               | annotation 5: ids are 1 to 4 without gaps, as there are so many
        'category_id': 1, 'image_id': 3   | 'category_id': 7, 'image_id': 3      | annotation 3: there is no category with its category_id 7
        'category_id': 1, 'image_id': 3   | 'category_id': 1, 'image_id': 0      | annotation 3: there is no image with its image_id 0
        'category_id': 1, 'image_id': 3   | 'category_id': 1, 'image_id': 1      | annotation 3 gives image 1 its category a second time
        'category_id': 1, 'image_id': 3   | 'category_id': 1, 'image_id': 2      | annotation 3 gives image 2 a second category, 'cat' beside 'dog'
        'category_id': 1, 'image_id': 3   | 'category_id': 1, 'image_id': 2      | image 3 (c.jpg) has no annotation
        'category_id': 1, 'image_id': 3   | 'category_id': 2, 'image_id': 3      | category 1 ('cat') has 1 images; it needs 2
        'name': 'dog'                     | 'name': 'cat'                        | category 2: there is another 'cat'
        'name': 'dog'                     | 'name': ' '                          | category 2 has no name
        , {'id': 2, 'name': 'dog'}        |                                      | there are 1 categories; 2 to 2500 are allowed
        'annotations'                     | 'notes'                              | the annotation file has no annotations
        'image_id': 3                     | 'image_id': 3, 'bbox': [1, 2, 3]     | annotation 3: its bbox is not four numbers
        """)
    void namesWhatIsWrong(String right, String wrong, String problem) {
        assertThat(RIGHT).contains(right);
        assertThat(problems(RIGHT.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong)))
                .contains(problem);
    }

    @Test
    void saysAllAtOnce() {
        assertThat(problems(RIGHT.replace("'width': 100", "'width': 0"))).hasSize(4);
        assertThat(problems("{}"))
                .containsExactly(
                        "the annotation file has no images",
                        "the annotation file has no categories",
                        "the annotation file has no annotations");
        assertThat(problems(RIGHT.replaceFirst("(?s)'images': \\[.*?\\]", "'images': []")))
                .containsExactly("the annotation file has no images");
        assertThat(problems("[1, 2")).singleElement().asString().startsWith("the annotation file is not JSON");
        assertThat(problems("")).isNotEmpty();
    }

    @Test
    void anAddressIsNotAlwaysNeeded() {
        String json =
                RIGHT.replace("absolute_url", "x").replace("coco_url", "x").replace('\'', '"');
        assertThat(CocoClassification.read(json.getBytes(StandardCharsets.UTF_8), CocoRules.BESIDE_PICTURES)
                        .entries())
                .hasSize(4)
                .allMatch(entry -> entry.address().isEmpty());
    }

    /** The right file with a box for each annotation. */
    private static String boxes(String... boxes) {
        String json = RIGHT;
        for (int i = 0; i < boxes.length; i++) {
            json = json.replace(
                    "'image_id': " + (i + 1) + "}", "'image_id': " + (i + 1) + ", 'bbox': " + boxes[i] + "}");
        }
        return json;
    }

    @Test
    void tellsRelativeBoxesFromAbsoluteOnes() {
        assertThat(read(boxes("[0.1, 0.2, 0.5, 0.5]", "[0, 0, 1, 1]")).boxes()).isEqualTo(BoxUnits.RELATIVE);
        assertThat(read(boxes("[10, 20, 50, 30]", "[0, 0, 1, 1]", "[0.5, 20, 50.5, 30]"))
                        .boxes())
                .isEqualTo(BoxUnits.ABSOLUTE);
        assertThat(read(boxes("[0, 0, 1, 1]")).boxes()).isEqualTo(BoxUnits.RELATIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [-0.1, 0, 0.5, 0.5]  | fractions of its size
        [1.0, 0, 0.5, 0.5]   | fractions of its size
        [0.6, 0, 0.5, 0.5]   | fractions of its size
        [0, 0.6, 0.5, 0.5]   | fractions of its size
        [0, 0, 0, 0.5]       | fractions of its size
        [10, 20, 50, 30]     | fractions of its size
        """)
    void refusesRelativeBoxesThatCantBe(String box, String units) {
        assertThat(problems(boxes(box, "[0.1, 0.1, 0.2, 0.2]", "[0.1, 0.1, 0.2, 0.2]")))
                .containsExactly("annotation 1: its bbox is empty or leads out of the picture, in " + units
                        + " as most boxes of the file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [60, 0, 41, 50]
        [0, 20, 10, 31]
        [100, 0, 1, 1]
        [5, 5, 0, 5]
        [0.1, 0.1, 0.2, 0.2]
        """)
    void refusesAbsoluteBoxesThatCantBe(String box) {
        assertThat(problems(boxes(box, "[0, 0, 100, 50]", "[10, 10, 20, 20]")))
                .containsExactly(
                        "annotation 1: its bbox is empty or leads out of the picture, in pixels as most boxes of the"
                                + " file");
    }

    /** As Microsoft's COCO itself: categories end at 90 with ten of them missing, images have numbers of any size. */
    @Test
    void idsMayHaveGapsBesideThePictures() {
        String json = RIGHT.replace("'id': 4, 'width'", "'id': 3000000000, 'width'")
                .replace("'image_id': 4", "'image_id': 3000000000")
                .replace("{'id': 1, 'category_id'", "{'id': 0, 'category_id'")
                .replace("{'id': 2, 'name'", "{'id': 90, 'name'")
                .replace("'category_id': 2", "'category_id': 90");
        assertThat(problems(json)).hasSizeGreaterThan(2);
        CocoClassification coco = CocoClassification.read(
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), CocoRules.BESIDE_PICTURES);
        assertThat(coco.entries()).extracting(Entry::tag).containsExactly("cat", "dog", "cat", "dog");
        assertThat(coco.entries().get(3).id()).isEqualTo(3_000_000_000L);
        assertThat(catchThrowableOfType(
                                DataSetException.class,
                                () -> CocoClassification.read(
                                        json.replace("'id': 90", "'id': 1")
                                                .replace('\'', '"')
                                                .getBytes(StandardCharsets.UTF_8),
                                        CocoRules.BESIDE_PICTURES))
                        .problems())
                .contains("category 1 is there twice");
    }

    @Test
    void refusesTooManyImages() {
        CocoRules three = new CocoRules(true, false, 0, 1, 3);
        String problem = "4 images are more than the 3 allowed";
        assertThat(catchThrowableOfType(
                                DataSetException.class,
                                () -> CocoClassification.read(
                                        RIGHT.replace('\'', '"').getBytes(StandardCharsets.UTF_8), three))
                        .problems())
                .containsExactly(problem);
        assertThat(catchThrowableOfType(
                                DataSetException.class, () -> CocoClassification.joined(List.of(read(RIGHT)), three))
                        .problems())
                .containsExactly(problem);
    }

    @Test
    void severalFilesAreOneDataSet() {
        CocoClassification right = read(RIGHT);
        CocoClassification other = CocoClassification.read(
                boxes("[1, 2, 3, 4]")
                        .replace("'name': 'dog'", "'name': 'cow'")
                        .replace("'category_id': 2, 'image_id': 4", "'category_id': 1, 'image_id': 4")
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8),
                CocoRules.ofPart(true));
        CocoClassification both = CocoClassification.joined(List.of(right, other), CocoRules.EVALUATION);
        assertThat(both.entries()).hasSize(8);
        assertThat(both.categories()).containsExactly("cat", "dog", "cow");
        assertThat(both.boxes()).isEqualTo(BoxUnits.ABSOLUTE);
        assertThat(catchThrowableOfType(
                                DataSetException.class,
                                () -> CocoClassification.joined(List.of(right, other), CocoRules.TRAINING))
                        .problems())
                .containsExactly("the category 'cow' has 1 images; it needs 2");
        CocoClassification relative = read(boxes("[0.1, 0.2, 0.5, 0.5]"));
        assertThat(CocoClassification.joined(List.of(relative, other), CocoRules.EVALUATION)
                        .boxes())
                .isEqualTo(BoxUnits.MIXED);
    }
}
