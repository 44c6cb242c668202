package io.osprey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.osprey.conformance.Curl.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Microsoft's "Call the Image Analysis 4.0 Analyze API": each REST call of that page, with endpoint, key and picture of
 * our own.
 */
@ExtendWith(WithServer.class)
class CurlQuickstartTest {
    private static final String API = "/computervision/imageanalysis:analyze?api-version=2023-02-01-preview";
    private static final int TOO_MANY_BYTES = 20_971_521;

    private static PictureSite pictures;

    @TempDir
    private static Path directory;

    private static Path picture;

    @BeforeAll
    static void servePicture() throws IOException {
        Programs.assumeWorks("curl", "curl", "--version");
        picture = Files.write(directory.resolve("picture.jpg"), TestPicture.jpeg());
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        if (pictures != null) {
            pictures.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Read,readResult",
        "Caption,captionResult",
        "DenseCaptions,denseCaptionsResult",
        "SmartCrops,smartCropsResult",
        "Objects,objectsResult",
        "Tags,tagsResult",
        "read,readResult",
        "caption,captionResult",
        "denseCaptions,denseCaptionsResult",
        "smartCrops,smartCropsResult",
        "objects,objectsResult",
        "tags,tagsResult",
        "people,peopleResult"
    })
    void answersEachFeature(String feature, String result, RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=" + feature);
        assertOk(answer);
        assertThat(names(answer.json())).containsExactlyInAnyOrder(result, "modelVersion", "metadata");
        assertThat(answer.text("/modelVersion")).isEqualTo("2023-02-01-preview");
        assertThat(answer.json().at("/metadata/width").asInt()).isEqualTo(TestPicture.WIDTH);
        assertThat(answer.json().at("/metadata/height").asInt()).isEqualTo(TestPicture.HEIGHT);
    }

    @Test
    void answersAllFeaturesAtOnce(RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=tags,read,caption,denseCaptions,smartCrops,objects,people");
        assertOk(answer);
        assertThat(names(answer.json()))
                .contains(
                        "tagsResult",
                        "readResult",
                        "captionResult",
                        "denseCaptionsResult",
                        "smartCropsResult",
                        "objectsResult",
                        "peopleResult");
        assertThat(answer.text("/captionResult/text")).matches("[a-z0-9][a-z0-9', -]+");
        JsonNode wholePicture = answer.json().at("/denseCaptionsResult/values/0");
        assertThat(wholePicture.at("/text").asString()).isEqualTo(answer.text("/captionResult/text"));
        assertThat(answer.text("/readResult/content").replaceAll("\\s", "").toUpperCase(Locale.ROOT))
                .contains(TestPicture.SIGN.replace(" ", ""));
        for (JsonNode tag : answer.json().at("/tagsResult/values")) {
            assertThat(tag.at("/confidence").asDouble()).isStrictlyBetween(0.0, 1.0);
        }
    }

    /** The page's own example says {@code denseCaption}; the service refused that name, and so does Osprey. */
    @Test
    void refusesDenseCaptionInTheSingular(RunningServer server) {
        assertError(
                analyzeUrl(server, "&features=tags,read,caption,denseCaption,smartCrops,objects,people"),
                "Analyze query is invalid.",
                "NotSupportedVisualFeature",
                "Specified feature type is not valid");
    }

