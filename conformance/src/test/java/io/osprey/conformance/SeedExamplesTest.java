package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.conformance.RawHttp.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The example answers of the two documents that Osprey began with, "Analyze a Disk Image with Python" (2018) and "Call the Image
 * Analysis 4.0 Analyze API" (2023): the same names with the same types of values. Their requests are replayed by
 * {@link PythonQuickstartTest} and {@link CurlQuickstartTest}.
 */
@ExtendWith(WithServer.class)
class SeedExamplesTest {
    private static final String PREVIEW =
            "/computervision/imageanalysis:analyze?api-version=2023-02-01-preview&features=";

    @ParameterizedTest
    @ValueSource(strings = {"", "&details=Landmarks"})
    void answerOfTheQuickstart(String details, RunningServer server) {
        Answer answer = post(
                server,
                "/vision/v2.0/analyze?visualFeatures=Categories,Description,Color" + details,
                TestPicture.jpeg());

        Set<String> expected = new TreeSet<>(Set.of(
                "categories[].name STRING",
                "categories[].score NUMBER",
                "description.tags[] STRING",
                "description.captions[].text STRING",
                "description.captions[].confidence NUMBER",
                "color.dominantColorForeground STRING",
                "color.dominantColorBackground STRING",
                "color.dominantColors[] STRING",
                "color.accentColor STRING",
                "color.isBwImg BOOLEAN",
                "requestId STRING",
                "metadata.height NUMBER",
                "metadata.width NUMBER",
                "metadata.format STRING"));
        // Beside the example: the spelling that clients read. The example's details are given when they are asked for.
        expected.add("color.isBWImg BOOLEAN");
        assertThat(answer.status()).isEqualTo(200);
        Set<String> shape = shape(answer.json());
        if (details.isEmpty()) {
            assertThat(shape).isEqualTo(expected);
        } else {
            assertThat(shape).containsAll(expected);
            expected.add("categories[].detail.landmarks[] NOTHING");
            assertThat(expected).containsAll(shape);
        }
    }

    @Test
    void answerOfTheGuide(RunningServer server) throws IOException {
        Answer answer = post(
                server,
                PREVIEW + "tags,read,caption,denseCaptions,smartCrops,objects,people",
                // Without a word, as the picture of the example.
                plain(new Color(0x7A9B76)));

        Set<String> example = new HashSet<>(Set.of(
                "captionResult.text STRING",
                "captionResult.confidence NUMBER",
                "modelVersion STRING",
                "metadata.width NUMBER",
                "metadata.height NUMBER",
                "readResult.stringIndexType STRING",
                "readResult.content STRING",
                "readResult.pages[].height NUMBER",
                "readResult.pages[].width NUMBER",
                "readResult.pages[].angle NUMBER",
                "readResult.pages[].pageNumber NUMBER",
                "readResult.pages[].words[] NOTHING",
                "readResult.pages[].spans[].offset NUMBER",
                "readResult.pages[].spans[].length NUMBER",
                "readResult.pages[].lines[] NOTHING",
                "readResult.styles[] NOTHING",
                "readResult.modelVersion STRING",
                "smartCropsResult.values[].aspectRatio NUMBER"));
        boxes(example, "smartCropsResult.values[]");
        // There is no fixed number of these in a picture, and none in an even one.
        Set<String> perhaps = new HashSet<>(Set.of(
                "objectsResult.values[].tags[].name STRING",
                "objectsResult.values[].tags[].confidence NUMBER",
                "objectsResult.values[] NOTHING",
                "tagsResult.values[].name STRING",
                "tagsResult.values[].confidence NUMBER",
                "tagsResult.values[] NOTHING",
                "peopleResult.values[].confidence NUMBER",
                "peopleResult.values[] NOTHING",
                "denseCaptionsResult.values[].text STRING",
                "denseCaptionsResult.values[].confidence NUMBER"));
        boxes(perhaps, "objectsResult.values[]");
        boxes(perhaps, "peopleResult.values[]");
        boxes(perhaps, "denseCaptionsResult.values[]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(shape(answer.json())).containsAll(example);
        perhaps.addAll(example);
        assertThat(perhaps).containsAll(shape(answer.json()));
        assertThat(answer.json().propertyNames())
                .contains("tagsResult", "objectsResult", "peopleResult", "denseCaptionsResult");
        assertThat(answer.json().at("/readResult").toString())
                .isEqualTo(
                        "{\"stringIndexType\":\"TextElements\",\"content\":\"\",\"pages\":[{\"height\":300,\"width\":400,"
                                + "\"angle\":0,\"pageNumber\":1,\"words\":[],\"spans\":[{\"offset\":0,\"length\":0}],\"lines\":[]}],"
                                + "\"styles\":[],\"modelVersion\":\"2022-04-30\"}");
    }

    /** The guide's example error, letter by letter but for its white space. */
    @Test
    void errorOfTheGuide(RunningServer server) {
        Answer answer = post(server, PREVIEW + "denseCaption", TestPicture.jpeg());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"error\":{\"code\":\"InvalidRequest\",\"message\":\"Analyze query is invalid.\",\"innererror\":"
                                + "{\"code\":\"NotSupportedVisualFeature\",\"message\":\"Specified feature type is not valid\"}}}");
    }

