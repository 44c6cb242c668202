package io.osprey.conformance.computervision32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVision;
import com.microsoft.azure.cognitiveservices.vision.computervision.ComputerVisionManager;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageByDomainInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageByDomainOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.AnalyzeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DescribeImageOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DetectObjectsInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.DetectObjectsOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GenerateThumbnailInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GenerateThumbnailOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GetAreaOfInterestInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.GetAreaOfInterestOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagImageInStreamOptionalParameter;
import com.microsoft.azure.cognitiveservices.vision.computervision.models.TagImageOptionalParameter;
import com.microsoft.rest.RestException;
import io.osprey.conformance.LowTier;
import io.osprey.conformance.PictureSite;
import io.osprey.conformance.RunningServer;
import io.osprey.conformance.TestPicture;
import io.osprey.conformance.WithServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every documented error of every method, by address and in a stream; and Osprey's own limits, with keys of low tiers. */
@ExtendWith(WithServer.class)
class EveryErrorTest {
    private static final byte[] PICTURE = TestPicture.jpeg();
    private static final byte[] NO_PICTURE = "not a picture".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TOO_MANY_BYTES = new byte[4_194_305];
    private static final String VERSION = "v3.2";

    private static PictureSite pictures;

    @BeforeAll
    static void openPictures() throws IOException {
        pictures = PictureSite.open();
    }

    @AfterAll
    static void closePictures() {
        pictures.close();
    }

    /**
     * A method of the client.
     *
     * @param operation as the gateway's messages call it
     */
    private record Method(String operation, Function<ComputerVision, Object> call) {
        RestException refusedBy(ComputerVision client) {
            RestException failure = catchThrowableOfType(RestException.class, () -> call.apply(client));
            assertThat(failure).as(operation).isNotNull();
            return failure;
        }
    }

    private static List<Method> byAddress(String address) {
        return List.of(
                new Method("Analyze Image", client -> client.analyzeImage(address, null)),
                new Method("Describe Image", client -> client.describeImage(address, null)),
                new Method("Tag Image", client -> client.tagImage(address, null)),
                new Method("Detect Objects", client -> client.detectObjects(address, null)),
                new Method(
                        "Recognize Domain Specific Content",
                        client -> client.analyzeImageByDomain("landmarks", address, null)),
                new Method("Get Thumbnail", client -> client.generateThumbnail(50, 50, address, null)),
                new Method("Get Area of Interest", client -> client.getAreaOfInterest(address, null)));
    }

    private static List<Method> inStream(byte[] picture) {
        return List.of(
                new Method("Analyze Image", client -> client.analyzeImageInStream(picture, null)),
                new Method("Describe Image", client -> client.describeImageInStream(picture, null)),
                new Method("Tag Image", client -> client.tagImageInStream(picture, null)),
                new Method("Detect Objects", client -> client.detectObjectsInStream(picture, null)),
                new Method(
                        "Recognize Domain Specific Content",
                        client -> client.analyzeImageByDomainInStream("landmarks", picture, null)),
                new Method("Get Thumbnail", client -> client.generateThumbnailInStream(50, 50, picture, null)),
                new Method("Get Area of Interest", client -> client.getAreaOfInterestInStream(picture, null)));
    }