    @Test
    void takesTheLanguage(RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=caption&language=en");
        assertOk(answer);
        assertThat(answer.text("/captionResult/text")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void takesGenderNeutralCaption(String value, RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=caption&gender-neutral-caption=" + value);
        assertOk(answer);
        if (value.equals("true")) {
            assertThat(answer.text("/captionResult/text")).doesNotContainPattern("\\b(man|woman|boy|girl)\\b");
        }
    }

    @Test
    void takesSmartCropRatios(RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=smartCrops&smartcrops-aspect-ratios=0.8,1.2");
        assertOk(answer);
        JsonNode crops = answer.json().at("/smartCropsResult/values");
        assertThat(crops.size()).isEqualTo(2);
        assertThat(crops.at("/0/aspectRatio").asDouble()).isEqualTo(0.8);
        assertThat(crops.at("/1/aspectRatio").asDouble()).isEqualTo(1.2);
        for (JsonNode crop : crops) {
            JsonNode box = crop.at("/boundingBox");
            assertThat(box.at("/x").asInt() + box.at("/w").asInt()).isLessThanOrEqualTo(TestPicture.WIDTH);
            assertThat(box.at("/y").asInt() + box.at("/h").asInt()).isLessThanOrEqualTo(TestPicture.HEIGHT);
        }
    }

    @Test
    void picksACropRatioWhenNoneIsGiven(RunningServer server) {
        Answer answer = analyzeUrl(server, "&features=smartCrops");
        assertOk(answer);
        assertThat(answer.json().at("/smartCropsResult/values").size()).isEqualTo(1);
        assertThat(answer.json().at("/smartCropsResult/values/0/aspectRatio").asDouble())
                .isBetween(0.5, 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/jpeg"})
    void takesBinaryBodies(String contentType, RunningServer server) {
        assertOk(analyze(
                server, "&features=tags", "-H", "Content-Type: " + contentType, "--data-binary", "@" + picture));
    }

    @Test
    void takesForms(RunningServer server) {
        assertOk(analyze(server, "&features=tags", "-F", "file=@" + picture));
    }

    @Test
    void knowsNoCustomModel(RunningServer server) {
        Answer answer = analyzeUrl(server, "&model-name=MyCustomModelName");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/code")).isEqualTo("404");
        assertThat(answer.text("/error/message")).isEqualTo("Resource not found");
    }

    @Test
    void refusesAnUnreadableUrl(RunningServer server) {
        assertError(
                analyze(
                        server,
                        "&features=tags",
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{\"url\":\"" + pictures.missing() + "\"}"),
                "The provided image url is not accessible.");
    }

    @Test
    void refusesEmptyBodies(RunningServer server) throws IOException {
        Path empty = Files.write(directory.resolve("empty"), new byte[0]);
        assertError(
                analyzeBytes(server, empty), "The image size is not allowed to be zero or larger than 20971520 bytes");
    }

    @Test
    void refusesTooManyBytes(RunningServer server) throws IOException {
        Path large = Files.write(directory.resolve("large"), new byte[TOO_MANY_BYTES]);
        assertError(
                analyzeBytes(server, large), "The image size is not allowed to be zero or larger than 20971520 bytes");
    }

    @Test
    void refusesOtherContentTypes(RunningServer server) {
        assertError(
                analyze(server, "&features=tags", "-H", "Content-Type: text/plain", "-d", "picture"),
                "The provided image content type text/plain is not supported");
    }

    @Test
    void refusesToAnswerNothing(RunningServer server) {
        assertError(
                analyzeUrl(server, ""),
                "Either 'features' or 'model-name' needs to be specified in the query parameter");
    }

    @Test
    void refusesWhatIsNoPicture(RunningServer server) throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "not a picture");
        assertError(
                analyzeBytes(server, text),
                "Image format is not valid.",
                "InvalidImageFormat",
                "Input data is not a valid image.");
    }

    @ParameterizedTest
    @CsvSource({
        "&features=smell,NotSupportedVisualFeature,Specified feature type is not valid",
        "&features=caption&language=tlh,NotSupportedLanguage,The input language is not supported",
        "&features=smartCrops&smartcrops-aspect-ratios=2.5,BadArgument,"
                + "'''smartcrops-aspect-ratios'' aspect ratio is not in allowed range [0.75 to 1.8]'"
    })
    void refusesWrongParameters(String query, String code, String message, RunningServer server) {
        assertError(analyzeUrl(server, query), "Analyze query is invalid.", code, message);
    }

    @Test
    void refusesWrongKeys(RunningServer server) {
        Answer answer = Curl.call(List.of(
                server.endpoint() + API + "&features=tags",
                "-H",
                "Ocp-Apim-Subscription-Key: wrong",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"url\":\"" + pictures.picture() + "\"}"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error/code")).isEqualTo("401");
        assertThat(answer.text("/error/message"))
                .isEqualTo("Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide"
                        + " a valid key for an active subscription and use a correct regional API endpoint for your"
                        + " resource.");
    }

    private static Answer analyzeUrl(RunningServer server, String query) {
        return analyze(
                server,
                query,
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"url\":\"" + pictures.picture() + "\"}");
    }

    private static Answer analyzeBytes(RunningServer server, Path file) {
        return analyze(
                server, "&features=tags", "-H", "Content-Type: application/octet-stream", "--data-binary", "@" + file);
    }

    private static Answer analyze(RunningServer server, String query, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of(server.endpoint() + API + query, "-H", "Ocp-Apim-Subscription-Key: " + server.key()));
        all.addAll(List.of(arguments));
        return Curl.call(all);
    }

    private static void assertOk(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    }

    private static void assertError(Answer answer, String message) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("InvalidRequest");
        assertThat(answer.text("/error/message")).isEqualTo(message);
    }

    private static void assertError(Answer answer, String message, String innerCode, String innerMessage) {
        assertError(answer, message);
        assertThat(answer.text("/error/innererror/code")).isEqualTo(innerCode);
        assertThat(answer.text("/error/innererror/message")).isEqualTo(innerMessage);
    }

    private static Set<String> names(JsonNode json) {
        return new HashSet<>(json.propertyNames());
    }
}
