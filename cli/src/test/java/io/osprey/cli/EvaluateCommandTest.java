package io.osprey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    private static final String TWO_IMAGES =
            "\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}, {\"id\": 2, \"file_name\": \"b.jpg\"}]";

    private final CommandLineTester osprey = new CommandLineTester();

    @TempDir
    private Path directory;

    @BeforeEach
    void writePictures() throws IOException {
        write("a.jpg", "picture");
        write("b.jpg", "picture");
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int evaluate(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("evaluate"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return osprey.run(all.toArray(String[]::new));
    }

    private JsonNode measure(Object... arguments) throws IOException {
        Path report = directory.resolve("report.json");
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", report));
        assertThat(evaluate(all.toArray())).as(osprey.err()).isEqualTo(ExitCode.OK);
        return JsonMapper.builder().build().readTree(Files.readString(report)).get("measurements");
    }

    private Path instances(String annotations) throws IOException {
        return write(
                "instances.json",
                "{" + TWO_IMAGES + ", \"annotations\": [" + annotations + "],"
                        + "\"categories\": [{\"id\": 1, \"name\": \"person\"}, {\"id\": 2, \"name\": \"Dog\"}]}");
    }

    @Test
    void measuresObjectsAndPeople() throws IOException {
        // The engine finds in each picture a dog at 50,60 100x120, a person at 10,0 40x200 and one at 300,0 9x9
        // (0.002).
        // Object "person" is never found, the dog once of two times: precision (0 + 1/2) / 2 at the first answer, as
        // both are as
        // sure: right, wrong (in the order of the pictures) makes precision 1 at recall 1.
        JsonNode sections = measure(
                "--instances",
                instances("{\"image_id\": 1, \"category_id\": 2, \"bbox\": [50, 60, 100, 120]},"
                        + "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [10, 0, 40, 200]},"
                        + "{\"image_id\": 2, \"category_id\": 1, \"bbox\": [10, 0, 40, 200]}"));
        JsonNode objects = sections.get(0);
        assertThat(objects.get("feature").asString()).isEqualTo("objects");
        assertThat(objects.get("pictures").asInt()).isEqualTo(2);
        assertThat(objects.get("scores").get("precision").asDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(objects.get("scores").get("precisionSmall").isNull()).isTrue();
        assertThat(objects.get("scores").get("kinds").get(1).get("name").asString())
                .isEqualTo("Dog");
        JsonNode people = sections.get(1);
        assertThat(people.get("feature").asString()).isEqualTo("people");
        assertThat(people.get("scores").get("precision50").asDouble()).isEqualTo(1, within(1e-9));
        // the weak candidates are below 0.01
        assertThat(people.get("confidences").get("all").get("answers").asInt()).isEqualTo(2);
        assertThat(osprey.out()).contains("mAP@[.5:.95]", " 50.0", "objects: ", "2 pictures, 3 boxes of 2 classes");
    }

    @Test
    void asksOnceForAPictureAndForUnsureAnswers() throws IOException {
        Path captions = write(
                "captions.json", "{" + TWO_IMAGES + ", \"annotations\": [{\"image_id\": 1, \"caption\": \"A dog.\"}]}");
        measure("--instances", instances(""), "--captions", captions, "--threads", "1");
        assertThat(osprey.engine.requests())
                .containsExactly(
                        request(Feature.OBJECTS, Feature.PEOPLE, Feature.CAPTION),
                        request(Feature.OBJECTS, Feature.PEOPLE));
    }

    private static AnalysisRequest request(Feature... features) {
        return new AnalysisRequest(Set.of(features), false, List.of(), 1, true);
    }

    @Test
    void measuresCaptionsAndTheTagsThatTheyName() throws IOException {
        Path captions = write(
                "captions.json",
                "{" + TWO_IMAGES + ", \"annotations\": ["
                        + "{\"image_id\": 1, \"caption\": \"A dog next to a bowl.\"},"
                        + "{\"image_id\": 1, \"caption\": \"Two DOGS and a puppy\"},"
                        + "{\"image_id\": 2, \"caption\": \"Oranges\"}]}");
        Path names = write("names.json", "{\"oranges\": [\"orange fruit\"]}");
        JsonNode sections = measure("--captions", captions, "--caption-words", "--names", names);
        // Said twice: "a dog next to a bowl", 6 words. Closest lengths 6 and 1: no brevity penalty. One of the two is
        // right:
        // 6 of 12 words, 5 of 10 pairs, 4 of 8, 3 of 6.
        assertThat(sections.get(0).get("bleu4").asDouble()).isEqualTo(0.5, within(1e-9));
        assertThat(sections.get(0).get("captions").get(0).get("right").asBoolean())
                .isTrue();
        assertThat(sections.get(0).get("captions").get(1).get("right").asBoolean())
                .isFalse();
        // "dog" twice for the first picture, "bowl" once of two sentences: not sure. The second: "orange fruit", which
        // is food.
        JsonNode tags = sections.get(1).get("scores").get("tags");
        assertThat(tags.valueStream().map(tag -> tag.get("name").asString()))
                .containsExactly("animal", "dog", "food", "orange fruit");
        // dog 0.99 in both pictures: both at once, precision 1/2
        assertThat(tags.get(1).get("precision").asDouble()).isEqualTo(0.5);
        assertThat(tags.get(1).get("given").get("f1").asDouble()).isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void measuresTagsFromListsOfEitherKind() throws IOException {
        Path csv = write("tags.csv", "\uFEFFpicture,tags\n\"a.jpg\",Dog;indoor\nb.jpg,\na.jpg,bowl\n");
        Path json = write("tags.json", "{\"a.jpg\": [\"dog\", \"indoor\", \"bowl\"], \"b.jpg\": []}");
        JsonNode ofCsv = measure("--tags", csv, "--exact-tags").get(0).get("scores");
        JsonNode ofJson = measure("--tags", json, "--exact-tags").get(0).get("scores");
        assertThat(ofCsv).isEqualTo(ofJson);
        // Given to both pictures: dog 0.99, indoor 0.756; right in the first. bowl is never given.
        assertThat(ofCsv.get("all").get("right").asInt()).isEqualTo(2);
        assertThat(ofCsv.get("all").get("found").asInt()).isEqualTo(4);
        assertThat(ofCsv.get("all").get("wanted").asInt()).isEqualTo(3);
        JsonNode sure = measure("--tags", json, "--exact-tags", "--tag-threshold", "0.8")
                .get(0)
                .get("scores");
        assertThat(sure.get("all").get("found").asInt()).isEqualTo(2);
    }

    @Test
    void restrictsTagsToFrequentOnes() throws IOException {
        Path json = write("tags.json", "{\"a.jpg\": [\"dog\", \"indoor\"], \"b.jpg\": [\"dog\"]}");
        JsonNode frequent = measure("--tags", json, "--exact-tags", "--min-tag-pictures", "2")
                .get(0);
        assertThat(frequent.get("scores").get("tags").valueStream().map(tag -> tag.get("name")
                        .asString()))
                .containsExactly("dog");
        JsonNode most = measure("--tags", json, "--most-tags", "2").get(0);
        assertThat(most.get("scores").get("tags").valueStream().map(tag -> tag.get("name")
                        .asString()))
                .containsExactly("animal", "dog");
    }

    @Test
    void measuresHowOftenTagsNameAFolder() throws IOException {
        write("classes/DOG/1.jpg", "picture");
        write("classes/DOG/deeper/2.jpg", "picture");
        write("classes/n1/3.jpg", "picture");
        write("classes/n1/notes.txt", "no picture");
        Path names = write("names.txt", "# sets\nn1 = orange fruit, Bowl\n");
        JsonNode labels = measure("--folders", directory.resolve("classes"), "--names", names)
                .get(0);
        assertThat(labels.get("scores").get("all").get("pictures").asInt()).isEqualTo(3);
        assertThat(labels.get("scores").get("all").get("top1").asDouble()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(labels.get("scores").get("classes").get(1).get("commonFirst").asString())
                .isEqualTo("dog");
        // "dog" 0.99 is judged in each picture, right in two
        assertThat(labels.get("confidences")
                        .get("all")
                        .get("bins")
                        .get(9)
                        .get("shareRight")
                        .asDouble())
                .isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void measuresText() throws IOException {
        Path signs = write("signs.tsv", "a.jpg\tREX\nb.jpg\tREX\nb.jpg\tdog\n");
        JsonNode text = measure("--text", signs).get(0);
        // "REX dog" is written where "REX" is read: 4 of 10 characters, 1 of 3 words
        assertThat(text.get("characters").get("rate").asDouble()).isEqualTo(0.4);
        assertThat(text.get("words").get("rate").asDouble()).isEqualTo(1 / 3.0, within(1e-9));
        assertThat(text.get("places").isNull()).isTrue();
    }

    @Test
    void measuresWordsAndTheirPlaces() throws IOException {
        Path words = write(
                "words.json",
                "{\"a.jpg\": {\"words\": [{\"text\": \"rex\", \"box\": [200, 20, 60, 20]}]},"
                        + "\"b.jpg\": {\"words\": [{\"text\": \"###\", \"polygon\": [200, 20, 260, 20, 260, 40, 200, 40]}]}}");
        Path icdar = write("gt/gt_a.txt", "200,20,260,40,\"rex\"\n").getParent();
        write("gt/gt_b.txt", "200,20,260,20,260,40,200,40,###\n");
        JsonNode ofJson = measure("--text", words).get(0);
        JsonNode ofIcdar = measure("--text", icdar, "--pictures", directory).get(0);
        assertThat(ofJson.get("places")).isEqualTo(ofIcdar.get("places"));
        assertThat(ofJson.get("places").get("read").get("right").asInt()).isOne();
        assertThat(ofJson.get("places").get("read").get("found").asInt()).isOne();
        assertThat(ofJson.get("characters").isNull()).isTrue();
    }

    @Test
    void theReportDoesNotDependOnThreads() throws IOException {
        StringBuilder tags = new StringBuilder("picture,tags\n");
        for (int i = 0; i < 40; i++) {
            write("many/" + i + ".jpg", i % 7 == 0 ? "broken" : "picture");
            tags.append(i).append(".jpg,").append(i % 2 == 0 ? "dog" : "indoor").append('\n');
        }
        Path file = write("many/tags.csv", tags.toString());
        Path one = directory.resolve("one.json");
        Path four = directory.resolve("four.json");
        assertThat(evaluate("--tags", file, "--threads", 1, "--output", one)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(evaluate("--tags", file, "--threads", 4, "--output", four)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(one).hasSameTextualContentAs(four);
        assertThat(osprey.err().lines())
                .hasSize(12)
                .contains("osprey: " + directory.resolve("many/7.jpg") + ": not a picture");
    }

    @Test
    void countsPicturesThatCannotBeReadAndMeasuresTheOthers() throws IOException {
        write("b.jpg", "broken");
        Path tags = write("tags.json", "{\"a.jpg\": [\"dog\"], \"b.jpg\": [\"dog\"]}");
        Path report = directory.resolve("report.json");
        assertThat(evaluate("--tags", tags, "--output", report)).isEqualTo(ExitCode.SOME_FAILED);
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(report));
        assertThat(json.get("pictures").asInt()).isOne();
        assertThat(json.get("failed").get(0).get("picture").asString())
                .isEqualTo(directory.resolve("b.jpg").toString());
        assertThat(json.get("failed").get(0).get("reason").asString()).isEqualTo("not a picture");
        assertThat(json.get("measurements").get(0).get("scores").get("pictures").asInt())
                .isOne();
        assertThat(osprey.out()).containsPattern("could not be read +1");
    }

    @Test
    void reportsNothingWhenNoPictureCanBeRead() throws IOException {
        write("a.jpg", "broken");
        write("classes/dog/1.jpg", "broken");
        Path captions = write(
                "captions.json",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}],"
                        + "\"annotations\": [{\"image_id\": 1, \"caption\": \"A dog.\"}]}");
        Path tags = write("tags.csv", "a.jpg,dog");
        Path text = write("text.tsv", "a.jpg\tREX");
        Path report = directory.resolve("report.json");
        int code = evaluate(
                "--captions",
                captions,
                "--tags",
                tags,
                "--text",
                text,
                "--folders",
                directory.resolve("classes"),
                "--output",
                report);
        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(report));
        assertThat(json.get("pictures").asInt()).isZero();
        assertThat(json.get("failed")).hasSize(2);
        assertThat(json.get("measurements")).hasSize(4);
        assertThat(json.get("measurements")
                        .get(1)
                        .get("scores")
                        .get("precision")
                        .isNull())
                .isTrue();
        assertThat(osprey.out()).containsPattern("mAP +-").doesNotContain("NaN");
    }

    @Test
    void saysWhichPicturesAreMissingAndMeasuresTheOthers() throws IOException {
        Path tags = write("tags.json", "{\"a.jpg\": [\"dog\"], \"c.jpg\": [\"dog\"]}");
        assertThat(evaluate("--tags", tags)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(osprey.err().lines())
                .containsExactly("osprey: " + tags + ": 1 of 2 pictures are missing, such as "
                        + directory.resolve("c.jpg") + "; the others are measured");
        assertThat(osprey.out()).containsPattern("pictures analyzed +1");
    }

    @Test
    void takesSomePicturesEvenlySpread() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("classes/dog/" + i + ".jpg", "picture");
            write("classes/bowl/" + i + ".jpg", "picture");
        }
        JsonNode labels =
                measure("--folders", directory.resolve("classes"), "--limit", 2).get(0);
        assertThat(labels.get("scores").get("classes").valueStream().map(one -> one.get("name")
                        .asString()))
                .containsExactly("bowl", "dog");
        assertThat(labels.get("scores").get("all").get("pictures").asInt()).isEqualTo(2);
    }

    @Test
    void passesOverUnknownClassesOnDemand() throws IOException {
        Path tags = write("tags.json", "{\"a.jpg\": [\"dog\", \"unicorn\"], \"b.jpg\": [\"unicorn\"]}");
        measure("--tags", tags, "--skip-unknown");
        assertThat(osprey.err()).contains("the engine has no tag 'unicorn': passed over");
    }

    @Test
    void printsALineForEachClassOnDemand() throws IOException {
        Path tags = write("tags.json", "{\"a.jpg\": [\"dog\"], \"b.jpg\": [\"indoor\"]}");
        measure("--tags", tags);
        assertThat(osprey.out()).doesNotContainPattern("animal +1");
        measure("--tags", tags, "--details");
        // never given: both pictures come at once, one is right
        assertThat(osprey.out()).containsPattern("animal +1 +50.0 +0.0 +0.0 +0.0");
    }

    @Test
    void showsAProgressBarOnATerminal() throws IOException {
        Path tags = write("tags.json", "{\"a.jpg\": [\"dog\"], \"b.jpg\": [\"indoor\"]}");
        assertThat(osprey.onTerminal().run("evaluate", "--tags", tags.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(osprey.err()).contains("evaluate", "2/2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --instances | x.json | no such file |
            --instances | x.json | not the JSON that is needed in line 1 | {"images": [
            --instances | x.json | needs 'images' and 'annotations' | {"a": 1}
            --instances | x.json | there are no pictures in it | {"images": [], "annotations": [], "categories": [{"id": 1, "name": "dog"}]}
            --instances | x.json | of image 7, which is not among the images | {"images": [], "annotations": [{"image_id": 7}]}
            --instances | x.json | category 9, which is not among the categories | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "category_id": 9}], "categories": [{"id": 1, "name": "dog"}]}
            --instances | x.json | 'bbox' needs four numbers | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1]}], "categories": [{"id": 1, "name": "dog"}]}
            --instances | x.json | not the JSON that is needed | {"images": [], "annotations": [null]}
            --instances | x.json | not the JSON that is needed | {"images": [], "annotations": [{"bbox": [1, null, 1, 1]}]}
            --instances | x.json | not a box | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 1, -5, 1]}], "categories": [{"id": 1, "name": "dog"}]}
            --instances | x.json | the engine has no object 'unicorn'; say what it calls them | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [], "categories": [{"id": 1, "name": "unicorn"}]}
            --instances | x.json | no class is left | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": []}
            --instances | x.json | has the image 1 twice | {"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 1, "file_name": "b.jpg"}], "annotations": []}
            --instances | x.json | a.jpg twice | {"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "a.jpg"}], "annotations": [], "categories": [{"id": 1, "name": "dog"}]}
            --instances | x.json | none of its 1 pictures is there, such as | {"images": [{"id": 1, "file_name": "z.jpg"}], "annotations": [], "categories": [{"id": 1, "name": "dog"}]}
            --captions | x.json | has no 'caption' | {"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1}]}
            --tags | x.json | not the JSON that is needed | ["dog"]
            --tags | x.json | not the JSON that is needed | {"a.jpg": null}
            --tags | x.json | not the JSON that is needed | {"a.jpg": [null]}
            --tags | x.csv | line 2 is not of the form 'picture,tag;tag' | `a.jpg,dog\n,dog`
            --tags | x.csv | the engine has no tag 'unicorn' | a.jpg,unicorn
            --tags | x.csv | no class is left | a.jpg,
            --folders | x | no such folder |
            --text | x.tsv | line 1 is not of the form 'picture TAB text' | a.jpg REX
            --text | x.json | needs 'text' or 'words' | {"a.jpg": {}}
            --text | x.json | needs a 'box' of four numbers or a 'polygon' | {"a.jpg": {"words": [{"text": "REX", "box": [1, 2]}]}}
            --text | x.json | not the JSON that is needed | {"a.jpg": null}
            --text | x.json | picture 'a.jpg' | {"a.jpg": {"words": [null]}}
            --text | gt | there is no file gt_NAME.txt | gt/notes.txt
            --text | gt | line 1 has neither eight nor four numbers before a word | gt/gt_a.txt
            """)
    void saysWhatIsWrongWithAFile(String option, String name, String message, String content) throws IOException {
        if (content != null && content.startsWith("gt/")) {
            write(content, "REX");
        } else if (content != null) {
            write(name, content.replace("\\n", "\n"));
        }
        assertThat(evaluate(option, directory.resolve(name))).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err())
                .startsWith("osprey: " + directory.resolve(name))
                .contains(message);
        assertThat(osprey.err().lines()).hasSize(1);
        assertThat(osprey.engine.requests()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithNames() throws IOException {
        Path names = write("names.txt", "dog\n");
        assertThat(evaluate("--tags", write("tags.csv", "a.jpg,dog"), "--names", names))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains(names + ": line 1 is not of the form 'label = name, name'");
    }

    @Test
    void saysWhatWordsOfCaptionsAreMappedToInVain() throws IOException {
        Path captions = write(
                "captions.json",
                "{" + TWO_IMAGES + ", \"annotations\": [{\"image_id\": 1, \"caption\": \"A puppy.\"}]}");
        Path names = write("names.txt", "puppy = unicorn\n");
        assertThat(evaluate("--captions", captions, "--caption-words", "--names", names))
                .isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("the engine has no tag 'unicorn'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "evaluate --caption-words --tags x.csv",
                "evaluate --tags x.csv --limit 0",
                "evaluate --tags x.csv --threads 0",
                "evaluate --tags x.csv --tag-threshold 1",
                "evaluate --tags x.csv --object-threshold 0",
                "evaluate --tags x.csv --min-tag-pictures 0",
                "evaluate --tags x.csv --most-tags 0",
                "evaluate --tags x.csv --output no/such/folder/report.json",
                "evaluate --tags x.csv --output .",
                "evaluate x.csv"
            })
    void refusesWrongCommandLines(String line) {
        assertThat(osprey.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(osprey.err()).contains("Usage: osprey evaluate");
        assertThat(osprey.out()).isEmpty();
    }

    @Test
    void saysWhyTheModelsCannotBeLoaded() throws IOException {
        Path tags = write("tags.csv", "a.jpg,dog");
        assertThat(osprey.withBrokenModels("caption.onnx is damaged").run("evaluate", "--tags", tags.toString()))
                .isEqualTo(ExitCode.NO_MODELS);
        assertThat(osprey.err()).contains("the models can't be loaded: caption.onnx is damaged");
    }
}