    private static List<Method> all() {
        List<Method> all = new ArrayList<>(byAddress(pictures.picture()));
        all.addAll(inStream(PICTURE));
        all.add(new Method("List Domain Specific Models", client -> client.listModels()));
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "missing, InvalidImageUrl, Image URL is not accessible.",
        "text, InvalidImageFormat, Input data is not a valid image.",
        "small, InvalidImageSize, Input image is too small.",
        "large, InvalidImageSize, Input image is too large."
    })
    void addressesOfNoPicture(String what, String code, String message, RunningServer server) {
        String address =
                switch (what) {
                    case "missing" -> pictures.missing();
                    case "text" -> pictures.text();
                    case "small" -> pictures.small();
                    default -> pictures.large();
                };
        ComputerVision client = client(server, server.key());
        byAddress(address).forEach(method -> assertRefused(method.refusedBy(client), code, message));
    }

    @ParameterizedTest
    @CsvSource({
        "text, InvalidImageFormat, Input data is not a valid image.",
        "small, InvalidImageSize, Input image is too small.",
        "large, InvalidImageSize, Input image is too large."
    })
    void streamsOfNoPicture(String what, String code, String message, RunningServer server) {
        byte[] bytes =
                switch (what) {
                    case "text" -> NO_PICTURE;
                    case "small" -> TestPicture.tooSmall();
                    default -> TOO_MANY_BYTES;
                };
        ComputerVision client = client(server, server.key());
        inStream(bytes).forEach(method -> assertRefused(method.refusedBy(client), code, message));
    }

    @Test
    void unlistedLanguages(RunningServer server) {
        ComputerVision client = client(server, server.key());
        Stream.<Function<ComputerVision, Object>>of(
                        any -> any.analyzeImage(
                                pictures.picture(), new AnalyzeImageOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageInStream(
                                PICTURE, new AnalyzeImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.describeImage(
                                pictures.picture(), new DescribeImageOptionalParameter().withLanguage("tlh")),
                        any -> any.describeImageInStream(
                                PICTURE, new DescribeImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.tagImage(pictures.picture(), new TagImageOptionalParameter().withLanguage("tlh")),
                        any -> any.tagImageInStream(
                                PICTURE, new TagImageInStreamOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageByDomain(
                                "landmarks",
                                pictures.picture(),
                                new AnalyzeImageByDomainOptionalParameter().withLanguage("tlh")),
                        any -> any.analyzeImageByDomainInStream(
                                "landmarks",
                                PICTURE,
                                new AnalyzeImageByDomainInStreamOptionalParameter().withLanguage("tlh")))
                .map(call -> new Method("with a language", call))
                .forEach(method -> assertRefused(
                        method.refusedBy(client),
                        "NotSupportedLanguage",
                        "The requested operation is not supported in the language specified."));
    }

    @Test
    void malformedModelVersions(RunningServer server) {
        ComputerVision client = client(server, server.key());
        Stream.<Function<ComputerVision, Object>>of(
                        any -> any.analyzeImage(
                                pictures.picture(), new AnalyzeImageOptionalParameter().withModelVersion("newest")),
                        any -> any.analyzeImageInStream(
                                PICTURE, new AnalyzeImageInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.describeImage(
                                pictures.picture(), new DescribeImageOptionalParameter().withModelVersion("newest")),
                        any -> any.describeImageInStream(
                                PICTURE, new DescribeImageInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.tagImage(
                                pictures.picture(), new TagImageOptionalParameter().withModelVersion("newest")),
                        any -> any.tagImageInStream(
                                PICTURE, new TagImageInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.analyzeImageByDomain(
                                "landmarks",
                                pictures.picture(),
                                new AnalyzeImageByDomainOptionalParameter().withModelVersion("newest")),
                        any -> any.analyzeImageByDomainInStream(
                                "landmarks",
                                PICTURE,
                                new AnalyzeImageByDomainInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.detectObjects(
                                pictures.picture(), new DetectObjectsOptionalParameter().withModelVersion("newest")),
                        any -> any.detectObjectsInStream(
                                PICTURE, new DetectObjectsInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.generateThumbnail(
                                50,
                                50,
                                pictures.picture(),
                                new GenerateThumbnailOptionalParameter().withModelVersion("newest")),
                        any -> any.generateThumbnailInStream(
                                50,
                                50,
                                PICTURE,
                                new GenerateThumbnailInStreamOptionalParameter().withModelVersion("newest")),
                        any -> any.getAreaOfInterest(
                                pictures.picture(),
                                new GetAreaOfInterestOptionalParameter().withModelVersion("newest")),
                        any -> any.getAreaOfInterestInStream(
                                PICTURE, new GetAreaOfInterestInStreamOptionalParameter().withModelVersion("newest")))
                .map(call -> new Method("with a model version", call))
                .forEach(method -> assertRefused(
                        method.refusedBy(client), "BadArgument", "Specified model version is not valid."));
    }

    @Test
    void whatOneMethodAloneIsRefusedFor(RunningServer server) {
        ComputerVision client = client(server, server.key());

        assertRefused(
                new Method(
                                "no candidates",
                                any -> any.describeImage(
                                        pictures.picture(), new DescribeImageOptionalParameter().withMaxCandidates(0)))
                        .refusedBy(client),
                "BadArgument",
                "Specified maxCandidates value is not valid.");
        assertRefused(
                new Method(
                                "no candidates",
                                any -> any.describeImageInStream(
                                        PICTURE, new DescribeImageInStreamOptionalParameter().withMaxCandidates(0)))
                        .refusedBy(client),
                "BadArgument",
                "Specified maxCandidates value is not valid.");
        for (int[] size : new int[][] {{0, 50}, {50, 0}, {1025, 50}, {50, 1025}}) {
            String message = "Thumbnail width and height must be between 1 and 1024 pixels.";
            assertRefused(
                    new Method("a size", any -> any.generateThumbnail(size[0], size[1], pictures.picture(), null))
                            .refusedBy(client),
                    "InvalidThumbnailSize",
                    message);
            assertRefused(
                    new Method("a size", any -> any.generateThumbnailInStream(size[0], size[1], PICTURE, null))
                            .refusedBy(client),
                    "InvalidThumbnailSize",
                    message);
        }
        assertRefused(
                new Method("a model", any -> any.analyzeImageByDomain("plants", pictures.picture(), null))
                        .refusedBy(client),
                "InvalidModel",
                "Specified model is not valid.");
        assertRefused(
                new Method("a model", any -> any.analyzeImageByDomainInStream("plants", PICTURE, null))
                        .refusedBy(client),
                "InvalidModel",
                "Specified model is not valid.");
    }

    @Test
    void wrongKeys(RunningServer server) {
        ComputerVision client = client(server, "wrong");

        for (Method method : all()) {
            assertGateway(
                    method.refusedBy(client),
                    401,
                    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for"
                            + " an active subscription and use a correct regional API endpoint for your resource.");
        }
    }

    @Test
    void keysOfATierWithoutThisApi(RunningServer server) {
        ComputerVision client = client(server, server.keyOf(LowTier.MODERN));

        for (Method method : all()) {
            assertGateway(
                    method.refusedBy(client),
                    401,
                    "The " + method.operation() + " Operation under Computer Vision API (" + VERSION
                            + ") is not supported with the current subscription key and pricing tier"
                            + " ComputerVision.MODERN.");
        }
    }

    @Test
    void keysWithoutCallsLeftThisMonth(RunningServer server) {
        String key = server.keyOf(LowTier.SPENT);
        assertThat(server.exhaust(key)).isEqualTo(403);
        ComputerVision client = client(server, key);

        for (Method method : all()) {
            RestException failure = method.refusedBy(client);
            assertThat(failure.response().code()).isEqualTo(403);
            assertThat(failure.getMessage())
                    .containsPattern(
                            "\\{\"error\":\\{\"code\":\"403\",\"message\":\"Out of call volume quota for ComputerVision"
                                    + " SPENT pricing tier\\. Please retry after [1-9][0-9]? days\\.\"}}");
            assertThat(Integer.parseInt(failure.response().headers().get("Retry-After")))
                    .isPositive();
        }
    }

    /** This client doesn't come again by itself: it tells when to, and from then on every method is answered. */
    @Test
    void tooManyCallsForOspreyItself(RunningServer server) throws InterruptedException {
        String key = server.keyOf(LowTier.HURRIED);
        ComputerVision client = client(server, key);
        assertThat(server.exhaust(key)).isEqualTo(429);

        int retryAfterSeconds = 0;
        for (Method method : all()) {
            RestException failure = method.refusedBy(client);
            retryAfterSeconds = Integer.parseInt(failure.response().headers().get("Retry-After"));
            assertGateway(
                    failure,
                    429,
                    "Requests to the " + method.operation() + " Operation under Computer Vision API (" + VERSION
                            + ") have exceeded call rate limit of your current ComputerVision HURRIED pricing tier. Please"
                            + " retry after " + retryAfterSeconds + " seconds.");
        }

        Thread.sleep(1000L * retryAfterSeconds);
        assertThat(all())
                .allSatisfy(method -> assertThat(method.call().apply(client)).isNotNull());
    }

    private static void assertRefused(RestException failure, String code, String message) {
        assertThat(failure.response().code()).isEqualTo(400);
        assertThat(failure)
                .hasMessageContaining("{\"error\":{\"code\":\"InvalidArgument\",\"innererror\":{\"code\":\"" + code
                        + "\",\"message\":\"" + message + "\"},\"message\":\"" + message + "\"}}");
    }

    /** With the gateway's own body, which has a space after {@code "message":}. */
    private static void assertGateway(RestException failure, int status, String message) {
        assertThat(failure.response().code()).isEqualTo(status);
        String space = status == 401 && message.startsWith("Access") ? "" : " ";
        assertThat(failure)
                .hasMessageContaining(
                        "{\"error\":{\"code\":\"" + status + "\",\"message\":" + space + "\"" + message + "\"}}");
    }

    private static ComputerVision client(RunningServer server, String key) {
        return ComputerVisionManager.authenticate(server.endpoint() + "/vision/" + VERSION + "/", key)
                .withEndpoint(server.endpoint())
                .computerVision();
    }
}