    /** The conventions of the example's colours: names with a capital, "Grey", six hex digits in capitals without a number sign. */
    @ParameterizedTest
    @CsvSource({
        // The accent of the example, in a picture that has no other colour.
        "B54316, Brown, B54316, false",
        "1F5FBF, Blue, 1F5FBF, false",
        "808080, Grey, 808080, true",
        "FFFFFF, White, '', true",
        "000000, Black, '', true"
    })
    void coloursOfOnePlainColour(String rgb, String name, String accent, boolean blackAndWhite, RunningServer server)
            throws IOException {
        Answer answer =
                post(server, "/vision/v2.0/analyze?visualFeatures=Color", plain(new Color(Integer.parseInt(rgb, 16))));

        JsonNode color = answer.json().at("/color");
        String anyAccent = color.at("/accentColor").asString();
        assertThat(anyAccent).matches("[0-9A-F]{6}");
        assertThat(color.toString())
                .isEqualTo("{\"dominantColorForeground\":\"" + name + "\",\"dominantColorBackground\":\"" + name
                        + "\",\"dominantColors\":[\"" + name + "\"],\"accentColor\":\""
                        // What is too dark or too bright for an accent is changed, but stays grey.
                        + (accent.isEmpty() ? anyAccent : accent) + "\",\"isBwImg\":" + blackAndWhite + ",\"isBWImg\":"
                        + blackAndWhite + "}");
    }

    private static void boxes(Set<String> shape, String path) {
        for (String side : "xywh".split("")) {
            shape.add(path + ".boundingBox." + side + " NUMBER");
        }
    }

    /** The path and type of every value; {@code NOTHING} for an empty list. */
    private static Set<String> shape(JsonNode json) {
        Set<String> shape = new TreeSet<>();
        collect(json, "", shape);
        return shape;
    }

    private static void collect(JsonNode node, String path, Set<String> shape) {
        if (node.isObject()) {
            node.properties()
                    .forEach(property -> collect(
                            property.getValue(),
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            shape));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", shape));
            if (node.isEmpty()) {
                shape.add(path + "[] NOTHING");
            }
        } else {
            shape.add(path + " " + node.getNodeType());
        }
    }

    private static byte[] plain(Color color) throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 400, 300);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static Answer post(RunningServer server, String path, byte[] picture) {
        return RawHttp.send(
                server.endpoint(),
                "POST " + path + " HTTP/1.1\nHost: "
                        + URI.create(server.endpoint()).getAuthority()
                        + "\nOcp-Apim-Subscription-Key: " + server.key()
                        + "\nContent-Type: application/octet-stream\nContent-Length: " + picture.length,
                picture);
    }
}
